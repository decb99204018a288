import { asc, count, desc, eq, gte, max, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { topics } from '@/db/schema/stories';
import { wireItems } from '@/db/schema/wire';
import { wireSources, wireSourceTopics } from '@/db/schema/wire-sources';
import type { SourceFilter } from './form';
import type { OutlineSource } from './opml';
import { healthOf } from './source-rules';

const DAY = 86_400_000;

export type SourceRow = Awaited<ReturnType<typeof listSources>>[number];

const FACTS = {
  id: wireSources.id,
  name: wireSources.name,
  feedUrl: wireSources.feedUrl,
  movedFrom: wireSources.movedFrom,
  kind: wireSources.kind,
  tier: wireSources.tier,
  language: wireSources.language,
  state: wireSources.state,
  isDemo: wireSources.isDemo,
  failures: wireSources.failures,
  failingSince: wireSources.failingSince,
  lastFailure: wireSources.lastFailure,
  lastCheckedAt: wireSources.lastCheckedAt,
  lastSuccessAt: wireSources.lastSuccessAt,
  lastItemAt: wireSources.lastItemAt,
  nextCheckAt: wireSources.nextCheckAt,
  answerTime: wireSources.answerTime,
};

/** All sources by name, each with its health and its items on each of the last seven days, today last. */
export async function listSources(now: Date) {
  const rows = await db()
    .select(FACTS)
    .from(wireSources)
    .orderBy(asc(sql`lower(${wireSources.name})`));
  const week = await itemsOfWeek(now);
  return rows.map((row) => ({ ...row, ...healthOf(row), week: week.get(row.id) ?? Array<number>(7).fill(0) }));
}

async function itemsOfWeek(now: Date): Promise<Map<number, number[]>> {
  const daysAgo = sql<number>`cast((${now.getTime()} - ${wireItems.publishedAt}) / ${DAY} as integer)`;
  const counted = await db()
    .select({ sourceId: wireItems.sourceId, daysAgo, items: count() })
    .from(wireItems)
    .where(gte(wireItems.publishedAt, new Date(now.getTime() - 7 * DAY)))
    .groupBy(wireItems.sourceId, daysAgo);
  const weeks = new Map<number, number[]>();
  for (const { sourceId, daysAgo, items } of counted) {
    const week = weeks.get(sourceId) ?? Array<number>(7).fill(0);
    week[6 - Math.min(6, Math.max(0, daysAgo))]! += items;
    weeks.set(sourceId, week);
  }
  return weeks;
}

/** When a source was asked last, whichever it was. */
export async function lastCheck(): Promise<Date | null> {
  const [row] = await db()
    .select({ at: max(wireSources.lastCheckedAt) })
    .from(wireSources);
  return row!.at;
}

/** Those that the filter leaves. */
export function filtered(rows: SourceRow[], { q, health }: SourceFilter): SourceRow[] {
  const wanted = q.toLowerCase();
  return rows.filter(
    (row) => (health === 'all' || row.health === health) && `${row.name} ${row.feedUrl}`.toLowerCase().includes(wanted),
  );
}

/** One source with its topics and its latest items, as its own page shows them. */
export async function findSource(id: number) {
  const [row] = await db().select(FACTS).from(wireSources).where(eq(wireSources.id, id));
  if (!row) return undefined;
  const chosen = await db()
    .select({ id: wireSourceTopics.topicId })
    .from(wireSourceTopics)
    .where(eq(wireSourceTopics.sourceId, id));
  const items = await db()
    .select({ id: wireItems.id, title: wireItems.title, url: wireItems.url, publishedAt: wireItems.publishedAt })
    .from(wireItems)
    .where(eq(wireItems.sourceId, id))
    .orderBy(desc(wireItems.publishedAt), desc(wireItems.id))
    .limit(20);
  return { ...row, ...healthOf(row), topics: chosen.map((each) => each.id), items };
}

/** Topics to choose from. */
export async function listTopicChoices(): Promise<{ id: number; name: string }[]> {
  return db().select({ id: topics.id, name: topics.name }).from(topics).orderBy(asc(topics.name));
}

/** All sources but those of the demo, as a file has them. */
export async function sourcesForFile(): Promise<OutlineSource[]> {
  return db()
    .select({
      name: wireSources.name,
      feedUrl: wireSources.feedUrl,
      siteUrl: wireSources.siteUrl,
      language: wireSources.language,
      kind: wireSources.kind,
      tier: wireSources.tier,
    })
    .from(wireSources)
    .where(eq(wireSources.isDemo, false))
    .orderBy(asc(sql`lower(${wireSources.name})`));
}

/** All sources by name, for a choice among them. */
export function listSourceNames(): Promise<{ id: number; name: string }[]> {
  const byName = asc(sql`lower(${wireSources.name})`);
  return Promise.resolve(db().select({ id: wireSources.id, name: wireSources.name }).from(wireSources).orderBy(byName));
}
