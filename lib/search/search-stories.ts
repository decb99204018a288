import { sql, type SQL } from 'drizzle-orm';
import { readAside, TooSlow } from '@/db/aside';
import { listStoriesById, type CountedSubject, type ListedStory } from '@/lib/briefings/subject-queries';
import {
  countFirsts,
  findFilterIds,
  listCompanyCounts,
  listTopicCounts,
  listYearCounts,
  type YearCount,
} from './filters';
import {
  MARK,
  markedParts,
  matchExpression,
  RESULTS,
  termsOf,
  type FilterIds,
  type Marked,
  type Search,
} from './rules';
import { suggestSpelling } from './spelling';

export type Hit = ListedStory & { markedHeadline: Marked; summary: Marked };

export type Found = {
  ok: true;
  hits: Hit[];
  /** How many stories there are; "more than" that if `isMany`, and then the newest come first, whatever was asked. */
  total: number;
  isMany: boolean;
  /** The same without the filters. */
  unfiltered: number;
  /** What the filters would give; empty where there are too many stories to count them all. */
  topics: CountedSubject[];
  companies: CountedSubject[];
  years: YearCount[];
  first: number | undefined;
  /** The search as it was perhaps meant, if nothing was found. */
  suggestion: string | undefined;
};

export type SearchResult = Found | { ok: false; reason: 'nothing to look for' | 'too slow' };

/** Beyond so many hits they are not ranked: a word of every fifth story says nothing about any of them. */
export const MOST_RANKED = 5000;
/** Beyond so many, filters are shown without counts. */
const MOST_COUNTED = 1000;

/**
 * The published stories that hold all words of a search: the best first, by bm25 with the headline weighing most. On a
 * thread of its own, so that no other reader waits. No text a reader can type is an error.
 */
export async function searchStories(search: Search): Promise<SearchResult> {
  const terms = termsOf(search.q);
  const filters = await findFilterIds(search);
  const match = matchExpression(terms, filters);
  if (!match) return { ok: false, reason: 'nothing to look for' };
  try {
    return await find(search, filters, match);
  } catch (error) {
    if (error instanceof TooSlow) return { ok: false, reason: 'too slow' };
    throw error;
  }
}

async function find(search: Search, filters: FilterIds, match: string): Promise<Found> {
  const terms = termsOf(search.q);
  /** What matches without a part of the filters; the same as with them, where that part is not set. */
  const without = async (part: Partial<FilterIds>) => {
    const other = matchExpression(terms, { ...filters, ...part }) ?? match;
    return other === match ? ids : listMatches(other);
  };
  const ids = await listMatches(match);
  const all = await without({ topics: [], companies: [], year: undefined, first: false });
  const isMany = ids.length > MOST_RANKED;
  const counted = all.length <= MOST_COUNTED && terms.length > 0;
  return {
    ok: true,
    hits: ids.length > 0 ? await listHits(search, match, { ids, isMany }) : [],
    total: Math.min(ids.length, MOST_RANKED),
    isMany,
    unfiltered: Math.min(all.length, MOST_RANKED),
    topics: counted ? await listTopicCounts(await without({ topics: [] })) : [],
    companies: counted ? await listCompanyCounts(await without({ companies: [] })) : [],
    years: counted ? await listYearCounts(await without({ year: undefined })) : [],
    first: counted ? await countFirsts(await without({ first: false })) : undefined,
    suggestion: all.length === 0 ? await suggestSpelling(search.q) : undefined,
  };
}

/** The stories that match, in no order that means anything, and no more than one beyond those we rank. */
async function listMatches(match: string): Promise<number[]> {
  const [row] = await readAside<{ ids: string }>(
    sql`select json_group_array(id) as ids from
      (select rowid as id from search where search match ${match} limit ${MOST_RANKED + 1})`,
  );
  return JSON.parse(row!.ids) as number[];
}

type Row = { id: number; headline: string; standfirst: string; body: string };

async function listHits(
  { newest, page, q }: Search,
  match: string,
  { ids, isMany }: { ids: number[]; isMany: boolean },
): Promise<Hit[]> {
  const window = sql`limit ${RESULTS} offset ${(page - 1) * RESULTS}`;
  const byDate = (newest || !q) && !isMany;
  const order = isMany ? sql`order by rowid desc` : sql`order by rank`;
  const rows = byDate
    ? await listExcerpts(match, await listNewest(ids, window))
    : await readAside<Row>(sql`${excerpts(match)} ${order} ${window}`);
  const listed = await listStoriesById(rows.map(({ id }) => id));
  return listed.map((story) => {
    const row = rows.find(({ id }) => id === story.id)!;
    return { ...story, markedHeadline: markedParts(row.headline), summary: summaryOf(row, story) };
  });
}

/** Headline and text with what was found marked. */
const excerpts = (match: string) => sql`
  select rowid as id,
    highlight(search, 0, ${MARK.open}, ${MARK.close}) as headline,
    snippet(search, 1, ${MARK.open}, ${MARK.close}, '…', 30) as standfirst,
    snippet(search, 2, ${MARK.open}, ${MARK.close}, '…', 30) as body
  from search where search match ${match}`;

async function listNewest(ids: number[], window: SQL): Promise<number[]> {
  const rows = await readAside<{ id: number }>(sql`
    select id from stories where id in (select value from json_each(${JSON.stringify(ids)}))
    order by first_published_at desc, id ${window}`);
  return rows.map(({ id }) => id);
}

/** In the order of the ids. The plus keeps SQLite from looking up each by itself, which begins the search anew each time. */
async function listExcerpts(match: string, ids: number[]): Promise<Row[]> {
  const rows = await readAside<Row>(
    sql`${excerpts(match)} and +rowid in (select value from json_each(${JSON.stringify(ids)}))`,
  );
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** The standfirst, or, where the words are in the text alone, the place in the text. */
function summaryOf({ standfirst, body }: Row, story: ListedStory): Marked {
  const found = [standfirst, body].find((text) => text.includes(MARK.open));
  return markedParts(found ?? story.standfirst);
}
