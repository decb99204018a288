import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { clusters } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { findClusters, standingOf, writeMove, type MoveResult } from './cluster-moves';

type Order = { clusterId: number; by: Actor; now: Date };

/** Takes a cluster off the list. Items that come later join it there, so the event does not come back as a new one. */
export function dismissCluster(order: Order): Promise<MoveResult> {
  return change(order, { kind: 'dismiss', state: 'dismissed', act: 'dismissed' });
}

/** Puts it back on the list. */
export function reopenCluster(order: Order): Promise<MoveResult> {
  return change(order, { kind: 'reopen', state: 'open', act: 'reopened' });
}

type Change = { kind: 'dismiss' | 'reopen'; state: 'dismissed' | 'open'; act: string };

function change({ clusterId, by, now }: Order, { kind, state, act }: Change): Promise<MoveResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const cluster = (await findClusters(tx, [clusterId])).get(clusterId);
    if (!cluster) return { ok: false, reason: 'not found' };
    if (cluster.state === 'merged') return { ok: false, reason: 'merged already' };
    if (cluster.state === state) return { ok: false, reason: 'nothing to do' };
    await tx.update(clusters).set({ state }).where(eq(clusters.id, clusterId));
    const move = { items: [], clusters: [standingOf(cluster)] };
    const id = await writeMove(tx, { kind, clusterId, record: move, by, now });
    await record(tx, { by, act, subject: `the cluster “${cluster.headline}”`, now });
    return { ok: true, moves: [id], clusterId };
  });
}
