/** Searches of every kind against the database of DATA_DIR, one after another: prints the milliseconds each took. */
import { sql } from 'drizzle-orm';
import { readAside } from '@/db/aside';
import { closeDatabase } from '@/db/client';
import { searchFrom } from '@/lib/search/rules';
import { MOST_RANKED, searchStories } from '@/lib/search/search-stories';

/** What each search took, by how much it found. */
export type SearchTimes = { ranked: number[]; many: number[]; none: number[] };

const EACH = 40;

type Word = { term: string };

/** Words of the index that are in so many stories. */
const wordsIn = (from: number, to: number) =>
  readAside<Word>(
    sql`select term from search_words where doc between ${from} and ${to} and term glob '[a-z][a-z][a-z]*'
      and term not glob '[cty][0-9]*' limit 2000`,
  );

function spread<Item>(items: Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)]!);
}

async function queries(): Promise<string[]> {
  const rare = spread(await wordsIn(1, 500), EACH).map(({ term }) => term);
  const usual = spread(await wordsIn(500, MOST_RANKED), EACH * 2).map(({ term }) => term);
  const common = spread(await wordsIn(20_000, 1e9), EACH).map(({ term }) => term);
  const pairs = usual.slice(1).map((word, index) => `${word} ${usual[index]}`);
  const phrases = common.slice(1).map((word, index) => `"${word} ${common[index]}"`);
  const prefixes = usual.map((word) => `${word.slice(0, 3)}*`);
  const wrong = usual.filter((word) => word.length > 5).map((word) => `${word[1]}${word[0]}${word.slice(2)}q`);
  return [
    ...rare,
    ...usual,
    ...common,
    ...spread(pairs, EACH),
    ...spread(phrases, EACH),
    ...spread(prefixes, EACH),
    ...spread(wrong, EACH),
  ];
}

const times: SearchTimes = { ranked: [], many: [], none: [] };
const asked = await queries();
for (const round of ['warm', 'measured']) {
  for (const q of asked) {
    const start = performance.now();
    const found = await searchStories(searchFrom(new URLSearchParams({ q })));
    const took = performance.now() - start;
    if (!found.ok) throw new Error(`${q}: ${found.reason}`);
    if (round === 'measured') times[found.isMany ? 'many' : found.total > 0 ? 'ranked' : 'none'].push(took);
  }
}
closeDatabase();
console.log(JSON.stringify({ times, common: asked.slice(EACH * 3, EACH * 4) }));
