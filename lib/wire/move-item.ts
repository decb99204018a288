import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { carryItems, findClusters, mergeInto, standingOf, writeMove, type MoveResult } from './cluster-moves';

type Order = { itemId: number; clusterId: number; by: Actor; now: Date };

/** Puts an item into another cluster, where it stays. A cluster that has no other item becomes part of that one. */
export function moveItem({ itemId, clusterId, by, now }: Order): Promise<MoveResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const [item] = await tx.select().from(wireItems).where(eq(wireItems.id, itemId));
    const found = await findClusters(tx, [clusterId, item?.clusterId ?? 0]);
    const [from, to] = [found.get(item?.clusterId ?? 0), found.get(clusterId)];
    if (!item || !from || !to) return { ok: false, reason: 'not found' };
    if (to.state === 'merged') return { ok: false, reason: 'merged already' };
    if (from.id === to.id) return { ok: false, reason: 'nothing to do' };
    const isLast = from.items === 1;
    if (isLast && from.storyId !== null) return { ok: false, reason: 'both have a story' };
    const id = isLast ? await mergeInto(tx, { from, into: to, by, now }) : await carry();
    const change = { before: { cluster: from.headline }, after: { cluster: to.headline } };
    await record(tx, { by, act: 'moved', subject: `the report “${item.title}”`, ...change, now });
    return { ok: true, moves: [id], clusterId: to.id };

    async function carry(): Promise<number> {
      const items = await carryItems(tx, from!.id, to!.id, [itemId]);
      const move = { items, clusters: [standingOf(from!), standingOf(to!)] };
      return writeMove(tx, { kind: 'move', clusterId: from!.id, otherId: to!.id, record: move, by, now });
    }
  });
}
