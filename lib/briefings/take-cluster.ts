import { asc, eq, sql } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { companies, topics, type stories } from '@/db/schema/stories';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { dateInZone } from '@/lib/dates';
import { record as log } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { readStory } from '@/lib/stories/records';
import { recognise } from '@/lib/stories/recognise';
import { startStoryWithin } from '@/lib/stories/start-story';
import { findStanding } from '@/lib/wire/find-standing';
import { storiesOf, type BriefingRecord } from './form';
import { readBriefing, writeBriefing } from './records';

export type TakeResult =
  /** `isNew`: the story was made of the cluster now. `displaced`: the story that had the slot and waits on the bench now. */
  | { ok: true; storyId: number; isNew: boolean; displaced?: number }
  | { ok: false; reason: 'not allowed' | 'not found' | 'published' | 'trashed' | 'no such slot' | 'full' };

type Order = {
  clusterId: number;
  briefingId: number;
  /** Which slot it goes into; 0 for the bench, which is what a writer may do. */
  rank: number;
  by: Actor;
  now: Date;
};

/** As many as a record may hold. */
const MOST_SOURCES = 60;
const LONGEST_BENCH = 100;

/**
 * Carries a cluster of the wire into an edition: a story is made of it, once, with its headline as a suggestion, the
 * companies and topics that its items name, and every item cited with outlet, title, address and day. Its text is empty: what
 * others wrote is never copied into it. A story that has the slot already goes to the front of the bench.
 */
export function takeCluster({ clusterId, briefingId, rank, by, now }: Order): Promise<TakeResult> {
  return transact(async (tx) => {
    if (!may(by, rank === 0 ? 'write' : 'arrange')) return { ok: false, reason: 'not allowed' };
    const cluster = await findStanding(tx, clusterId);
    const briefing = await readBriefing(tx, briefingId);
    if (!cluster || !briefing) return { ok: false, reason: 'not found' };
    const { row, record } = briefing;
    if (row.status === 'published') return { ok: false, reason: 'published' };
    if (row.trashedAt) return { ok: false, reason: 'trashed' };
    const [newsroom] = await tx.select().from(settings);
    const isSlot = Number.isInteger(rank) && rank >= 0 && rank <= newsroom!.slots;
    if (!isSlot) return { ok: false, reason: 'no such slot' };
    if (record.bench.length >= LONGEST_BENCH) return { ok: false, reason: 'full' };

    const known = await standing(tx, cluster.storyId);
    const story = known ?? (await makeStory(tx, cluster, { zone: newsroom!.timeZone, by, now }));
    await tx.update(clusters).set({ storyId: story.id }).where(eq(clusters.id, cluster.id));
    const displaced = rank > 0 ? record.slots[rank - 1]?.storyId : undefined;
    const arranged = placed(record, story.id, rank);
    const isMoved = JSON.stringify(arranged) !== JSON.stringify(record);
    if (isMoved) {
      await writeBriefing(tx, briefingId, arranged);
      const saved = { version: row.version + 1, updatedAt: now, updatedBy: by.name };
      await tx.update(briefings).set(saved).where(eq(briefings.id, briefingId));
    }
    const after = { edition: row.number, ...(rank > 0 ? { slot: rank } : {}), cluster: cluster.id };
    if (isMoved) await log(tx, { by, act: 'took from the wire', subject: `story ${story.slug}`, after, now });
    const isElse = displaced !== undefined && displaced !== story.id;
    return { ok: true, storyId: story.id, isNew: !known, ...(isElse && { displaced }) };
  });
}

type Made = Pick<typeof stories.$inferSelect, 'id' | 'slug'>;

/** The story that was made of the cluster before, unless it lies in the trash or was withdrawn. */
async function standing(tx: Transaction, storyId: number | null): Promise<Made | undefined> {
  const story = storyId === null ? undefined : await readStory(tx, storyId);
  return story && !story.row.trashedAt && story.row.status !== 'withdrawn' ? story.row : undefined;
}

type Cluster = typeof clusters.$inferSelect;

async function makeStory(
  tx: Transaction,
  cluster: Cluster,
  around: { zone: string; by: Actor; now: Date },
): Promise<Made> {
  const { zone, by, now } = around;
  const items = await tx
    .select({
      publisher: wireSources.name,
      title: wireItems.title,
      summary: wireItems.summary,
      url: wireItems.url,
      publishedAt: wireItems.publishedAt,
    })
    .from(wireItems)
    .innerJoin(wireSources, eq(wireSources.id, wireItems.sourceId))
    .where(eq(wireItems.clusterId, cluster.id))
    // Copies of a text come after the texts.
    .orderBy(sql`${wireItems.copyOfId} is not null`, asc(wireItems.publishedAt), asc(wireItems.id));
  const texts = items.map(({ title, summary }) => `${title}\n${summary}`);
  const started = await startStoryWithin(tx, {
    headline: cluster.headline,
    filed: {
      companies: recognise(await tx.select().from(companies), texts, { isName: true, most: 5 }),
      topics: recognise(await tx.select().from(topics), texts, { isName: false, most: 3 }),
      sources: items.slice(0, MOST_SOURCES).map(({ publisher, title, url, publishedAt }) => ({
        ...{ publisher, title: title.slice(0, 400), url },
        publishedOn: dateInZone(publishedAt, zone),
      })),
    },
    by,
    now,
  });
  // Whoever may arrange or propose may write.
  if (!started.ok) throw new Error(started.reason);
  return (await readStory(tx, started.id))!.row;
}

/** The record with the story in this slot and nowhere else; what stood there goes to the front of the bench. */
function placed(record: BriefingRecord, storyId: number, rank: number): BriefingRecord {
  if (rank === 0 && storiesOf(record).includes(storyId)) return record;
  const before = record.slots[rank - 1];
  if (before?.storyId === storyId) return record;
  const slots = record.slots.map((slot) => (slot?.storyId === storyId ? null : slot));
  const bench = record.bench.filter((each) => each !== storyId);
  if (rank === 0) return { ...record, bench: [...bench, storyId] };
  while (slots.length < rank) slots.push(null);
  slots[rank - 1] = { storyId, headlineOverride: null };
  return { ...record, slots, bench: before ? [before.storyId, ...bench] : bench };
}
