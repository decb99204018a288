import { findEditionOf, findLatestBriefing, findPublishedBriefing } from '@/lib/briefings/queries';
import { formatDate, formatLongDate } from '@/lib/dates';
import type { Settings } from '@/lib/settings';
import { findPublishedStory } from '@/lib/stories/queries';
import { readingMinutes } from '@/lib/stories/rules';
import { drawable } from './card-fonts';

/** What a share card says, all of it drawable. `headlines` for a briefing, `headline` for anything else. */
export type CardFacts = {
  headline: string;
  headlines: { rank: number; headline: string }[];
  mark: string;
  lines: [string, string];
  edition: { number: number; date: string; label: string } | undefined;
};

/** The card of a published story; of one on its own, without a rank. */
export async function findStoryCard(slug: string, settings: Settings): Promise<CardFacts | undefined> {
  const story = await findPublishedStory(slug);
  if (!story) return undefined;
  const edition = await findEditionOf(slug);
  return {
    headline: drawable(story.headline),
    headlines: [],
    mark: edition ? String(edition.rank) : '',
    lines: [drawable(story.topics[0]?.name ?? ''), `${readingMinutes(story.words)} min read`],
    edition: edition && hanging(edition, settings),
  };
}

/** The card of a published briefing: its headlines. */
export async function findBriefingCard(slug: string, settings: Settings): Promise<CardFacts | undefined> {
  const briefing = await findPublishedBriefing(slug);
  if (!briefing) return undefined;
  return {
    headline: drawable(formatLongDate(briefing.editionDate, settings.locale)),
    headlines: briefing.stories.map(({ rank, headline }) => ({ rank, headline: drawable(headline) })),
    mark: String(briefing.number),
    lines: ['The briefing', `${briefing.stories.length} stories, ranked`],
    edition: hanging(briefing, settings),
  };
}

/** The card of the site itself, with its newest edition. */
export async function getSiteCard(settings: Settings): Promise<CardFacts> {
  const latest = await findLatestBriefing();
  return {
    headline: drawable(settings.strapline),
    headlines: [],
    mark: String(settings.slots),
    lines: [drawable(settings.motto), drawable(settings.beat)],
    edition: latest && hanging(latest, settings),
  };
}

function hanging({ number, editionDate }: { number: number; editionDate: string }, { locale }: Settings) {
  return { number, date: editionDate, label: drawable(`No. ${number}, ${formatDate(editionDate, locale)}`) };
}
