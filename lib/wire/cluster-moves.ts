import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { clusterMoves, clusters, wireItems, type MoveRecord } from '@/db/schema/wire';
import type { Actor } from '@/lib/editors/rules';
import { carryAttached } from './carry-attached';
import { recount } from './cluster-counts';

export type ClusterRow = typeof clusters.$inferSelect;

export type MoveKind = (typeof clusterMoves.$inferSelect)['kind'];

/** What each verb about clusters answers. `moves` are what `undoMoves` takes back. */
export type MoveResult =
  | { ok: true; moves: number[]; clusterId: number }
  | { ok: false; reason: 'not allowed' | 'not found' | 'nothing to do' | 'merged already' | 'both have a story' };

/** These clusters, as far as they exist, by their numbers. */
export async function findClusters(tx: Transaction, ids: number[]): Promise<Map<number, ClusterRow>> {
  const rows = await tx.select().from(clusters).where(inArray(clusters.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** How a cluster stands, as the book of moves keeps it. */
export function standingOf({ id, state, mergedIntoId, headline }: ClusterRow): MoveRecord['clusters'][number] {
  return { id, state, mergedIntoId, headline };
}

/** Puts items of one cluster into another, all of them unless some are named, and says which. */
export async function carryItems(
  tx: Transaction,
  from: number,
  to: number,
  some?: number[],
): Promise<MoveRecord['items']> {
  const which = and(eq(wireItems.clusterId, from), some && inArray(wireItems.id, some));
  const moved = await tx.update(wireItems).set({ clusterId: to }).where(which).returning({ id: wireItems.id });
  return moved.map(({ id }) => ({ id, from }));
}

type Entry = { kind: MoveKind; clusterId: number; otherId?: number; record: MoveRecord; by: Actor; now: Date };

/** Writes an act of an editor into the book of moves, brings the counts in step, and says its number. */
export async function writeMove(tx: Transaction, { by, now, ...entry }: Entry): Promise<number> {
  const [row] = await tx
    .insert(clusterMoves)
    .values({ ...entry, at: now, byEditor: by.name })
    .returning({ id: clusterMoves.id });
  await recount(tx, [entry.clusterId, ...(entry.otherId ? [entry.otherId] : [])]);
  return row!.id;
}

/** Makes one cluster part of another, with what editors attached to it. */
export async function mergeInto(
  tx: Transaction,
  { from, into, by, now }: { from: ClusterRow; into: ClusterRow; by: Actor; now: Date },
): Promise<number> {
  const items = await carryItems(tx, from.id, into.id);
  await tx.update(clusters).set({ state: 'merged', mergedIntoId: into.id }).where(eq(clusters.id, from.id));
  const attached = await carryAttached(tx, { from: from.id, into: into.id });
  const record = { items, clusters: [standingOf(from), standingOf(into)], attached };
  return writeMove(tx, { kind: 'merge', clusterId: from.id, otherId: into.id, record, by, now });
}
