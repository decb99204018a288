import type { Metadata } from 'next';
import { ActivityPane, InWorkPane } from '@/components/editors/dashboard/activity';
import { CountdownPlate } from '@/components/editors/dashboard/countdown-plate';
import { EditionNow } from '@/components/editors/dashboard/edition-now';
import { HeldJobs } from '@/components/editors/dashboard/held-jobs';
import { MostReadPane } from '@/components/editors/dashboard/most-read';
import { NoEdition } from '@/components/editors/dashboard/no-edition';
import { SubscribersPane } from '@/components/editors/dashboard/subscribers';
import { TodoPane } from '@/components/editors/dashboard/todo';
import { DeskPage } from '@/components/editors/desk-page';
import { StoppedSends } from '@/components/newsletter/desk/stopped-sends';
import { findEditionInWork, listActivity, listStoriesInWork } from '@/lib/briefings/dashboard-queries';
import { listHeld } from '@/lib/briefings/job-queries';
import { listMostRead, weekTo } from '@/lib/briefings/most-read';
import { dateInZone, formatInstant } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { findMembership } from '@/lib/newsletter/membership-queries';
import { listStopped } from '@/lib/newsletter/send-queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Dashboard' };

/** How much of each list fits beside the others. */
const MOST = { read: 5, acts: 12, stories: 8 };

/** How far back the list of subscribers is drawn. */
const WEEKS = 12;

export default async function DashboardPage() {
  const { actor } = await requireEditor();
  const [now, settings] = [new Date(), await getSettings()];
  const { locale, slots: places } = settings;
  const today = dateInZone(now, settings.timeZone);
  const edition = await findEditionInWork(now);
  const { day, time } = formatInstant(now, settings);
  const mayArrange = may(actor, 'arrange');
  return (
    <DeskPage title="Dashboard" about={`${day}, ${time}`}>
      <HeldJobs jobs={await listHeld()} newsroom={settings} />
      {may(actor, 'send') && <StoppedSends sends={await listStopped()} />}
      {edition ? (
        <div className="ed-now">
          <EditionNow edition={edition} places={places} locale={locale} mayArrange={mayArrange} />
          <CountdownPlate edition={edition} now={now} newsroom={settings} />
        </div>
      ) : (
        <NoEdition mayArrange={mayArrange} />
      )}
      <div className="g2">
        <div className="stack">
          {edition && <TodoPane edition={edition} places={places} />}
          <SubscribersPane membership={await findMembership(now, WEEKS)} locale={locale} />
          <MostReadPane pages={await listMostRead(today, MOST.read)} days={weekTo(today)} locale={locale} />
        </div>
        {may(actor, 'audit') ? (
          <ActivityPane acts={await listActivity(MOST.acts)} now={now} newsroom={settings} />
        ) : (
          <InWorkPane stories={await listStoriesInWork(MOST.stories)} />
        )}
      </div>
    </DeskPage>
  );
}
