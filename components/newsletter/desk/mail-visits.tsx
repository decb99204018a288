import Link from 'next/link';
import { Pane } from '@/components/editors/desk-page';

type MailVisitsProps = { visits: { path: string; title: string; visits: number }[] };

/** How often each link of the mail was followed. Visits, not people: who comes twice counts twice. */
export function MailVisits({ visits }: MailVisitsProps) {
  return (
    <Pane id="visits" title="Visits from the mail" aside={<span className="meta">Counted without who came</span>}>
      {visits.length === 0 ? (
        <p className="empty">None yet.</p>
      ) : (
        <table className="tbl">
          <caption className="vh">Visits from the mail, by link</caption>
          <thead>
            <tr>
              <th scope="col">Link</th>
              <th scope="col" className="r">
                Visits
              </th>
            </tr>
          </thead>
          <tbody>
            {visits.map((row) => (
              <tr key={row.path}>
                <td>
                  <Link href={row.path} prefetch={false}>
                    {row.title}
                  </Link>
                </td>
                <td className="r">{row.visits.toLocaleString('en-GB')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  );
}
