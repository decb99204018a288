import { and, asc, count, eq, gte, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { clusterMoves, clusters, wireItems } from '@/db/schema/wire';
import { CLUSTER_RULES } from './cluster-rules';
import { Grouping } from './grouping';

export const A_DAY = 24 * 60 * 60 * 1000;

/** Items taken in before others get their turn. */
const SLICE = 500;

/** Days after which an act holds nothing together any more: all that it was about is long out of the window. */
const DAYS_OF_MOVES = 60;

/** Done by an editor, or done by the desk and undone by one. */
const isByEditor = or(
  and(ne(clusterMoves.byEditor, ''), isNull(clusterMoves.undoneAt)),
  and(eq(clusterMoves.byEditor, ''), isNotNull(clusterMoves.undoneAt)),
);

/** The grouping of what the database holds from an instant on, and by what it is known whether that is still so. */
export type Loaded = { grouping: Grouping; since: Date; stamp: Stamp };

/**
 * What every change to the clusters changes, whoever made it: which items from then on have one, by their number and the sum of
 * their ids, and the moves. The number alone would stay the same when one item went and another came.
 */
export type Stamp = { clustered: number; sum: number; lastMove: number; lastUndo: number };

let loaded: Loaded | undefined;

/** The grouping kept in memory, or a new one if another process, or an editor, has changed something since. */
export async function findGrouping(now: Date): Promise<Loaded> {
  if (loaded && isSame(loaded.stamp, await readStamp(db(), loaded.since))) return loaded;
  const since = new Date(now.getTime() - CLUSTER_RULES.horizon * A_DAY);
  const stamp = await readStamp(db(), since);
  loaded = { grouping: await load(since), since, stamp };
  return loaded;
}

/** Has the next one made from the database again: what is in memory may be ahead of it. */
export function dropGrouping(): void {
  loaded = undefined;
}

/** How the clusters of items from this instant on stand. What is older was never taken in, and may go unnoticed. */
export async function readStamp(reader: Reader, since: Date): Promise<Stamp> {
  const [items] = await reader
    .select({ clustered: count(), sum: sql<number>`ifnull(sum(${wireItems.id}), 0)` })
    .from(wireItems)
    .where(and(isNotNull(wireItems.clusterId), gte(wireItems.publishedAt, since)));
  const [moves] = await reader
    .select({ last: max(clusterMoves.id), undone: max(clusterMoves.undoneAt) })
    .from(clusterMoves);
  return { ...items!, lastMove: moves?.last ?? 0, lastUndo: moves?.undone?.getTime() ?? 0 };
}

/** Whether nothing has changed between the two. */
export function isSame(one: Stamp, other: Stamp): boolean {
  return (Object.keys(one) as (keyof Stamp)[]).every((key) => one[key] === other[key]);
}

const letOthers = () => new Promise((resolve) => setImmediate(resolve));

async function load(since: Date): Promise<Grouping> {
  const reader = db();
  const [last] = await reader.select({ id: max(clusters.id) }).from(clusters);
  const grouping = new Grouping((last?.id ?? 0) + 1);
  const rows = await reader
    .select({ id: wireItems.id, title: wireItems.title, at: wireItems.publishedAt, cluster: wireItems.clusterId })
    .from(wireItems)
    .where(and(isNotNull(wireItems.clusterId), gte(wireItems.publishedAt, since)))
    .orderBy(asc(wireItems.id));
  for (const [index, { id, title, at, cluster }] of rows.entries()) {
    grouping.restore({ id, headline: title, at: at.getTime() / A_DAY }, cluster!);
    if (index % SLICE === SLICE - 1) await letOthers();
  }
  for (const _ of grouping.prepare()) await letOthers();
  return grouping;
}

/**
 * Tells the grouping what it must not undo: clusters that an editor merged, split, moved an item in or out of, or
 * dismissed, and those that a story was made of.
 */
export async function settleStandings(reader: Reader, grouping: Grouping, now: Date): Promise<void> {
  const since = new Date(now.getTime() - CLUSTER_RULES.horizon * A_DAY);
  const moves = await reader
    .select({ one: clusterMoves.clusterId, other: clusterMoves.otherId })
    .from(clusterMoves)
    .where(and(gte(clusterMoves.at, new Date(now.getTime() - DAYS_OF_MOVES * A_DAY)), isByEditor));
  for (const { one, other } of moves) {
    for (const id of [one, other]) if (id !== null) grouping.stand(id, { isKept: true, isDismissed: false });
  }
  const settled = await reader
    .select({ id: clusters.id, state: clusters.state })
    .from(clusters)
    .where(and(gte(clusters.lastItemAt, since), or(eq(clusters.state, 'dismissed'), isNotNull(clusters.storyId))));
  for (const { id, state } of settled) grouping.stand(id, { isKept: true, isDismissed: state === 'dismissed' });
}
