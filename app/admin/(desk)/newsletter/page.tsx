import type { Metadata } from 'next';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { PlanSendForm } from '@/components/newsletter/desk/plan-send-form.client';
import { SendTable } from '@/components/newsletter/desk/send-table';
import { TestMail } from '@/components/newsletter/desk/test-mail.client';
import { requireEditor } from '@/lib/editors/auth';
import { canSendMail } from '@/lib/email';
import { countAudience, listSends, listToSend } from '@/lib/newsletter/send-queries';
import { getSettings } from '@/lib/settings';
import { planSendAct, testMailAct } from './actions';

export const metadata: Metadata = { title: 'Newsletter' };

/** What was sent, what is being sent, what is planned. */
export default async function NewsletterPage() {
  const { email } = await requireEditor('send');
  const newsroom = await getSettings();
  const { readers } = await countAudience(new Date());
  const editions = await listToSend();
  const about = canSendMail()
    ? `${readers.toLocaleString(newsroom.locale)} get the next one`
    : 'No mail server is set up: mail is kept in the outbox';
  return (
    <DeskPage
      title="Newsletter"
      about={about}
      acts={editions.length > 0 && <TestMail editions={editions} email={email} act={testMailAct} />}
    >
      <Pane id="plan" title="Send an edition">
        <PlanSendForm editions={editions} readers={readers} newsroom={newsroom} act={planSendAct} />
      </Pane>
      <Pane id="sends" title="Sends">
        <SendTable sends={await listSends(100)} newsroom={newsroom} />
      </Pane>
    </DeskPage>
  );
}
