import { and, desc, eq, sql } from 'drizzle-orm';
import { db, type Reader, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { redirects } from '@/db/schema/redirects';
import { stories } from '@/db/schema/stories';
import { archivePath } from './paths';

/** What a reader gets at an address. `page` is the address inside the application that draws it. */
export type Answer =
  | { status: 200; page: string }
  | { status: 301; target: string }
  | { status: 404; page: string }
  | { status: 410; page: string };

/** Drawn once and kept, whatever was asked for: addresses that do not exist cannot fill the cache. */
export const NOT_FOUND = { status: 404, page: '/missing/page' } as const;

/**
 * What a reader gets at this path (no query). Reads the database, and nothing that is not published is ever found. There
 * is one address for each page: capitals, doubled and trailing slashes lead to it with 301, an old address leads to the
 * newest in one hop.
 */
export async function answerFor(path: string): Promise<Answer> {
  const clean = `/${path.toLowerCase().split('/').filter(Boolean).join('/')}`;
  const found = await findAnswer(clean);
  return found.status === 200 && clean !== path ? { status: 301, target: clean } : found;
}

async function findAnswer(path: string): Promise<Answer> {
  if (path === '/') return { status: 200, page: '/front/latest' };
  if (await isPublished(path)) return { status: 200, page: path };
  const archive = await findArchive(path);
  if (archive) return archive;
  const [row] = await db().select().from(redirects).where(eq(redirects.path, path));
  if (!row) return NOT_FOUND;
  return row.target ? { status: 301, target: row.target } : { status: 410, page: `/gone${path}` };
}

async function isPublished(path: string): Promise<boolean> {
  const [, folder, slug, ...more] = path.split('/');
  if ((folder !== 'stories' && folder !== 'briefings') || !slug || more.length > 0) return false;
  const rows = await lookUps()[folder].execute({ slug });
  return rows.length > 0;
}

/** Every request asks one of these, so they are prepared once: building the query took longer than the look-up. */
const prepared = new WeakMap<Reader, ReturnType<typeof prepareLookUps>>();

function lookUps() {
  const reader = db();
  const known = prepared.get(reader) ?? prepareLookUps(reader);
  prepared.set(reader, known);
  return known;
}

function prepareLookUps(reader: Reader) {
  const published = (table: typeof stories | typeof briefings) =>
    reader
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.slug, sql.placeholder('slug')), eq(table.status, 'published')))
      .prepare();
  return { stories: published(stories), briefings: published(briefings) };
}

/** The archive stands at /briefings for its newest year and below it, by the year, for the others. */
async function findArchive(path: string): Promise<Answer | undefined> {
  const asked = /^\/briefings(?:\/(\d{4}))?$/.exec(path);
  if (!asked) return undefined;
  const years = await listArchiveYears();
  const year = asked[1] ?? years[0];
  if (asked[1] && asked[1] === years[0]) return { status: 301, target: archivePath() };
  return year && years.includes(year) ? { status: 200, page: `/archive/${year}` } : undefined;
}

/** The years that have a published briefing, newest first, such as "2020". */
export async function listArchiveYears(): Promise<string[]> {
  const year = sql<string>`substr(${briefings.editionDate}, 1, 4)`;
  const rows = await db()
    .selectDistinct({ year })
    .from(briefings)
    .where(eq(briefings.status, 'published'))
    .orderBy(desc(year));
  return rows.map((row) => row.year);
}

/** When and why what stood at this path was withdrawn, if it was. */
export async function findWithdrawal(path: string): Promise<{ note: string; withdrawnAt: Date } | undefined> {
  const [row] = await db().select().from(redirects).where(eq(redirects.path, path));
  return row?.note ? { note: row.note, withdrawnAt: row.createdAt } : undefined;
}

/**
 * Remembers that what stood at `from` now stands at `to`. Older addresses that led to `from` lead to `to` at once, and
 * `to` itself, if it was an old address, is one no longer.
 */
export async function moveAddress(tx: Transaction, { from, to, now }: { from: string; to: string; now: Date }) {
  await tx.delete(redirects).where(eq(redirects.path, to));
  if (from === to) return;
  await tx.update(redirects).set({ target: to }).where(eq(redirects.target, from));
  await tx
    .insert(redirects)
    .values({ path: from, target: to, note: null, createdAt: now })
    .onConflictDoUpdate({ target: redirects.path, set: { target: to, note: null, createdAt: now } });
}

/** Remembers that what stood at `path` was withdrawn, with the note readers see there and at every older address. */
export async function withdrawAddress(tx: Transaction, { path, note, now }: { path: string; note: string; now: Date }) {
  await tx.update(redirects).set({ target: null, note, createdAt: now }).where(eq(redirects.target, path));
  await tx
    .insert(redirects)
    .values({ path, target: null, note, createdAt: now })
    .onConflictDoUpdate({ target: redirects.path, set: { target: null, note, createdAt: now } });
}
