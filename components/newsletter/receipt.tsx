import type { ReactNode } from 'react';

/** A receipt for £0.00, as long as it takes: who it is from, when, what for. */
export function Receipt({
  from,
  when,
  lines,
  total,
  children,
}: {
  from: string;
  when: string;
  lines: [what: string, price: string][];
  total: [what: string, price: string];
  children?: ReactNode;
}) {
  return (
    <div className="receipt">
      <p className="receipt__top">
        <b>{from}</b>
        <span>{when}</span>
      </p>
      <div className="receipt__rule" />
      {lines.map((line) => (
        <Line key={line[0]} line={line} />
      ))}
      {lines.length > 1 && <div className="receipt__rule" />}
      <Line line={total} isTotal />
      {children}
    </div>
  );
}

function Line({ line: [what, price], isTotal }: { line: [string, string]; isTotal?: boolean }) {
  return (
    <p className={`receipt__line ${isTotal ? 'receipt__total' : ''}`}>
      <span>{what}</span> <span>{price}</span>
    </p>
  );
}
