import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { clusterMoves, clusters, wireItems } from '@/db/schema/wire';
import { startStory } from '@/lib/stories/start-story';
import { clusterItems } from '@/lib/wire/cluster-items';
import type { MoveResult } from '@/lib/wire/cluster-moves';
import { dismissCluster, reopenCluster } from '@/lib/wire/dismiss-cluster';
import { dropGrouping } from '@/lib/wire/load-grouping';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { moveItem } from '@/lib/wire/move-item';
import { splitCluster } from '@/lib/wire/split-cluster';
import { undoMoves } from '@/lib/wire/undo-moves';
import { addItem, addWeek, clusterOf, findCluster, hoursLater } from '../../fixtures/wire-items';
import { editor as by, freshDatabase, writer } from '../../support/database';

const now = hoursLater(24);

type Week = Awaited<ReturnType<typeof addWeek>>;
let week: Week;
let [scout, ant, masks] = [0, 0, 0];

beforeEach(async () => {
  freshDatabase();
  dropGrouping();
  week = await addWeek();
  await clusterItems(now);
  [scout, ant, masks] = (await Promise.all([week.scout, week.ant, week.masks].map(([id]) => clusterOf(id!)))) as [
    number,
    number,
    number,
  ];
});

/** What the pass does when something new has come about every event. */
async function pass(hours = 22): Promise<void> {
  for (const event of ['scout', 'ant', 'masks'] as const) {
    const [title] = await db()
      .select({ title: wireItems.title })
      .from(wireItems)
      .where(eq(wireItems.id, week[event][0]!));
    await addItem({ source: week.sources[2]!, title: `${title!.title} again`, hours });
  }
  await clusterItems(now);
}

async function picture() {
  const [items, all] = [await db().select().from(wireItems), await db().select().from(clusters)];
  return {
    items: items.map(({ id, clusterId }) => [id, clusterId]),
    clusters: all
      .filter((cluster) => cluster.items > 0)
      .map(({ id, state, items: count, outlets, mergedIntoId }) => ({ id, state, count, outlets, mergedIntoId })),
  };
}

const acts: Record<string, () => Promise<MoveResult>> = {
  merge: () => mergeClusters({ clusterIds: [scout, ant, masks], by, now }),
  split: () => splitCluster({ clusterId: scout, itemIds: [week.scout[2]!], by, now }),
  'move an item': () => moveItem({ itemId: week.scout[0]!, clusterId: ant, by, now }),
  dismiss: () => dismissCluster({ clusterId: scout, by, now }),
};

describe.each(Object.keys(acts))('%s', (name) => {
  test('is written to the audit log and can be undone, once', async () => {
    const before = await picture();
    const done = await acts[name]!();
    if (!done.ok) throw new Error(done.reason);
    expect(await picture()).not.toEqual(before);
    expect(await db().$count(audit)).toBe(done.moves.length);
    expect(await undoMoves({ moves: done.moves, by, now })).toEqual({ ok: true });
    expect(await picture()).toEqual(before);
    expect(await undoMoves({ moves: done.moves, by, now })).toEqual({ ok: false, reason: 'undone already' });
  });

  test('is not undone by the pass', async () => {
    await acts[name]!();
    const before = await picture();
    await pass();
    dropGrouping();
    await pass(23);
    const after = await picture();
    expect(after.items.slice(0, 9)).toEqual(before.items);
    expect(after.clusters.map(({ id, state }) => [id, state])).toEqual(
      expect.arrayContaining(before.clusters.map(({ id, state }) => [id, state])),
    );
  });

  test('is not for writers', async () => {
    const before = await picture();
    const tried = {
      merge: mergeClusters({ clusterIds: [scout, ant], by: writer, now }),
      split: splitCluster({ clusterId: scout, itemIds: [week.scout[2]!], by: writer, now }),
      'move an item': moveItem({ itemId: week.scout[0]!, clusterId: ant, by: writer, now }),
      dismiss: dismissCluster({ clusterId: scout, by: writer, now }),
    };
    expect(await Promise.all(Object.values(tried))).toEqual(Array(4).fill({ ok: false, reason: 'not allowed' }));
    expect(await undoMoves({ moves: [1], by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await picture()).toEqual(before);
  });
});

test('what does not make sense is refused', async () => {
  const refused: [Promise<MoveResult>, string][] = [
    [mergeClusters({ clusterIds: [scout], by, now }), 'nothing to do'],
    [mergeClusters({ clusterIds: [scout, scout], by, now }), 'nothing to do'],
    [mergeClusters({ clusterIds: [scout, 9999], by, now }), 'not found'],
    [splitCluster({ clusterId: scout, itemIds: [], by, now }), 'nothing to do'],
    [splitCluster({ clusterId: scout, itemIds: week.scout, by, now }), 'nothing to do'],
    [splitCluster({ clusterId: scout, itemIds: week.ant, by, now }), 'nothing to do'],
    [moveItem({ itemId: week.scout[0]!, clusterId: scout, by, now }), 'nothing to do'],
    [moveItem({ itemId: 9999, clusterId: scout, by, now }), 'not found'],
    [dismissCluster({ clusterId: 9999, by, now }), 'not found'],
    [reopenCluster({ clusterId: scout, by, now }), 'nothing to do'],
  ];
  for (const [result, reason] of refused) expect(await result).toEqual({ ok: false, reason });
  expect(await db().$count(clusterMoves)).toBe(await db().$count(clusterMoves, eq(clusterMoves.byEditor, '')));
});

test('two editors who merge the same: the second hears that it is done', async () => {
  const both = await Promise.all([
    mergeClusters({ clusterIds: [scout, ant], by, now }),
    mergeClusters({ clusterIds: [ant, scout], by, now }),
  ]);
  expect(both.map((result) => result.ok || result.reason)).toEqual([true, 'merged already']);
});

test('the cluster with a story takes in the others; two stories stay two', async () => {
  const give = async (cluster: number, slug: string) => {
    const { id: storyId } = (await startStory({ headline: slug, by, now })) as { id: number };
    await transact((tx) => tx.update(clusters).set({ storyId }).where(eq(clusters.id, cluster)));
  };
  await give(ant, 'ant');
  expect(await mergeClusters({ clusterIds: [scout, ant], by, now })).toMatchObject({ ok: true, clusterId: ant });
  await give(masks, 'masks');
  expect(await mergeClusters({ clusterIds: [masks, ant], by, now })).toEqual({
    ok: false,
    reason: 'both have a story',
  });
});

test('moving the last item makes its cluster part of the other', async () => {
  const split = await splitCluster({ clusterId: scout, itemIds: [week.scout[0]!], by, now });
  if (!split.ok) throw new Error(split.reason);
  const moved = await moveItem({ itemId: week.scout[0]!, clusterId: ant, by, now });
  expect(moved.ok).toBe(true);
  expect(await findCluster(split.clusterId)).toMatchObject({ state: 'merged', mergedIntoId: ant, items: 0 });
  expect(await undoMoves({ moves: split.moves, by, now })).toEqual({ ok: false, reason: 'changed since' });
});

test('an item about what was dismissed joins it and does not bring it back', async () => {
  await dismissCluster({ clusterId: scout, by, now });
  await pass();
  expect(await findCluster(scout)).toMatchObject({ state: 'dismissed', items: 4 });
});

test('a merge of the desk itself that an editor undoes is not done again', async () => {
  const twin = 900;
  await transact(async (tx) => {
    await tx.insert(clusters).values({ id: twin, headline: 'x', firstItemAt: now, lastItemAt: now, items: 1 });
    await tx.update(wireItems).set({ clusterId: twin }).where(eq(wireItems.id, week.scout[2]!));
  });
  dropGrouping();
  await pass();
  const [move] = await db().select().from(clusterMoves).where(eq(clusterMoves.clusterId, twin));
  expect(move).toMatchObject({ kind: 'merge', byEditor: '' });
  expect(await undoMoves({ moves: [move!.id], by, now })).toEqual({ ok: true });
  expect(await findCluster(twin)).toMatchObject({ state: 'open', items: 1 });
  await pass(23);
  expect(await findCluster(twin)).toMatchObject({ state: 'open' });
  expect(await clusterOf(week.scout[2]!)).toBe(twin);
});
