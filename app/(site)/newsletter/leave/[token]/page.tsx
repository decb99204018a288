import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CheckedOut } from '@/components/newsletter/checked-out';
import { LeaveForm } from '@/components/newsletter/leave-form';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { formatInstant } from '@/lib/dates';
import { findByLink, settingsPath } from '@/lib/newsletter/links';
import { sealStep } from '@/lib/newsletter/sealed-step';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Leave the list', robots: { index: false } };

/** Where the link "Unsubscribe" of a mail leads. Opening it changes nothing: programs that look at mails open links. */
export default async function LeavePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const subscriber = await findByLink(token, 'leave');
  if (!subscriber) notFound();
  const settings = await getSettings();
  const { email, endedAt } = subscriber;
  const { day, time } = formatInstant(endedAt ?? new Date(), settings);
  const again = sealStep({ kind: 'wrong', email, through: 'newsletter', at: 0, problem: '', stamp: '' });
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()}>
      {endedAt ? (
        <CheckedOut
          email={email}
          siteName={settings.siteName}
          when={`${day}, ${time}`}
          again={`/newsletter/again/${again}`}
          settings={settingsPath(subscriber)}
        />
      ) : (
        <LeaveForm
          email={email}
          siteName={settings.siteName}
          action={`/newsletter/leave/${token}`}
          settings={settingsPath(subscriber)}
        />
      )}
    </ReaderPage>
  );
}
