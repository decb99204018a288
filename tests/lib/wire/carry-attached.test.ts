import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { blindRanks, clusters, clusterSeen, clusterVotes, wireItems } from '@/db/schema/wire';
import { forgetItems } from '@/lib/wire/forget-items';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { moveItem } from '@/lib/wire/move-item';
import { rankBlind } from '@/lib/wire/rank-blind';
import { splitCluster } from '@/lib/wire/split-cluster';
import { undoMoves } from '@/lib/wire/undo-moves';
import { join } from '../../fixtures/editors';
import { addReadyBriefing } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor as by, freshDatabase } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
const at = (hour: number) => new Date(now.getTime() + hour * 3_600_000);
let [briefingId, ada, bo, sourceId] = [0, 0, 0, 0];
let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId } = await addReadyBriefing());
  [ada, bo, sourceId] = [await join('Ada'), await join('Bo', 'writer'), await addSource('Trade Daily')];
  ids = [];
  for (const title of ['A', 'B', 'C', 'D']) ids.push(await addCluster([{ sourceId, title }]));
});

const id = (letter: string) => ids['ABCD'.indexOf(letter)]!;
const letter = (cluster: number) => 'ABCD'[ids.indexOf(cluster)] ?? 'new';
const vote = (editorId: number, of: string, hour = 0) =>
  transact((tx) => tx.insert(clusterVotes).values({ briefingId, editorId, clusterId: id(of), votedAt: at(hour) }));
const see = (editorId: number, of: string, hour: number) =>
  transact((tx) => tx.insert(clusterSeen).values({ editorId, clusterId: id(of), seenAt: at(hour) }));
const rank = (editorId: number, order: string, hour = 0) =>
  rankBlind({ briefingId, ranked: [...order].map(id), editorId, by, now: at(hour) });
const itemOf = async (of: string) =>
  (
    await db()
      .select()
      .from(wireItems)
      .where(eq(wireItems.clusterId, id(of)))
  )[0]!.id;

async function attached() {
  const votes = await db().select().from(clusterVotes);
  const seen = await db().select().from(clusterSeen);
  const ranks = await db().select().from(blindRanks).orderBy(asc(blindRanks.editorId), asc(blindRanks.rank));
  const name = (editorId: number) => (editorId === ada ? 'Ada' : 'Bo');
  return {
    votes: votes.map((row) => `${name(row.editorId)} ${letter(row.clusterId)} ${row.votedAt.getTime()}`).sort(),
    seen: seen.map((row) => `${name(row.editorId)} ${letter(row.clusterId)} ${row.seenAt.getTime()}`).sort(),
    ranks: ranks.map((row) => `${name(row.editorId)} ${row.rank} ${letter(row.clusterId)} ${row.rankedAt.getTime()}`),
  };
}
const ballot = async (editorId: number) => {
  const rows = await db().select().from(blindRanks).where(eq(blindRanks.editorId, editorId)).orderBy(blindRanks.rank);
  expect(rows.map((row) => row.rank)).toEqual(rows.map((_, index) => index + 1));
  return rows.map(({ clusterId }) => letter(clusterId)).join('');
};

async function merge(letters: string): Promise<number[]> {
  const done = await mergeClusters({ clusterIds: [...letters].map(id), by, now });
  if (!done.ok) throw new Error(done.reason);
  return done.moves;
}

describe('what editors attached to a cluster that becomes part of another', () => {
  test.each([
    ['only the one that goes', 'BC', 'AC'],
    ['both, the one that goes first', 'BCA', 'AC'],
    ['both, the one that stays first', 'ACB', 'AC'],
    ['neither', 'DC', 'DC'],
    ['both as the last', 'DAB', 'DA'],
  ])('is its place in a blind ranking of %s, and comes back', async (_name, order, after) => {
    await rank(ada, order);
    await rank(bo, 'CB');
    const before = await attached();
    const moves = await merge('AB');
    expect([await ballot(ada), await ballot(bo)]).toEqual([after, 'CA']);
    expect(await undoMoves({ moves, by, now })).toEqual({ ok: true });
    expect(await attached()).toEqual(before);
  });

  test('is a vote, once for each editor', async () => {
    await vote(ada, 'A', 1);
    await vote(ada, 'B', 2);
    await vote(bo, 'B', 3);
    const before = await attached();
    const moves = await merge('AB');
    expect((await attached()).votes).toEqual([`Ada A ${at(1).getTime()}`, `Bo A ${at(3).getTime()}`]);
    await undoMoves({ moves, by, now });
    expect(await attached()).toEqual(before);
  });

  test('is when it was looked at, the earlier of two', async () => {
    await see(ada, 'A', 5);
    await see(ada, 'B', 2);
    await see(bo, 'B', 3);
    const before = await attached();
    const moves = await merge('AB');
    expect((await attached()).seen).toEqual([`Ada A ${at(2).getTime()}`, `Bo A ${at(3).getTime()}`]);
    await undoMoves({ moves, by, now });
    expect(await attached()).toEqual(before);
  });

  test('goes along through several merges, and comes back from all', async () => {
    for (const each of 'ABC') await vote(ada, each);
    await rank(ada, 'CDBA');
    await see(bo, 'C', 1);
    await see(bo, 'B', 2);
    const before = await attached();
    const moves = [...(await merge('BC')), ...(await merge('AB'))];
    expect(await ballot(ada)).toBe('AD');
    expect((await attached()).votes).toHaveLength(1);
    expect(await undoMoves({ moves, by, now })).toEqual({ ok: true });
    expect(await attached()).toEqual(before);
  });

  test('goes along when its last item is moved', async () => {
    await vote(bo, 'B');
    await rank(bo, 'BC');
    const before = await attached();
    const moved = await moveItem({ itemId: await itemOf('B'), clusterId: id('A'), by, now });
    if (!moved.ok) throw new Error(moved.reason);
    expect(await ballot(bo)).toBe('AC');
    await undoMoves({ moves: moved.moves, by, now });
    expect(await attached()).toEqual(before);
  });

  test('goes back to the whole when what was split off is put back', async () => {
    await merge('AB');
    const split = await splitCluster({ clusterId: id('A'), itemIds: [await itemOf('A')], by, now });
    if (!split.ok) throw new Error(split.reason);
    await rankBlind({ briefingId, ranked: [split.clusterId, id('C')], editorId: ada, by, now });
    await undoMoves({ moves: split.moves, by, now });
    expect(await ballot(ada)).toBe('AC');
  });

  test('comes back without that of an editor who is gone', async () => {
    await vote(bo, 'B');
    await see(bo, 'B', 1);
    await rank(bo, 'BC');
    await see(ada, 'B', 1);
    const moves = await merge('AB');
    await transact((tx) => tx.delete(editors).where(eq(editors.id, bo)));
    // A page of the merged one that was still open.
    await see(ada, 'B', 7);
    expect(await undoMoves({ moves, by, now })).toEqual({ ok: true });
    expect(await attached()).toEqual({ votes: [], seen: [`Ada B ${at(7).getTime()}`], ranks: [] });
  });

  test('stays as editors have made it meanwhile', async () => {
    await rank(ada, 'BC');
    await vote(ada, 'B');
    await vote(bo, 'C');
    await see(ada, 'B', 1);
    const moves = await merge('AB');
    await rank(ada, 'CA', 1);
    await vote(bo, 'A', 4);
    await transact((tx) => tx.delete(clusterVotes).where(eq(clusterVotes.editorId, ada)));
    await transact((tx) => tx.update(clusterSeen).set({ seenAt: at(6) }));
    await undoMoves({ moves, by, now });
    expect(await ballot(ada)).toBe('CA');
    const { votes, seen } = await attached();
    expect(votes).toEqual([`Bo A ${at(4).getTime()}`, `Bo C ${now.getTime()}`]);
    expect(seen).toEqual([`Ada A ${at(6).getTime()}`, `Ada B ${at(1).getTime()}`]);
  });
});

test('when an item goes, the cluster with its copy is counted anew', async () => {
  const other = await addSource('Tills');
  const copyOfId = await itemOf('A');
  await transact((tx) =>
    tx
      .update(wireItems)
      .set({ clusterId: id('B'), sourceId: other, copyOfId })
      .where(eq(wireItems.clusterId, id('C'))),
  );
  await transact((tx) => forgetItems(tx, eq(wireItems.id, copyOfId)));
  const left = await db()
    .select()
    .from(clusters)
    .where(eq(clusters.id, id('B')));
  expect(left[0]).toMatchObject({ items: 2, outlets: 2, facts: { tiers: [expect.any(Number), expect.any(Number)] } });
  expect(await db().$count(clusters, eq(clusters.id, id('A')))).toBe(0);
});
