/** Two sentences or fewer, between two rules, before the rest of the text. */
export function WhyItMatters({ text }: { text: string }) {
  return (
    <section className="why" aria-labelledby="why">
      <h2 className="why__head" id="why">
        <span>Why it matters</span>
      </h2>
      <p>{text}</p>
    </section>
  );
}
