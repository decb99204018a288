import type { Metadata } from 'next';
import { DeskPage } from '@/components/editors/desk-page';
import { MailList } from '@/components/editors/mail-list';
import { canSendMail, listMails } from '@/lib/email';
import { requireEditor } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Outbox' };

const PAGE = 50;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

/** The desk's own mail: what was sent, what waits, and, without a mail server, what is kept to be read here. */
export default async function OutboxPage({ searchParams }: Props) {
  await requireEditor('settings');
  const before = Number((await searchParams).before);
  const limit = PAGE + 1;
  const mails = await listMails(Number.isSafeInteger(before) && before > 0 ? { before, limit } : { limit });
  const next = mails.length > PAGE ? mails[PAGE - 1]!.id : undefined;
  return (
    <DeskPage
      title="Outbox"
      about={canSendMail() ? 'Mail leaves by the mail server' : 'No mail server is set up: mail is kept here'}
    >
      <MailList mails={mails.slice(0, PAGE)} newsroom={await getSettings()} />
      {next && (
        <p>
          <a className="cbtn" href={`/admin/outbox?before=${next}`}>
            Earlier mail
          </a>
        </p>
      )}
    </DeskPage>
  );
}
