import { EditionBarcode } from '@/components/briefings/edition-barcode';
import { Pane } from '@/components/editors/desk-page';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { Counts, findReport, SendSummary } from '@/lib/newsletter/send-queries';
import { Receipt } from '../receipt';

type SendReceiptProps = {
  send: SendSummary & { editionDate: string; startedAt: Date; endedAt: Date };
  counts: Counts;
  report: Awaited<ReturnType<typeof findReport>>;
  siteName: string;
  newsroom: Newsroom;
};

/** What a send came to, as a receipt. */
export function SendReceipt({ send, counts, report, siteName, newsroom }: SendReceiptProps) {
  const { number, editionDate, startedAt, endedAt, addressed } = send;
  const figure = (count: number) => count.toLocaleString(newsroom.locale);
  const minutes = Math.max(1, Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000));
  return (
    <Pane id="receipt" title="Receipt">
      <div className="send-receipt">
        <Receipt
          from={`${siteName} No. ${number}`}
          when={formatMoment(startedAt, newsroom)}
          lines={[
            ['Addressed', figure(addressed ?? 0)],
            [report.kept > 0 ? 'Kept in the outbox' : 'Accepted', figure(counts.accepted)],
            ['Came back', figure(report.back.bounced)],
          ]}
          total={['Minutes at the till', figure(minutes)]}
        >
          <EditionBarcode number={number} date={editionDate} />
        </Receipt>
      </div>
    </Pane>
  );
}
