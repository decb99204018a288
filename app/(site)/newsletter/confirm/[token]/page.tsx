import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  AlreadyOnTheList,
  Moved,
  OnTheList,
  PastItsDate,
  PressTheButton,
} from '@/components/newsletter/confirmation-note';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing, type PublishedBriefing } from '@/lib/briefings/queries';
import { formatInstant, weekdayName } from '@/lib/dates';
import { findConfirmation, type Confirmation } from '@/lib/newsletter/confirm';
import { settingsPath } from '@/lib/newsletter/links';
import { sealStep } from '@/lib/newsletter/sealed-step';
import { LINK_HOURS, nextEdition } from '@/lib/newsletter/sign-up-words';
import { briefingPath } from '@/lib/paths';
import { getSettings, type Settings } from '@/lib/settings';
import { inWords } from '@/lib/words';

export const metadata: Metadata = { title: 'Your newsletter', robots: { index: false } };

/** Where the link in a mail leads. Opening it changes nothing; its button does. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const now = new Date();
  const found = await findConfirmation(token, now);
  if (found.state === 'gone') notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  return (
    <ReaderPage settings={settings} latest={latest}>
      <h1 className="vh">Your {settings.siteName} newsletter</h1>
      <Note found={found} token={token} settings={settings} latest={latest} now={now} />
    </ReaderPage>
  );
}

type NoteProps = {
  found: Exclude<Confirmation, { state: 'gone' }>;
  token: string;
  settings: Settings;
  latest: PublishedBriefing | undefined;
  now: Date;
};

function Note({ found, token, settings, latest, now }: NoteProps) {
  const { email, subscriberId } = found.signUp;
  switch (found.state) {
    case 'open':
      return <PressTheButton email={email} isMove={subscriberId !== null} action={`/newsletter/confirm/${token}`} />;
    case 'expired': {
      const step = sealStep({ kind: 'wrong', email, through: 'newsletter', at: 0, problem: '', stamp: '' });
      return <PastItsDate hours={LINK_HOURS} again={subscriberId ? undefined : `/newsletter/again/${step}`} />;
    }
    case 'joined': {
      const edition = latest && {
        ...{ number: latest.number, path: briefingPath(latest.slug) },
        stories: inWords(latest.stories.length),
      };
      return <OnTheList next={nextEdition(now, settings).words} latest={edition} />;
    }
    case 'already': {
      const since = formatInstant(found.subscriber.joinedAt, settings).date;
      const weekday = weekdayName(settings.publishWeekday, settings.locale);
      return <AlreadyOnTheList since={since} weekday={weekday} settings={settingsPath(found.subscriber)} />;
    }
    case 'moved':
      return <Moved email={found.subscriber.email} settings={settingsPath(found.subscriber)} />;
  }
}
