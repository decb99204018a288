/**
 * Fills a fresh database for the benchmark: the demo editions and, a Friday each going back in time, as many made-up
 * ones as it takes to reach the number of stories asked for. Each made-up story has the shape of a demo story and other
 * words of the same lengths, so that pages with and without an archive behind them weigh the same.
 *
 * A process of its own, because a process has one database: DATA_DIR=... node --import tsx scripts/bench/synthetic.ts 10000
 */
import { existsSync } from 'node:fs';
import { asc, desc } from 'drizzle-orm';
import { db, databaseFile, learnSizes, openDatabase, transact, type Transaction } from '@/db/client';
import { createDerived, dropDerived } from '@/db/derived';
import { migrate } from '@/db/migrate';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { redirects } from '@/db/schema/redirects';
import { sources, stories, storyCompanies, storyTopics } from '@/db/schema/stories';
import { loadEditions } from '@/lib/briefings/load-editions';
import { makeEditions, readTemplates, type Rows } from './editions';

/** What the database holds, as the benchmark asks for it. All are slugs. */
export type Contents = { stories: number; briefing: string; demo: string[]; archive: string[] };

const BY = { name: 'Benchmark', role: 'administrator' } as const;
/** Editions inserted by one statement a table: below SQLite's limit of 32,766 values. */
const CHUNK = 100;
const STORIES_AN_EDITION = 5;
/** How many old stories the benchmark gets the addresses of. */
const ARCHIVE_SAMPLE = 200;

async function fill(wanted: number): Promise<Contents> {
  const file = databaseFile();
  if (existsSync(file)) throw new Error(`The benchmark fills a fresh database only; there is one at ${file}.`);
  const migrated = migrate(file, { now: new Date() });
  if (!migrated.ok) throw new Error(migrated.detail);
  const loaded = await loadEditions({ folder: 'db/seed', by: BY, now: new Date() });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  const demo = await publishedSlugs();
  const editions = Math.max(0, Math.ceil((wanted - demo.length) / STORIES_AN_EDITION));
  await withoutDerived(() => transact((tx) => addEditions(tx, editions)));
  const all = await publishedSlugs();
  return {
    stories: all.length,
    briefing: await latestBriefing(),
    demo,
    archive: spread(all.slice(demo.length), ARCHIVE_SAMPLE),
  };
}

/** The search index is filled once at the end; kept in step row by row it would take most of the time. */
async function withoutDerived(work: () => Promise<void>): Promise<void> {
  const connection = openDatabase(databaseFile());
  dropDerived(connection);
  await work();
  createDerived(connection);
  connection.close();
  learnSizes();
}

async function addEditions(tx: Transaction, editions: number): Promise<void> {
  const templates = await readTemplates();
  for (let from = 0; from < editions; from += CHUNK) {
    await insert(tx, makeEditions(templates, { from, count: Math.min(CHUNK, editions - from) }));
  }
}

async function insert(tx: Transaction, rows: Rows): Promise<void> {
  await tx.insert(stories).values(rows.stories);
  await tx.insert(sources).values(rows.sources);
  await tx.insert(storyTopics).values(rows.topics);
  if (rows.companies.length > 0) await tx.insert(storyCompanies).values(rows.companies);
  await tx.insert(briefings).values(rows.briefings);
  await tx.insert(slots).values(rows.slots);
  await tx.insert(publications).values(rows.publications);
  await tx.insert(redirects).values(rows.redirects);
}

async function publishedSlugs(): Promise<string[]> {
  const rows = await db().select({ slug: stories.slug }).from(stories).orderBy(asc(stories.id));
  return rows.map((row) => row.slug);
}

async function latestBriefing(): Promise<string> {
  const [row] = await db()
    .select({ slug: briefings.slug })
    .from(briefings)
    .orderBy(desc(briefings.editionDate))
    .limit(1);
  return row!.slug;
}

/** At most this many of them, evenly from first to last. */
function spread<Item>(items: Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

console.log(JSON.stringify(await fill(Number(process.argv[2]))));
