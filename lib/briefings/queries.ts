import { and, asc, between, count, desc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm';
import { cache } from 'react';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { companies, sources, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import type { Subject } from '@/lib/stories/queries';

/** An edition as a list shows it. */
export type BriefingSummary = { number: number; slug: string; title: string; editionDate: string };

/** A story as its briefing shows it. `rank` is its place; the headline is the slot's own if it has one. */
export type RankedStory = {
  rank: number;
  slug: string;
  headline: string;
  standfirst: string;
  whyItMatters: string;
  words: number;
  topics: Subject[];
  companies: Subject[];
  sources: number;
};

export type PublishedBriefing = BriefingSummary & { intro: string; publishedAt: Date; stories: RankedStory[] };

/** An edition in the list of earlier ones: the headlines of its stories in rank order. */
export type BriefingWithHeadlines = BriefingSummary & { headlines: string[] };

const summary = {
  number: briefings.number,
  slug: briefings.slug,
  title: briefings.title,
  editionDate: briefings.editionDate,
};

const isPublished = eq(briefings.status, 'published');

/** The newest published briefing, if there is any. */
export const findLatestBriefing = cache(() => findBriefing(isPublished));

/** The published briefing with this slug. A draft or a withdrawn one is not found. */
export const findPublishedBriefing = cache((slug: string) => findBriefing(and(isPublished, eq(briefings.slug, slug))!));

async function findBriefing(which: SQL): Promise<PublishedBriefing | undefined> {
  const [found] = await db()
    .select({ ...summary, id: briefings.id, intro: briefings.intro, publishedAt: briefings.publishedAt })
    .from(briefings)
    .where(which)
    .orderBy(desc(briefings.editionDate))
    .limit(1);
  if (!found) return undefined;
  const { id, publishedAt, ...briefing } = found;
  return { ...briefing, publishedAt: publishedAt!, stories: await listRankedStories(id) };
}

/** A withdrawn story leaves its place empty: the others keep the rank they were published with. */
async function listRankedStories(briefingId: number): Promise<RankedStory[]> {
  const ranked = await db()
    .select({
      id: stories.id,
      rank: slots.rank,
      slug: stories.slug,
      headline: stories.headline,
      headlineOverride: slots.headlineOverride,
      standfirst: stories.standfirst,
      whyItMatters: stories.whyItMatters,
      words: stories.words,
    })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(and(eq(slots.briefingId, briefingId), eq(stories.status, 'published')))
    .orderBy(asc(slots.rank));
  const ids = ranked.map((story) => story.id);
  const named = await listNames(ids);
  const counted = await db()
    .select({ storyId: sources.storyId, sources: count() })
    .from(sources)
    .where(inArray(sources.storyId, ids))
    .groupBy(sources.storyId);
  return ranked.map(({ id, headlineOverride, ...story }) => ({
    ...story,
    headline: headlineOverride ?? story.headline,
    topics: named.topics.get(id) ?? [],
    companies: named.companies.get(id) ?? [],
    sources: counted.find((row) => row.storyId === id)?.sources ?? 0,
  }));
}

async function listNames(ids: number[]) {
  const filed = await db()
    .select({ storyId: storyTopics.storyId, slug: topics.slug, name: topics.name })
    .from(storyTopics)
    .innerJoin(topics, eq(topics.id, storyTopics.topicId))
    .where(inArray(storyTopics.storyId, ids))
    .orderBy(asc(storyTopics.position));
  const about = await db()
    .select({ storyId: storyCompanies.storyId, slug: companies.slug, name: companies.name })
    .from(storyCompanies)
    .innerJoin(companies, eq(companies.id, storyCompanies.companyId))
    .where(inArray(storyCompanies.storyId, ids))
    .orderBy(asc(storyCompanies.position));
  return { topics: grouped(filed), companies: grouped(about) };
}

function grouped(rows: (Subject & { storyId: number })[]): Map<number, Subject[]> {
  const groups = new Map<number, Subject[]>();
  for (const { storyId, ...subject } of rows) groups.set(storyId, [...(groups.get(storyId) ?? []), subject]);
  return groups;
}

/** The published briefings before this date, newest first, at most `limit`. */
export function listEarlierBriefings(before: string, limit: number): Promise<BriefingWithHeadlines[]> {
  return listWithHeadlines(lt(briefings.editionDate, before), limit);
}

/** The published briefings of a year such as "2020", newest first. */
export function listBriefingsOfYear(year: string): Promise<BriefingWithHeadlines[]> {
  return listWithHeadlines(between(briefings.editionDate, `${year}-01-01`, `${year}-12-31`), 366);
}

/** How much has been published in all. */
export async function countPublished(): Promise<{ briefings: number; stories: number }> {
  return {
    briefings: await db().$count(briefings, isPublished),
    stories: await db().$count(stories, eq(stories.status, 'published')),
  };
}

async function listWithHeadlines(which: SQL, limit: number): Promise<BriefingWithHeadlines[]> {
  const earlier = await db()
    .select({ ...summary, id: briefings.id })
    .from(briefings)
    .where(and(isPublished, which))
    .orderBy(desc(briefings.editionDate))
    .limit(limit);
  const ids = earlier.map((briefing) => briefing.id);
  const rows = await db()
    .select({ id: slots.briefingId, headline: stories.headline, override: slots.headlineOverride })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(and(inArray(slots.briefingId, ids), eq(stories.status, 'published')))
    .orderBy(asc(slots.rank));
  return earlier.map(({ id, ...briefing }) => ({
    ...briefing,
    headlines: rows.filter((row) => row.id === id).map((row) => row.override ?? row.headline),
  }));
}

/** The published briefings just before and just after this date. */
export async function findNeighbours(editionDate: string) {
  const [previous] = await listSummaries(lt(briefings.editionDate, editionDate), desc(briefings.editionDate));
  const [next] = await listSummaries(gt(briefings.editionDate, editionDate), asc(briefings.editionDate));
  return { previous, next };
}

function listSummaries(which: SQL, order: SQL): Promise<BriefingSummary[]> {
  return db().select(summary).from(briefings).where(and(isPublished, which)).orderBy(order).limit(1);
}

/** The published briefing a story first went out in, with the stories of that edition; none for a story on its own. */
export async function findEditionOf(storySlug: string): Promise<(PublishedBriefing & { rank: number }) | undefined> {
  const [place] = await db()
    .select({ slug: briefings.slug, rank: slots.rank })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(and(isPublished, eq(stories.slug, storySlug)))
    .orderBy(asc(briefings.editionDate))
    .limit(1);
  if (!place) return undefined;
  const briefing = await findPublishedBriefing(place.slug);
  return briefing && { ...briefing, rank: place.rank };
}
