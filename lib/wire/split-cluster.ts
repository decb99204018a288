import { and, eq, inArray } from 'drizzle-orm';
import { transact } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { carryItems, findClusters, standingOf, writeMove, type MoveResult } from './cluster-moves';

type Order = { clusterId: number; itemIds: number[]; by: Actor; now: Date };

/** Takes some items out of a cluster and makes a cluster of them, which the desk by itself never puts back. */
export function splitCluster({ clusterId, itemIds, by, now }: Order): Promise<MoveResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const from = (await findClusters(tx, [clusterId])).get(clusterId);
    if (!from) return { ok: false, reason: 'not found' };
    if (from.state === 'merged') return { ok: false, reason: 'merged already' };
    const some = await tx
      .select({ id: wireItems.id, title: wireItems.title })
      .from(wireItems)
      .where(and(eq(wireItems.clusterId, clusterId), inArray(wireItems.id, itemIds)));
    if (some.length === 0 || some.length === from.items) return { ok: false, reason: 'nothing to do' };
    const [made] = await tx
      .insert(clusters)
      .values({ headline: some[0]!.title, firstItemAt: now, lastItemAt: now, isDemo: from.isDemo })
      .returning({ id: clusters.id });
    const to = made!.id;
    const items = await carryItems(tx, clusterId, to, itemIds);
    const move = { items, clusters: [standingOf(from)] };
    const id = await writeMove(tx, { kind: 'split', clusterId, otherId: to, record: move, by, now });
    const taken = some.map(({ title }) => title);
    await record(tx, { by, act: 'split', subject: `the cluster “${from.headline}”`, after: { taken }, now });
    return { ok: true, moves: [id], clusterId: to };
  });
}
