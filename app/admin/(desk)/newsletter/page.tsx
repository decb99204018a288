import type { Metadata } from 'next';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { PlanSendForm } from '@/components/newsletter/desk/plan-send-form.client';
import { SendTable } from '@/components/newsletter/desk/send-table';
import { requireEditor } from '@/lib/editors/auth';
import { canSendMail } from '@/lib/email';
import { countAudience, listSends, listToSend } from '@/lib/newsletter/send-queries';
import { getSettings } from '@/lib/settings';
import { planSendAct } from './actions';

export const metadata: Metadata = { title: 'Newsletter' };

/** What was sent, what is being sent, what is planned. */
export default async function NewsletterPage() {
  await requireEditor('send');
  const newsroom = await getSettings();
  const { readers } = await countAudience(new Date());
  const about = canSendMail()
    ? `${readers.toLocaleString(newsroom.locale)} get the next one`
    : 'No mail server is set up: mail is kept in the outbox';
  return (
    <DeskPage title="Newsletter" about={about}>
      <Pane id="plan" title="Send an edition">
        <PlanSendForm editions={await listToSend()} readers={readers} newsroom={newsroom} act={planSendAct} />
      </Pane>
      <Pane id="sends" title="Sends">
        <SendTable sends={await listSends(100)} newsroom={newsroom} />
      </Pane>
    </DeskPage>
  );
}
