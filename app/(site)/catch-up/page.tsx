import type { Metadata } from 'next';
import { CatchUp } from '@/components/briefings/catch-up';
import { ReaderPage } from '@/components/site/reader-page';
import { listEditionDates, listNumberOnesSince } from '@/lib/briefings/catch-up';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { isPlainDate } from '@/lib/dates';
import { headFor } from '@/lib/head';
import { getSettings } from '@/lib/settings';

type Props = { searchParams: Promise<{ since?: string | string[] }> };

/** One address for search engines, whatever the day. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const settings = await getSettings();
  const head = headFor(settings, {
    title: 'Catch me up',
    description: `Been away? The number one of every ${settings.siteName} edition since the day you choose.`,
    path: '/catch-up',
  });
  return { ...head, robots: { index: (await searchParams).since === undefined, follow: true } };
}

/** How many editions back the ready-made choices reach. */
const CHOICES = [2, 4, 8, 13];

export default async function CatchUpPage({ searchParams }: Props) {
  const settings = await getSettings();
  const since = [(await searchParams).since ?? ''].flat()[0]!;
  const dates = await listEditionDates(Math.max(...CHOICES));
  const isDay = isPlainDate(since);
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/catch-up">
      <CatchUp
        since={since}
        problem={
          since && !isDay
            ? 'That is not a day we know. Write it as year, month and day, such as 2020-07-24.'
            : undefined
        }
        choices={CHOICES.flatMap((editions) => (dates[editions - 1] ? [{ editions, date: dates[editions - 1]! }] : []))}
        stories={isDay ? await listNumberOnesSince(since) : undefined}
        newsroom={settings}
      />
    </ReaderPage>
  );
}
