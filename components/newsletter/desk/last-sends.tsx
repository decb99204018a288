import Link from 'next/link';
import { Pane } from '@/components/editors/desk-page';
import type { LastSend } from '@/lib/newsletter/last-sends';

type LastSendsProps = {
  sends: LastSend[];
  /** The one whose report this is. */
  current: number;
  locale: string;
  countsVisits: boolean;
};

/** The last editions that were sent, beside each other. */
export function LastSends({ sends, current, locale, countsVisits }: LastSendsProps) {
  const percent = (share: number) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Pane
      id="last"
      title="The last editions"
      aside={countsVisits && <span className="meta">Visits, as a share of those sent</span>}
    >
      <table className="tbl tbl--fits" aria-label="The last editions">
        <thead>
          <tr>
            <th scope="col">Edition</th>
            <th scope="col">Led with</th>
            <th scope="col" className="r">
              Sent
            </th>
            {countsVisits && (
              <th scope="col" className="r">
                Visits
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sends.map(({ id, number, ledWith, sent, visits }) => (
            <tr key={id} className={id === current ? 'is-current' : undefined}>
              <td>
                <Link
                  href={`/admin/newsletter/${id}`}
                  prefetch={false}
                  aria-current={id === current ? 'page' : undefined}
                >
                  No. {number}
                </Link>
              </td>
              <td>{ledWith}</td>
              <td className="r">{sent.toLocaleString(locale)}</td>
              {countsVisits && <td className="r">{sent > 0 ? percent(visits / sent) : ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  );
}
