import Link from 'next/link';
import { Status } from '@/components/editors/desk-page';
import { Moment } from '@/components/ui/moment';
import type { Newsroom } from '@/lib/dates';
import type { SendSummary } from '@/lib/newsletter/send-queries';

const STATES = {
  planned: ['Planned', 'edit'],
  held: ['Waits for a person', 'bad'],
  sending: ['Sending', 'warn'],
  paused: ['Paused', 'warn'],
  done: ['Finished', 'ready'],
  cancelled: ['Cancelled', undefined],
} as const;

/** The sends in a table, each leading to its own page. */
export function SendTable({ sends, newsroom }: { sends: SendSummary[]; newsroom: Newsroom }) {
  if (sends.length === 0) return <p className="pane__empty">Nothing was sent yet.</p>;
  return (
    <table className="tbl tbl--fits">
      <thead>
        <tr>
          <th scope="col">Edition</th>
          <th scope="col">State</th>
          <th scope="col">When</th>
          <th scope="col" className="tbl__more">
            Ordered by
          </th>
          <th scope="col" className="r">
            Addressed
          </th>
        </tr>
      </thead>
      <tbody>
        {sends.map(({ id, number, title, status, dueAt, startedAt, orderedBy, addressed }) => {
          const [words, kind] = STATES[status];
          return (
            <tr key={id}>
              <td>
                <Link className="hl" href={`/admin/newsletter/${id}`} prefetch={false}>
                  No. {number}: {title}
                </Link>
              </td>
              <td>
                <Status {...(kind && { kind })}>{words}</Status>
              </td>
              <td>
                <Moment at={startedAt ?? dueAt} newsroom={newsroom} />
              </td>
              <td className="tbl__more">{orderedBy}</td>
              <td className="r">{addressed?.toLocaleString(newsroom.locale) ?? ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
