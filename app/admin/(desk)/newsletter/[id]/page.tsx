import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { LastSends } from '@/components/newsletter/desk/last-sends';
import { MailVisits } from '@/components/newsletter/desk/mail-visits';
import { SendActs, UncertainActs } from '@/components/newsletter/desk/send-acts.client';
import { SendProgress } from '@/components/newsletter/desk/send-progress.client';
import { SendReceipt } from '@/components/newsletter/desk/send-receipt';
import { SendReport } from '@/components/newsletter/desk/send-report';
import { SendRows } from '@/components/newsletter/desk/send-rows';
import { VisitHours } from '@/components/newsletter/desk/visit-hours';
import { Icon } from '@/components/ui/icon';
import { formatMoment, type Newsroom } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { listLastSends } from '@/lib/newsletter/last-sends';
import { listMailVisits, listVisitHours } from '@/lib/newsletter/mail-visits';
import { findReport, findSend, findSendNow, listRows, type SendSummary } from '@/lib/newsletter/send-queries';
import { getSettings } from '@/lib/settings';
import { decideUncertainAct, steerSendAct } from './actions';

type Props = { params: Promise<{ id: string }> };

const SHOWN = 100;

export const metadata: Metadata = { title: 'Sending' };

export default async function SendPage({ params }: Props) {
  const { actor } = await requireEditor('send');
  const { id: given } = await params;
  const id = /^[1-9]\d{0,14}$/.test(given) ? Number(given) : 0;
  const [send, now] = [await findSend(id), await findSendNow(id, new Date())];
  if (!send || !now) notFound();
  const newsroom = await getSettings();
  const showsAddresses = may(actor, 'subscribers');
  const rows = (status: 'refused' | 'uncertain') =>
    showsAddresses ? listRows(id, status, SHOWN) : Promise.resolve([]);
  const isOver = send.status === 'done' || send.status === 'cancelled';
  const { counts } = now;
  const report = send.startedAt ? await findReport(id) : undefined;
  const { startedAt, endedAt } = send;
  return (
    <DeskPage
      title={`${isOver ? 'Report' : 'Sending'}, No. ${send.number}`}
      about={when(send, newsroom)}
      acts={
        showsAddresses && (
          <a className="cbtn" href={`/api/desk/sends/${id}/statement.csv`} download>
            <Icon name="download" />
            CSV
          </a>
        )
      }
    >
      <SendActs key={send.status} id={id} status={send.status} act={steerSendAct} />
      <SendProgress id={id} first={now} limit={newsroom.mailsPerSecond * 60} newsroom={newsroom} />
      {counts.uncertain > 0 && (
        <Pane id="uncertain" title="Uncertain">
          <p>
            The process or the connection ended between the end of these mails and the answer. The server may have taken
            them or not.
          </p>
          <UncertainActs id={id} act={decideUncertainAct} />
          <SendRows rows={await rows('uncertain')} count={counts.uncertain} showsAddresses={showsAddresses} />
        </Pane>
      )}
      {report && <SendReport {...{ send, counts, newsroom, report }} />}
      {newsroom.countsClicks && startedAt && (
        <div className="g2">
          <MailVisits visits={await listMailVisits(send.number)} />
          <VisitHours
            hours={await listVisitHours({ number: send.number, startedAt }, new Date())}
            newsroom={newsroom}
          />
        </div>
      )}
      {counts.refused > 0 && (
        <Pane id="refused" title="Refused">
          <SendRows rows={await rows('refused')} count={counts.refused} showsAddresses={showsAddresses} />
        </Pane>
      )}
      {isOver && report && startedAt && endedAt && (
        <div className="g-21">
          <LastSends
            sends={await listLastSends()}
            current={id}
            locale={newsroom.locale}
            countsVisits={newsroom.countsClicks}
          />
          <SendReceipt
            send={{ ...send, startedAt, endedAt }}
            {...{ counts, newsroom, siteName: newsroom.siteName, report }}
          />
        </div>
      )}
    </DeskPage>
  );
}

function when({ startedAt, endedAt, dueAt }: SendSummary, newsroom: Newsroom): string {
  if (!startedAt) return `Planned for ${formatMoment(dueAt, newsroom)}`;
  const begun = `Begun ${formatMoment(startedAt, newsroom)}`;
  return endedAt ? `${begun}, over ${formatMoment(endedAt, newsroom)}` : begun;
}
