import { Pane } from '@/components/editors/desk-page';
import { Moment } from '@/components/ui/moment';
import type { Newsroom } from '@/lib/dates';
import type { Counts, findReport } from '@/lib/newsletter/send-queries';

type Props = {
  report: Awaited<ReturnType<typeof findReport>>;
  counts: Counts;
  addressed: number;
  newsroom: Newsroom;
};

/** The statement: addressed is the sum of what follows, to the recipient. Then who got which version, and by domain. */
export function SendReport({ report, counts, addressed, newsroom }: Props) {
  const figure = (number: number) => number.toLocaleString(newsroom.locale);
  const open = counts.waiting + counts.claimed;
  const lines: [string, number][] = [
    ['Addressed', addressed],
    [report.kept > 0 ? 'Kept in the outbox' : 'Accepted', counts.accepted],
    ['Refused', counts.refused],
    ...report.excluded.map(({ reason, count }): [string, number] => [`Excluded: ${reason}`, count]),
    ['Uncertain', counts.uncertain],
    ...(open > 0 ? [['Still open', open] as [string, number]] : []),
  ];
  return (
    <div className="g2">
      <Pane id="statement" title="Statement">
        <Figures
          caption="Statement"
          heads={['What', 'Mails']}
          rows={lines.map(([words, count]) => [words, figure(count)])}
        />
      </Pane>
      <Pane id="domains" title="By domain" aside={<span className="meta">The ten largest</span>}>
        <Figures
          caption="By domain"
          heads={['Domain', 'Accepted', 'Refused', 'Came back']}
          rows={report.domains.map((row) => [
            row.domain,
            figure(row.accepted),
            figure(row.refused),
            figure(row.returned),
          ])}
        />
      </Pane>
      <Pane id="versions" title="Versions of the mail">
        <table className="tbl">
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
            {report.versions.map(({ number, subject, madeAt, count }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{subject}</td>
                <td>
                  <Moment at={madeAt} newsroom={newsroom} />
                </td>
                <td className="r">{figure(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Pane>
    </div>
  );
}

function Figures({ caption, heads, rows }: { caption: string; heads: string[]; rows: string[][] }) {
  return (
    <table className="tbl" aria-label={caption}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" className={index > 0 ? 'r' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((each, index) => (
              <td key={heads[index + 1]} className="r">
                {each}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
