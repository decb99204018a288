import { Pane } from '@/components/editors/desk-page';
import { Moment } from '@/components/ui/moment';
import type { Newsroom } from '@/lib/dates';
import type { findReport, SendSummary } from '@/lib/newsletter/send-queries';

type Props = {
  send: SendSummary;
  versions: Awaited<ReturnType<typeof findReport>>['versions'];
  newsroom: Newsroom;
};

/** Which mail went to how many, each as it was sent. */
export function MailVersions({ send, versions, newsroom }: Props) {
  return (
    <Pane id="versions" title="Versions of the mail">
      <table className="tbl tbl--fits">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Subject</th>
            <th scope="col">Made</th>
            <th scope="col" className="r">
              Went to
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, subject, madeAt, count }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>
                <a href={`/admin/preview/sends/${send.id}/${number}`}>{subject}</a>
              </td>
              <td>
                <Moment at={madeAt} newsroom={newsroom} />
              </td>
              <td className="r">{count.toLocaleString(newsroom.locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  );
}
