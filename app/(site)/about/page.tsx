import type { Metadata } from 'next';
import { ReaderPage } from '@/components/site/reader-page';
import { StandingPage } from '@/components/site/standing-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { weekdayName } from '@/lib/dates';
import { headFor } from '@/lib/head';
import { getSettings } from '@/lib/settings';
import { inWords } from '@/lib/words';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  const { siteName, beat } = settings;
  return headFor(settings, {
    title: 'How we rank',
    description: `What ${siteName} is, and how its desk chooses and ranks the ${beat} stories of the week.`,
    path: '/about',
  });
}

export default async function AboutPage() {
  const settings = await getSettings();
  const { siteName, beat, slots, publishWeekday, publishTime, locale } = settings;
  const many = inWords(slots);
  const day = weekdayName(publishWeekday, locale);
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/about">
      <StandingPage
        title="How we rank"
        standfirst={`${siteName} publishes the ${many} ${beat} stories that matter most, ranked, every ${day} at ${publishTime}. Then it stops.`}
      >
        <h2>What a rank means</h2>
        <p>
          Number 1 is the story we would tell you if there were time for only one. The others follow in the order in
          which we would tell them. A rank is a judgement about this week alone: a number 4 in a week full of news may
          weigh more than a number 1 in August.
        </p>
        <h2>What we ask of a story</h2>
        <ul>
          <li>Does it change what somebody in the trade has to decide, and how soon?</li>
          <li>How many people does it reach: shoppers, workers, suppliers?</li>
          <li>Is it new, or the same thing said again?</li>
          <li>Can it be checked? A story needs at least one source that readers can look up, and names it.</li>
        </ul>
        <h2>What you will not find</h2>
        <p>
          More than {many} stories, endless scrolling, or anything paid for. Nobody can buy a place or a rank, and
          nobody sees a story before it is published.
        </p>
        <p>
          An edition keeps its ranks for good. If a story turns out to be wrong we <a href="/corrections">correct it</a>{' '}
          in the open; if it has to be withdrawn, its place stays empty and its address says why. Our rules for that are
          on the page about <a href="/standards">standards</a>.
        </p>
      </StandingPage>
    </ReaderPage>
  );
}
