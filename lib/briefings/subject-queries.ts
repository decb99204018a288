import { and, asc, count, countDistinct, desc, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import { cache } from 'react';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { companies, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import type { Subject } from '@/lib/stories/queries';
import type { BriefingSummary } from './queries';

/** Companies and topics are filed the same way; a page about either asks the same questions. */
export type SubjectKind = 'companies' | 'topics';

export type SubjectWithDescription = Subject & { id: number; description: string };

/** A company or topic, and how many published stories are about it. */
export type CountedSubject = Subject & { stories: number };

/** Where a story stood when it first went out. */
export type Place = BriefingSummary & { rank: number };

/** A story in a list. `place` is missing where it is in no published briefing. */
export type ListedStory = {
  slug: string;
  headline: string;
  standfirst: string;
  firstPublishedAt: Date;
  place: Place | undefined;
};

/** How a subject has done: in how many editions, how often first, and where it was seen last. */
export type TrackRecord = {
  /** Published stories, those on their own included. */
  stories: number;
  editions: number;
  /** Published editions since the first that had it. */
  editionsSince: number;
  first: number;
  averageRank: number;
  last: Place | undefined;
};

const FILED = {
  companies: {
    subject: companies,
    link: storyCompanies,
    id: storyCompanies.companyId,
    storyId: storyCompanies.storyId,
  },
  topics: { subject: topics, link: storyTopics, id: storyTopics.topicId, storyId: storyTopics.storyId },
} as const;

const isPublished = eq(stories.status, 'published');
const isOut = eq(briefings.status, 'published');

const summary = {
  number: briefings.number,
  slug: briefings.slug,
  title: briefings.title,
  editionDate: briefings.editionDate,
};

const listed = {
  id: stories.id,
  slug: stories.slug,
  headline: stories.headline,
  standfirst: stories.standfirst,
  firstPublishedAt: stories.firstPublishedAt,
};

/** The company or topic with this slug, published stories or not. */
export const findSubject = cache(async (kind: SubjectKind, slug: string) => {
  const { subject } = FILED[kind];
  const [found] = await db()
    .select({ id: subject.id, slug: subject.slug, name: subject.name, description: subject.description })
    .from(subject)
    .where(eq(subject.slug, slug));
  return found satisfies SubjectWithDescription | undefined;
});

/** Every company or topic with a published story, by name or by how many stories there are. */
export async function listSubjects(kind: SubjectKind): Promise<(CountedSubject & { description: string })[]> {
  const { subject, link, id, storyId } = FILED[kind];
  return db()
    .select({ slug: subject.slug, name: subject.name, description: subject.description, stories: count() })
    .from(link)
    .innerJoin(subject, eq(subject.id, id))
    .innerJoin(stories, and(eq(stories.id, storyId), isPublished))
    .groupBy(subject.id)
    .orderBy(desc(count()), asc(subject.name));
}

/** The published stories about a subject, newest first: `limit` of them, leaving out the first `offset`. */
export async function listStoriesOf(
  kind: SubjectKind,
  subjectId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedStory[]> {
  const { link, id, storyId } = FILED[kind];
  const rows = await db()
    .select(listed)
    .from(link)
    .innerJoin(stories, and(eq(stories.id, storyId), isPublished))
    .where(eq(id, subjectId))
    .orderBy(desc(stories.firstPublishedAt), asc(stories.id))
    .limit(limit)
    .offset(offset);
  return withPlaces(rows);
}

/** These published stories in the order given, with the place each had when it first went out. */
export async function listStoriesById(ids: number[]): Promise<(ListedStory & { id: number })[]> {
  const rows = await db()
    .select(listed)
    .from(stories)
    .where(and(inArray(stories.id, ids), isPublished));
  const placed = await withPlaces(rows);
  return ids.flatMap((id) => placed.find((story) => story.id === id) ?? []);
}

type Row = Omit<ListedStory, 'firstPublishedAt' | 'place'> & { id: number; firstPublishedAt: Date | null };

async function withPlaces(rows: Row[]): Promise<(ListedStory & { id: number })[]> {
  const ids = rows.map((row) => row.id);
  const places = await db()
    .select({ ...summary, storyId: slots.storyId, rank: slots.rank })
    .from(slots)
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isOut))
    .where(inArray(slots.storyId, ids))
    .orderBy(asc(briefings.editionDate));
  return rows.map(({ firstPublishedAt, ...story }) => {
    const found = places.find((place) => place.storyId === story.id);
    const { storyId: _, ...place } = found ?? { storyId: 0 };
    return { ...story, firstPublishedAt: firstPublishedAt!, place: found && (place as Place) };
  });
}

/** How often, how high and how lately a subject has been in a briefing. */
export async function getRecord(kind: SubjectKind, subjectId: number): Promise<TrackRecord> {
  const { link, id, storyId } = FILED[kind];
  const [row] = await db()
    .select({
      editions: countDistinct(slots.briefingId),
      first: sql<number>`ifnull(sum(${slots.rank} = 1), 0)`,
      averageRank: sql<number>`ifnull(avg(${slots.rank}), 0)`,
      since: sql<string>`ifnull(min(${briefings.editionDate}), '')`,
    })
    .from(link)
    .innerJoin(stories, and(eq(stories.id, storyId), isPublished))
    .innerJoin(slots, eq(slots.storyId, storyId))
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isOut))
    .where(eq(id, subjectId));
  const { since, ...counts } = row!;
  const [last] = await listPlaces(kind, subjectId, { since: '', limit: 1 });
  const about = db().select({ id: storyId }).from(link).where(eq(id, subjectId));
  return {
    ...counts,
    last,
    stories: await db().$count(stories, and(isPublished, inArray(stories.id, about))),
    editionsSince: await db().$count(briefings, and(isOut, gte(briefings.editionDate, since))),
  };
}

/** Every place a subject has had since this date, newest first. */
export function listPlaces(
  kind: SubjectKind,
  subjectId: number,
  { since, limit }: { since: string; limit: number },
): Promise<Place[]> {
  const { link, id, storyId } = FILED[kind];
  return db()
    .select({ ...summary, rank: slots.rank })
    .from(link)
    .innerJoin(stories, and(eq(stories.id, storyId), isPublished))
    .innerJoin(slots, eq(slots.storyId, storyId))
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isOut))
    .where(and(eq(id, subjectId), gte(briefings.editionDate, since)))
    .orderBy(desc(briefings.editionDate), asc(slots.rank))
    .limit(limit);
}

/** The newest published briefings, oldest first: the weeks of a chart. */
export async function listNewestBriefings(limit: number): Promise<BriefingSummary[]> {
  const rows = await db()
    .select(summary)
    .from(briefings)
    .where(isOut)
    .orderBy(desc(briefings.editionDate))
    .limit(limit);
  return rows.reverse();
}

/** What else the stories about a subject are filed under, most often first: the topics of a company, for example. */
export function listRelated(
  kind: SubjectKind,
  subjectId: number,
  { as, limit }: { as: SubjectKind; limit: number },
): Promise<CountedSubject[]> {
  const own = FILED[kind];
  const other = FILED[as];
  const about = db().select({ id: own.storyId }).from(own.link).where(eq(own.id, subjectId));
  return db()
    .select({ slug: other.subject.slug, name: other.subject.name, stories: count() })
    .from(other.link)
    .innerJoin(other.subject, eq(other.subject.id, other.id))
    .innerJoin(stories, and(eq(stories.id, other.storyId), isPublished))
    .where(and(inArray(other.storyId, about), kind === as ? ne(other.id, subjectId) : undefined))
    .groupBy(other.id)
    .orderBy(desc(count()), asc(other.subject.name))
    .limit(limit);
}
