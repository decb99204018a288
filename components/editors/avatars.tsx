/** "EI" for Ed Itor, "AD" for Ada: what fits into a small circle. The whole name is always in words beside it. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0]!, parts.at(-1)!].map(first) : [...parts[0]!].slice(0, 2);
  return letters.join('').toLocaleUpperCase('en-GB');
}

const first = (word: string) => [...word][0] ?? '';

/** So many are shown by themselves; the rest as a number. */
const MOST = 4;

/** Who is here, as small circles, with the names for those who cannot see them. */
export function Avatars({ names, label = 'Here now' }: { names: string[]; label?: string }) {
  if (names.length === 0) return null;
  const beyond = names.length - MOST;
  return (
    <span className="avas" role="img" aria-label={`${label}: ${names.join(', ')}`} title={names.join(', ')}>
      {names.slice(0, MOST).map((name, index) => (
        <span key={name} className={`ava ava--${(index % 3) + 1}`} aria-hidden="true">
          {initials(name)}
        </span>
      ))}
      {beyond > 0 && (
        <span className="ava" aria-hidden="true">
          +{beyond}
        </span>
      )}
    </span>
  );
}
