import { and, desc, eq, gt, inArray, isNull, notInArray, or } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { clusterMoves, clusters, wireItems } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { bringBack, carryAttached } from './carry-attached';
import { recount } from './cluster-counts';

export type UndoResult =
  { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'undone already' | 'changed since' };

type Move = typeof clusterMoves.$inferSelect;

/**
 * Takes acts back that were done in one go, the last first: each item goes back to where it was, each cluster stands as it
 * stood. An act of the desk itself can be taken back too; then it does not do it again. What something else was done with
 * meanwhile has to be undone in its turn first.
 */
export function undoMoves({ moves, by, now }: { moves: number[]; by: Actor; now: Date }): Promise<UndoResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const rows = await tx
      .select()
      .from(clusterMoves)
      .where(inArray(clusterMoves.id, moves))
      .orderBy(desc(clusterMoves.id));
    if (rows.length === 0 || rows.length < new Set(moves).size) return { ok: false, reason: 'not found' };
    if (rows.some(({ undoneAt }) => undoneAt !== null)) return { ok: false, reason: 'undone already' };
    for (const row of rows) if (await isOverlaid(tx, row, moves)) return { ok: false, reason: 'changed since' };
    for (const row of rows) await takeBack(tx, { row, by, now });
    return { ok: true };
  });
}

/** Whether a later act stands on this one. What the desk did by itself to other items of the same clusters does not. */
async function isOverlaid(tx: Transaction, row: Move, own: number[]): Promise<boolean> {
  const ids = [row.clusterId, ...(row.otherId === null ? [] : [row.otherId])];
  const later = await tx
    .select({ byEditor: clusterMoves.byEditor, kind: clusterMoves.kind })
    .from(clusterMoves)
    .where(
      and(
        gt(clusterMoves.id, row.id),
        notInArray(clusterMoves.id, own),
        isNull(clusterMoves.undoneAt),
        or(inArray(clusterMoves.clusterId, ids), inArray(clusterMoves.otherId, ids)),
      ),
    );
  return later.some(({ byEditor }) => byEditor !== '');
}

async function takeBack(tx: Transaction, { row, by, now }: { row: Move; by: Actor; now: Date }): Promise<void> {
  const went = row.otherId ?? row.clusterId;
  for (const { id, from } of row.record.items) {
    const isThere = and(eq(wireItems.id, id), eq(wireItems.clusterId, went));
    await tx.update(wireItems).set({ clusterId: from }).where(isThere);
  }
  for (const { id, state, mergedIntoId } of row.record.clusters) {
    await tx.update(clusters).set({ state, mergedIntoId }).where(eq(clusters.id, id));
  }
  if (row.kind === 'merge' && row.record.clusters.length === 0) await reopen(tx, row.clusterId);
  if (row.record.attached) await bringBack(tx, { from: row.clusterId, into: went, ...row.record.attached });
  if (row.kind === 'split') await close(tx, went, row.clusterId);
  await recount(tx, [row.clusterId, went]);
  await tx.update(clusterMoves).set({ undoneAt: now, undoneBy: by.name }).where(eq(clusterMoves.id, row.id));
  const [cluster] = await tx.select().from(clusters).where(eq(clusters.id, row.clusterId));
  await record(tx, { by, act: `undid a ${row.kind} of`, subject: `the cluster “${cluster!.headline}”`, now });
}

const reopen = (tx: Transaction, id: number) =>
  tx.update(clusters).set({ state: 'open', mergedIntoId: null }).where(eq(clusters.id, id));

/** What was split off is part of the other again, unless items have joined it meanwhile. */
async function close(tx: Transaction, id: number, into: number): Promise<void> {
  const left = await tx.$count(wireItems, eq(wireItems.clusterId, id));
  if (left > 0) return;
  await tx.update(clusters).set({ state: 'merged', mergedIntoId: into }).where(eq(clusters.id, id));
  await carryAttached(tx, { from: id, into });
}
