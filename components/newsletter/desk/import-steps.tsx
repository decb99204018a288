const STEPS = ['Choose a file', 'Match the columns', 'Check', 'Import'] as const;

export type ImportStep = (typeof STEPS)[number];

/** Where somebody is on the way of an import; none is current when it is over. */
export function ImportSteps({ current }: { current: ImportStep | undefined }) {
  const at = current ? STEPS.indexOf(current) : STEPS.length;
  return (
    <ol className="steps plain-list">
      {STEPS.map((step, index) => (
        <li key={step} className={index < at ? 'ok' : undefined} aria-current={index === at ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  );
}
