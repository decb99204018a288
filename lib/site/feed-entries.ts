import { formatLongDate, formatInstant } from '@/lib/dates';
import { briefingPath, storyPath } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import { documentHtml, escapeHtml } from '@/lib/stories/html';
import type { PublishedStory } from '@/lib/stories/queries';
import { capitalised } from '@/lib/words';
import type { BriefingInFull } from './feed-queries';

/** One entry of a feed, in whatever format. `html` is safe as it is; the other texts are plain. */
export type FeedEntry = {
  /** The same for ever, whatever the address (RFC 4151). */
  id: string;
  title: string;
  link: string;
  summary: string;
  html: string;
  published: Date;
  /** Moves on with a correction. */
  updated: Date;
  categories: string[];
};

type Surroundings = { settings: Settings; siteUrl: string };

/** A briefing: its introduction, then its stories in full, in the order of their rank. */
export function briefingEntry(briefing: BriefingInFull, { settings, siteUrl }: Surroundings): FeedEntry {
  const { number, title, editionDate, slug, intro, publishedAt, stories, inFull } = briefing;
  const parts = inFull.map((story) => {
    const ranked = stories.find((each) => each.slug === story.slug)!;
    const link = escapeHtml(siteUrl + storyPath(story.slug));
    const head = `<h2>${ranked.rank}. <a href="${link}">${escapeHtml(ranked.headline)}</a></h2>`;
    return head + storyHtml(story, { settings, siteUrl });
  });
  return {
    id: tag(siteUrl, editionDate, `briefing/${number}`),
    title: `No. ${number}: ${title}`,
    link: siteUrl + briefingPath(slug),
    summary: `${formatLongDate(editionDate, settings.locale)}. ${intro}`,
    html: `<p>${escapeHtml(intro)}</p>${parts.join('')}`,
    published: publishedAt,
    updated: newest([publishedAt, ...inFull.map(changedAt)]),
    categories: [...new Set(inFull.flatMap((story) => story.topics.map(({ name }) => name)))],
  };
}

/** A story on its own. */
export function storyEntry(story: PublishedStory, { settings, siteUrl }: Surroundings): FeedEntry {
  return {
    id: tag(siteUrl, story.firstPublishedAt.toISOString().slice(0, 10), `story/${story.id}`),
    title: story.headline,
    link: siteUrl + storyPath(story.slug),
    summary: story.standfirst,
    html: storyHtml(story, { settings, siteUrl }),
    published: story.firstPublishedAt,
    updated: changedAt(story),
    categories: story.topics.map(({ name }) => name),
  };
}

/** When a story was last published or put right. */
export function changedAt({ firstPublishedAt, lastUpdatedAt, corrections }: PublishedStory): Date {
  return newest([firstPublishedAt, lastUpdatedAt ?? firstPublishedAt, ...corrections.map((each) => each.publishedAt)]);
}

function storyHtml(story: PublishedStory, { settings, siteUrl }: Surroundings): string {
  return [
    `<p><strong>${escapeHtml(story.standfirst)}</strong></p>`,
    documentHtml(story.body, siteUrl),
    `<p><strong>Why it matters:</strong> ${escapeHtml(story.whyItMatters)}</p>`,
    ...story.corrections.map(({ kind, publishedAt, text }) => {
      const { date, time } = formatInstant(publishedAt, settings);
      return `<p><strong>${capitalised(kind)}, ${date}, ${time}:</strong> ${escapeHtml(text)}</p>`;
    }),
    `<p>Sources: ${story.sources.map(sourceHtml).join('; ')}</p>`,
  ].join('');
}

function sourceHtml({ publisher, title, url }: PublishedStory['sources'][number]): string {
  const words = escapeHtml(`${publisher}, ${title}`);
  return url ? `<a href="${escapeHtml(url)}">${words}</a>` : words;
}

/** RFC 4151: an authority, a day on which it had that name, and what it calls the thing. */
const tag = (siteUrl: string, day: string, name: string) => `tag:${new URL(siteUrl).hostname},${day}:${name}`;

const newest = (dates: Date[]) => new Date(Math.max(...dates.map((date) => date.getTime())));
