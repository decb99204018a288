import { Pane } from '@/components/editors/desk-page';
import type { Newsroom } from '@/lib/dates';
import type { Counts, findReport, SendSummary } from '@/lib/newsletter/send-queries';
import { Figures } from './figures';
import { MailVersions } from './mail-versions';

type Props = {
  send: SendSummary;
  report: Awaited<ReturnType<typeof findReport>>;
  counts: Counts;
  newsroom: Newsroom;
};

/** The statement: addressed is the sum of what follows, to the recipient. Then who got which version, and by domain. */
export function SendReport({ send, report, counts, newsroom }: Props) {
  const addressed = send.addressed ?? 0;
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
    <>
      <Back report={report} accepted={counts.accepted} newsroom={newsroom} />
      <div className="g2">
        <Pane id="statement" title="Statement">
          <Figures
            caption="Statement"
            heads={['What', 'Mails']}
            rows={lines.map(([words, count]) => [words, figure(count)])}
          />
        </Pane>
        <Pane id="domains" title="By mailbox provider" aside={<span className="meta">The ten largest domains</span>}>
          <Figures
            caption="By mailbox provider"
            heads={['Domain', 'Accepted', 'Refused', 'Came back']}
            rows={report.domains.map((row) => [
              row.domain,
              figure(row.accepted),
              figure(row.refused),
              figure(row.returned),
            ])}
          />
        </Pane>
      </div>
      <MailVersions send={send} versions={report.versions} newsroom={newsroom} />
    </>
  );
}

/** What was heard after the mail server had taken them. */
function Back({ report: { back }, accepted, newsroom }: { accepted: number } & Pick<Props, 'report' | 'newsroom'>) {
  const share = (number: number) =>
    accepted > 0 && number > 0
      ? `, ${(number / accepted).toLocaleString(newsroom.locale, { style: 'percent', maximumFractionDigits: 2 })}`
      : '';
  const lines: [string, number][] = [
    ['came back', back.bounced],
    ['complaints', back.complaints],
    ['have left since', back.left],
  ];
  return (
    <Pane id="back" title="Heard since" aside={<span className="meta">Of those the mail server took</span>}>
      <dl className="stats send-back">
        {lines.map(([words, number]) => (
          <div key={words} className="stat">
            <dd>
              <b>{number.toLocaleString(newsroom.locale)}</b>
            </dd>
            <dt className="meta">
              {words}
              {share(number)}
            </dt>
          </div>
        ))}
      </dl>
    </Pane>
  );
}
