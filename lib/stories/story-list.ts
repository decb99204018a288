import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, not, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { pendingChanges, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import { countNewsOf } from '@/lib/wire/news-since';
import type { StoryFilter, StoryState } from './form';
import { slugFrom } from './rules';

/** A story as the desk lists it. */
export type ListedStory = {
  id: number;
  slug: string;
  headline: string;
  words: number;
  status: 'draft' | 'published' | 'withdrawn';
  stage: 'writing' | 'ready';
  isPending: boolean;
  firstPublishedAt: Date | null;
  updatedAt: Date | null;
  updatedBy: string;
  trashedAt: Date | null;
  topic: string | null;
  /** The edition it is planned for, or else the newest that has it. */
  edition: { id: number; number: number; rank: number } | null;
  /** Items of the wire about it at which nobody has looked yet. */
  news: number;
};

/** How many stories one page of the desk's list shows. */
export const STORIES_ON_A_PAGE = 50;

/** The query for one page of the list; apart, so that a test can look at its plan. */
export function storyListQuery(filter: StoryFilter) {
  return db()
    .select({
      id: stories.id,
      slug: stories.slug,
      headline: headline.as('headline_in_work'),
      words: stories.words,
      status: stories.status,
      stage: stories.stage,
      isPending: isNotNull(pendingChanges.storyId).mapWith(Boolean).as('is_pending'),
      firstPublishedAt: stories.firstPublishedAt,
      updatedAt: stories.updatedAt,
      updatedBy: stories.updatedBy,
      trashedAt: stories.trashedAt,
    })
    .from(stories)
    .leftJoin(pendingChanges, eq(pendingChanges.storyId, stories.id))
    .where(matching(filter))
    .orderBy(...orderOf(filter))
    .limit(STORIES_ON_A_PAGE)
    .offset((filter.page - 1) * STORIES_ON_A_PAGE);
}

/** One page of the stories that match, each with its first topic and its edition. */
export async function listStoriesForDesk(filter: StoryFilter): Promise<ListedStory[]> {
  const rows = await storyListQuery(filter);
  const ids = rows.map((row) => row.id);
  const filed = await db()
    .select({ storyId: storyTopics.storyId, name: topics.name })
    .from(storyTopics)
    .innerJoin(topics, eq(topics.id, storyTopics.topicId))
    .where(and(inArray(storyTopics.storyId, ids), eq(storyTopics.position, 1)));
  const placed = await db()
    .select({ storyId: slots.storyId, id: briefings.id, number: briefings.number, rank: slots.rank })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(inArray(slots.storyId, ids), isNull(briefings.trashedAt)))
    .orderBy(desc(sql`${briefings.status} in ('draft', 'scheduled')`), desc(briefings.editionDate));
  const news = await countNewsOf(db(), ids);
  return rows.map((row) => {
    const place = placed.find(({ storyId }) => storyId === row.id);
    return {
      ...row,
      topic: filed.find(({ storyId }) => storyId === row.id)?.name ?? null,
      edition: place ? { id: place.id, number: place.number, rank: place.rank } : null,
      news: news.get(row.id) ?? 0,
    };
  });
}

/** How many stories match. */
export async function countStoriesForDesk(filter: StoryFilter): Promise<number> {
  const [{ count } = { count: 0 }] = await db()
    .select({ count: sql<number>`count(*)` })
    .from(stories)
    .leftJoin(pendingChanges, eq(pendingChanges.storyId, stories.id))
    .where(matching(filter));
  return count;
}

/** The headline of the copy in work. */
const headline = sql<string>`coalesce(json_extract(${pendingChanges.record}, '$.headline'), ${stories.headline})`;

function orderOf({ sort, turned }: StoryFilter): SQL[] {
  const by = {
    updated: stories.updatedAt,
    headline: sql`headline_in_work collate nocase`,
    published: stories.firstPublishedAt,
    words: stories.words,
  }[sort];
  const isUpwards = (sort === 'headline') !== turned;
  return isUpwards ? [asc(by), asc(stories.id)] : [desc(by), desc(stories.id)];
}

function matching({ q, state, topic, company, edition }: StoryFilter): SQL | undefined {
  return and(
    state === 'trash' ? isNotNull(stories.trashedAt) : isNull(stories.trashedAt),
    isInState(state),
    topic ? inArray(stories.id, storiesUnder(storyTopics, eq(storyTopics.topicId, topic))) : undefined,
    company ? inArray(stories.id, storiesUnder(storyCompanies, eq(storyCompanies.companyId, company))) : undefined,
    edition && (edition === 'in' ? isPlaced() : not(isPlaced())),
    q ? hasLetters(q) : undefined,
  );
}

function isInState(state: StoryState): SQL | undefined {
  switch (state) {
    case 'writing':
    case 'ready':
      return and(eq(stories.status, 'draft'), eq(stories.stage, state));
    case 'published':
    case 'withdrawn':
      return eq(stories.status, state);
    case 'changed':
      return inArray(stories.id, db().select({ id: pendingChanges.storyId }).from(pendingChanges));
    default:
      return undefined;
  }
}

const storiesUnder = (table: typeof storyTopics | typeof storyCompanies, which: SQL) =>
  db().select({ id: table.storyId }).from(table).where(which);

const isPlaced = () =>
  exists(
    db()
      .select({ one: sql`1` })
      .from(slots)
      .innerJoin(briefings, eq(briefings.id, slots.briefingId))
      .where(and(eq(slots.storyId, stories.id), isNull(briefings.trashedAt))),
  );

/** Letters anywhere in the headline, or in the address, which has no accents: so "cafe" finds "Café" too. */
function hasLetters(q: string): SQL {
  const like = (letters: string) => `%${letters.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const slug = slugFrom(q);
  const inSlug = slug ? sql` or ${stories.slug} like ${like(slug)}` : sql``;
  return sql`(${headline} like ${like(q)} escape '\\'${inSlug})`;
}
