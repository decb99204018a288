import { sql, type SQL } from 'drizzle-orm';
import { readAside, TooSlow } from '@/db/aside';
import { listStoriesById, type CountedSubject, type ListedStory } from '@/lib/briefings/subject-queries';
import { findFilterIds, listCompanyCounts, listTopicCounts, listYearCounts, type YearCount } from './filters';
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
  const without = (part: Partial<FilterIds>) => matchExpression(terms, { ...filters, ...part }) ?? match;
  const unfilteredMatch = without({ topics: [], companies: [], year: undefined, first: false });
  const total = await countHits(match, MOST_RANKED);
  const unfiltered = match === unfilteredMatch ? total : await countHits(unfilteredMatch, MOST_RANKED);
  const isMany = total > MOST_RANKED;
  const counted = unfiltered <= MOST_COUNTED && terms.length > 0;
  return {
    ok: true,
    hits: total > 0 ? await listHits(search, match, isMany) : [],
    total: Math.min(total, MOST_RANKED),
    isMany,
    unfiltered: Math.min(unfiltered, MOST_RANKED),
    topics: counted ? await listTopicCounts(without({ topics: [] })) : [],
    companies: counted ? await listCompanyCounts(without({ companies: [] })) : [],
    years: counted ? await listYearCounts(without({ year: undefined })) : [],
    first: counted ? await countHits(without({ first: true }), MOST_COUNTED) : undefined,
    suggestion: unfiltered === 0 ? await suggestSpelling(search.q) : undefined,
  };
}

/** How many stories match, counted no further than one beyond `most`. */
async function countHits(match: string, most: number): Promise<number> {
  const [row] = await readAside<{ hits: number }>(
    sql`select count(*) as hits from (select 1 from search where search match ${match} limit ${most + 1})`,
  );
  return row!.hits;
}

type Row = { id: number; headline: string; standfirst: string; body: string };

async function listHits({ newest, page, q }: Search, match: string, isMany: boolean): Promise<Hit[]> {
  const order = isMany ? sql`order by rowid desc` : newest || !q ? undefined : sql`order by rank`;
  const window = sql`limit ${RESULTS} offset ${(page - 1) * RESULTS}`;
  const rows = await readAside<Row>(
    order
      ? sql`${excerpts(match)} ${order} ${window}`
      : sql`${excerpts(match)} and rowid in (${newestOf(match, window)})`,
  );
  const listed = await listStoriesById(rows.map((row) => row.id));
  if (!order) listed.sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime());
  return listed.map((story) => {
    const row = rows.find(({ id }) => id === story.id)!;
    return { ...story, markedHeadline: markedParts(row.headline), summary: summaryOf(row, story) };
  });
}

const excerpts = (match: string): SQL => sql`
  select rowid as id,
    highlight(search, 0, ${MARK.open}, ${MARK.close}) as headline,
    snippet(search, 1, ${MARK.open}, ${MARK.close}, '…', 30) as standfirst,
    snippet(search, 2, ${MARK.open}, ${MARK.close}, '…', 30) as body
  from search where search match ${match}`;

const newestOf = (match: string, window: SQL): SQL => sql`
  select id from stories where id in (select rowid from search where search match ${match})
  order by first_published_at desc, id ${window}`;

/** The standfirst, or, where the words are in the text alone, the place in the text. */
function summaryOf({ standfirst, body }: Row, story: ListedStory): Marked {
  const found = [standfirst, body].find((text) => text.includes(MARK.open));
  return markedParts(found ?? story.standfirst);
}
