import { transact } from '@/db/client';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { findClusters, mergeInto, type MoveResult } from './cluster-moves';

type Order = { clusterIds: number[]; by: Actor; now: Date };

/**
 * Makes clusters one: the one that a story was made of, or else the first of those named, takes in the others. Whoever
 * asks for one of the others by its number is told where it went. The desk by itself never takes them apart again.
 */
export function mergeClusters({ clusterIds, by, now }: Order): Promise<MoveResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const ids = [...new Set(clusterIds)];
    const found = await findClusters(tx, ids);
    const rows = ids.flatMap((id) => found.get(id) ?? []);
    if (rows.length < ids.length) return { ok: false, reason: 'not found' };
    if (rows.length < 2) return { ok: false, reason: 'nothing to do' };
    if (rows.some(({ state }) => state === 'merged')) return { ok: false, reason: 'merged already' };
    const withStory = rows.filter(({ storyId }) => storyId !== null);
    if (withStory.length > 1) return { ok: false, reason: 'both have a story' };
    const into = withStory[0] ?? rows[0]!;
    const moves: number[] = [];
    for (const from of rows) {
      if (from === into) continue;
      moves.push(await mergeInto(tx, { from, into, by, now }));
      const subject = `the cluster “${into.headline}”`;
      await record(tx, { by, act: 'merged another into', subject, after: { merged: from.headline }, now });
    }
    return { ok: true, moves, clusterId: into.id };
  });
}
