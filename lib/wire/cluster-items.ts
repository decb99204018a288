import { and, asc, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { clusterMoves, clusters, wireItems, type MoveRecord } from '@/db/schema/wire';
import { carryAttached } from './carry-attached';
import { matchAgain, recount } from './cluster-counts';
import type { Grouping, Move } from './grouping';
import { A_DAY, dropGrouping, findGrouping, isSame, readStamp, settleStandings, type Loaded } from './load-grouping';

/** New items in one transaction: others wait for it. */
const ROUND = 50;

/** Days within which a text is taken over. */
const DAYS_OF_A_COPY = 3;

type NewItem = Pick<typeof wireItems.$inferSelect, 'id' | 'title' | 'publishedAt' | 'fingerprint' | 'sourceId'>;

/**
 * Decides to which cluster each new item belongs, looks at the newest clusters again, and says how many were new. What is
 * decided is written in one transaction: a process that is killed leaves its items as new as they were. What is in memory
 * only saves the time to read it again, and is thrown away as soon as it differs from the database.
 */
export async function clusterItems(now: Date): Promise<number> {
  let all = 0;
  await matchAgain(now);
  for (;;) {
    if ((await newItems(db(), 1)).length === 0) return all;
    const done = await round(now);
    all += done ?? 0;
  }
}

/** Undefined if somebody changed the clusters meanwhile: then it is tried again. */
async function round(now: Date): Promise<number | undefined> {
  const loaded = await findGrouping(now);
  try {
    return await transact(async (tx) => {
      if (!isSame(loaded.stamp, await readStamp(tx, loaded.since))) return undefined;
      const items = await newItems(tx, ROUND);
      await decide(tx, { loaded, items, now });
      loaded.stamp = await readStamp(tx, loaded.since);
      return items.length;
    });
  } catch (error) {
    dropGrouping();
    throw error;
  }
}

const newItems = (reader: Pick<Transaction, 'select'>, most: number): Promise<NewItem[]> =>
  Promise.resolve(
    reader
      .select({
        ...{ id: wireItems.id, title: wireItems.title, publishedAt: wireItems.publishedAt },
        ...{ fingerprint: wireItems.fingerprint, sourceId: wireItems.sourceId },
      })
      .from(wireItems)
      .where(isNull(wireItems.clusterId))
      .orderBy(asc(wireItems.publishedAt), asc(wireItems.id))
      .limit(most),
  );

async function decide(tx: Transaction, { loaded, items, now }: { loaded: Loaded; items: NewItem[]; now: Date }) {
  const { grouping } = loaded;
  await settleStandings(tx, grouping, now);
  for (const item of items) {
    const report = { id: item.id, headline: item.title, at: item.publishedAt.getTime() / A_DAY };
    const original = await originalOf(tx, item);
    const cluster = original && grouping.clusterOf(original);
    if (cluster) grouping.place(report, cluster);
    else grouping.place(report);
    const copyOf = original ?? grouping.twinOf(item.id);
    if (copyOf) await markCopy(tx, item, copyOf);
  }
  grouping.settle();
  await write(tx, grouping, now);
  grouping.forget(now.getTime() / A_DAY);
}

/** The first item with the same text, in another source. */
async function originalOf(tx: Transaction, { id, fingerprint, sourceId, publishedAt }: NewItem) {
  const [row] = await tx
    .select({ id: wireItems.id, copyOf: wireItems.copyOfId })
    .from(wireItems)
    .where(
      and(
        eq(wireItems.fingerprint, fingerprint),
        ne(wireItems.sourceId, sourceId),
        lt(wireItems.id, id),
        gte(wireItems.publishedAt, new Date(publishedAt.getTime() - DAYS_OF_A_COPY * A_DAY)),
      ),
    )
    .orderBy(asc(wireItems.id))
    .limit(1);
  return row && (row.copyOf ?? row.id);
}

async function markCopy(tx: Transaction, { id, sourceId }: NewItem, of: number): Promise<void> {
  const [original] = await tx.select().from(wireItems).where(eq(wireItems.id, of));
  if (!original || original.sourceId === sourceId) return;
  await tx
    .update(wireItems)
    .set({ copyOfId: original.copyOfId ?? of })
    .where(eq(wireItems.id, id));
}

async function write(tx: Transaction, grouping: Grouping, now: Date): Promise<void> {
  const moves = grouping.takeMoves();
  const before = new Set(moves.map(({ from }) => from));
  const ids = [...new Set(moves.map(({ to }) => to))];
  const known = await existing(tx, [...before, ...ids]);
  for (const id of ids) {
    if (known.has(id)) continue;
    await tx.insert(clusters).values({ id, headline: '…', firstItemAt: now, lastItemAt: now });
  }
  for (const id of ids) {
    const items = moves.filter(({ to }) => to === id).map(({ item }) => item);
    await tx.update(wireItems).set({ clusterId: id }).where(inArray(wireItems.id, items));
  }
  await writeMoves(tx, { grouping, moves, known, now });
  const likeness = new Map(ids.map((id) => [id, grouping.likenessToEarlier(id)]));
  await recount(tx, [...new Set([...ids, ...[...before].filter((id) => known.has(id))])], likeness);
}

async function existing(tx: Transaction, ids: number[]): Promise<Set<number>> {
  const rows = await tx.select({ id: clusters.id }).from(clusters).where(inArray(clusters.id, ids));
  return new Set(rows.map(({ id }) => id));
}

type Moved = { grouping: Grouping; moves: Move[]; known: Set<number>; now: Date };

/** What the second pass changed about clusters that the desk has seen already is written to the book of moves. */
async function writeMoves(tx: Transaction, { grouping, moves, known, now }: Moved): Promise<void> {
  const groups = new Map<string, Move[]>();
  for (const move of moves.filter(({ from }) => known.has(from))) {
    const key = `${move.from} ${move.to}`;
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  // The largest part of a cluster that is gone says into which it went.
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length);
  const gone = new Map<number, number>();
  for (const group of ordered) {
    const { from, to } = group[0]!;
    const isMerge = grouping.itemsOf(from).length === 0 && !gone.has(from);
    if (isMerge) gone.set(from, to);
    const kind = isMerge ? 'merge' : known.has(to) ? 'move' : 'split';
    const record: MoveRecord = { items: group.map(({ item }) => ({ id: item, from })), clusters: [] };
    if (isMerge) record.attached = await carryAttached(tx, { from, into: to });
    await tx.insert(clusterMoves).values({ kind, at: now, clusterId: from, otherId: to, record });
  }
  for (const [from, into] of gone) {
    // Those that are too old to be compared with go along.
    await tx.update(wireItems).set({ clusterId: into }).where(eq(wireItems.clusterId, from));
    await tx.update(clusters).set({ state: 'merged', mergedIntoId: into }).where(eq(clusters.id, from));
  }
}
