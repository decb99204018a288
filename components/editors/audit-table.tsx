import type { AuditChange } from '@/lib/editors/audit-changes';
import { capitalised } from '@/lib/words';

/** An act as the log shows it; `when` is on the newsroom's clock. */
export type ShownAct = {
  id: number;
  at: string;
  when: string;
  actor: string;
  act: string;
  subject: string;
  address: string;
  changes: AuditChange[];
};

/** The log: each act in a row, and behind what it was done to, what changed. */
export function AuditTable({ acts }: { acts: ShownAct[] }) {
  if (acts.length === 0) return <p className="empty">The log has nothing like this.</p>;
  return (
    <table className="tbl tbl--stack audit">
      <caption className="vh">Acts, the latest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.id}>
            <td>
              <time dateTime={act.at}>{act.when}</time>
            </td>
            <td>
              <b>{act.actor}</b>
            </td>
            <td className="full">{capitalised(act.act)}</td>
            <td className="full">
              <Subject {...act} />
            </td>
            <td className="full">{act.address}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ subject, changes }: ShownAct) {
  if (changes.length === 0) return subject;
  return (
    <details>
      <summary>{subject}</summary>
      <dl>
        {changes.map(({ field, pieces }) => (
          <Change key={field} field={field} pieces={pieces} />
        ))}
      </dl>
    </details>
  );
}

function Change({ field, pieces }: AuditChange) {
  return (
    <>
      <dt>{field}</dt>
      <dd>
        {pieces.map(({ change, text }, index) => {
          if (change === 'same') return text;
          const Changed = change === 'in' ? 'ins' : 'del';
          return <Changed key={index}>{text}</Changed>;
        })}
      </dd>
    </>
  );
}
