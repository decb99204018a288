import { eq, isNull } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { blindRanks, clusterMoves, clusters, clusterSeen, clusterVotes, wireItems } from '@/db/schema/wire';
import { clusterItems } from '@/lib/wire/cluster-items';
import { forgetItems } from '@/lib/wire/forget-items';
import { dropGrouping, findGrouping } from '@/lib/wire/load-grouping';
import { rankBlind } from '@/lib/wire/rank-blind';
import { undoMoves } from '@/lib/wire/undo-moves';
import { join } from '../../fixtures/editors';
import { addReadyBriefing } from '../../fixtures/newsroom';
import { addItem, addSource, addWeek, clusterOf, findCluster, hoursLater } from '../../fixtures/wire-items';
import { editor, freshDatabase } from '../../support/database';

const TUESDAY = hoursLater(24);

beforeEach(() => {
  freshDatabase();
  dropGrouping();
});

const open = () => db().select().from(clusters).where(eq(clusters.state, 'open'));

test('each event becomes a cluster that knows its items, outlets and times', async () => {
  const { scout, ant, masks } = await addWeek();
  expect(await clusterItems(TUESDAY)).toBe(9);
  expect(await open()).toHaveLength(3);
  for (const event of [scout, ant, masks]) {
    const found = new Set(await Promise.all(event.map(clusterOf)));
    expect(found.size).toBe(1);
    expect(await findCluster([...found][0]!)).toMatchObject({
      ...{ items: 3, outlets: 3 },
      ...{ firstItemAt: hoursLater(0), lastItemAt: hoursLater(6) },
    });
  }
});

test('what comes later joins the cluster there is, also after a restart', async () => {
  const { sources, scout } = await addWeek();
  await clusterItems(TUESDAY);
  const before = await clusterOf(scout[0]!);
  dropGrouping();
  const late = await addItem({ source: sources[0]!, title: 'Amazon Scout robots roll out in Atlanta', hours: 20 });
  expect(await clusterItems(TUESDAY)).toBe(1);
  expect(await clusterOf(late)).toBe(before);
  expect(await findCluster(before!)).toMatchObject({ items: 4, outlets: 3, lastItemAt: hoursLater(20) });
});

test('nothing new, nothing done', async () => {
  await addWeek();
  await clusterItems(TUESDAY);
  const before = await db().select().from(clusters);
  expect(await clusterItems(TUESDAY)).toBe(0);
  expect(await db().select().from(clusters)).toEqual(before);
});

test('a text that others took over counts once, by its words or by its headline', async () => {
  const [first, second, third] = [await addSource('one'), await addSource('two'), await addSource('three')];
  const title = 'Amazon Scout delivery robots arrive in Atlanta';
  const original = await addItem({ source: first, title, hours: 0, fingerprint: 'the same text' });
  const copy = await addItem({ source: second, title: 'Robots arrive', hours: 1, fingerprint: 'the same text' });
  const named = await addItem({ source: third, title: title.toUpperCase(), hours: 2 });
  const again = await addItem({ source: first, title: `Update: ${title}`, hours: 3 });
  await clusterItems(TUESDAY);
  const cluster = await clusterOf(original);
  expect(await Promise.all([copy, named, again].map(clusterOf))).toEqual([cluster, cluster, cluster]);
  expect(await findCluster(cluster!)).toMatchObject({ items: 4, outlets: 1 });
  const rows = await db().select({ id: wireItems.id, of: wireItems.copyOfId }).from(wireItems);
  expect(rows.filter(({ of }) => of !== null).map(({ id, of }) => [id, of])).toEqual([
    [copy, original],
    [named, original],
  ]);
});

test('the headline is that of the source with the most weight', async () => {
  const [trade, agency] = [await addSource('trade', { tier: 3 }), await addSource('agency', { tier: 1 })];
  const item = await addItem({ source: trade, title: 'Ant Group to list in Hong Kong and Shanghai', hours: 0 });
  await addItem({ source: agency, title: 'Ant Group plans listing in Hong Kong, Shanghai', hours: 1 });
  await clusterItems(TUESDAY);
  expect((await findCluster((await clusterOf(item))!)).headline).toBe('Ant Group plans listing in Hong Kong, Shanghai');
});

test('a merge of the desk itself is written down, and the old number says where it went', async () => {
  const { sources, scout } = await addWeek();
  await clusterItems(TUESDAY);
  const [into, from] = [await clusterOf(scout[0]!), 900];
  // As it looks when a second cluster of the event grew before the two were seen to be one.
  await transact(async (tx) => {
    await tx.insert(clusters).values({ id: from, headline: 'x', firstItemAt: TUESDAY, lastItemAt: TUESDAY });
    await tx.update(wireItems).set({ clusterId: from }).where(eq(wireItems.id, scout[2]!));
  });
  dropGrouping();
  await addItem({ source: sources[1]!, title: 'Scout delivery robots of Amazon reach Atlanta', hours: 21 });
  await clusterItems(TUESDAY);
  expect(await findCluster(from)).toMatchObject({ state: 'merged', mergedIntoId: into, items: 0 });
  const [move] = await db().select().from(clusterMoves).where(eq(clusterMoves.clusterId, from));
  expect(move).toMatchObject({
    ...{ kind: 'merge', byEditor: '', otherId: into },
    record: { items: [{ id: scout[2], from }], clusters: [] },
  });
});

test('what editors attached to a cluster goes along when the desk itself merges it, and comes back with it', async () => {
  const { sources, scout, ant } = await addWeek();
  const { briefingId } = await addReadyBriefing();
  const [ada, bo] = [await join('Ada'), await join('Bo')];
  await clusterItems(TUESDAY);
  const [into, other, from] = [(await clusterOf(scout[0]!))!, (await clusterOf(ant[0]!))!, 900];
  await transact(async (tx) => {
    await tx.insert(clusters).values({ id: from, headline: 'x', firstItemAt: TUESDAY, lastItemAt: TUESDAY });
    await tx.update(wireItems).set({ clusterId: from }).where(eq(wireItems.id, scout[2]!));
    for (const [editorId, clusterId] of [
      [ada, from],
      [ada, into],
      [bo, from],
    ] as const)
      await tx.insert(clusterVotes).values({ briefingId, editorId, clusterId, votedAt: TUESDAY });
    await tx.insert(clusterSeen).values({ editorId: bo, clusterId: from, seenAt: TUESDAY });
  });
  expect(await rankBlind({ briefingId, ranked: [from, other, into], editorId: bo, by: editor, now: TUESDAY })).toEqual({
    ok: true,
  });
  dropGrouping();
  await addItem({ source: sources[1]!, title: 'Scout delivery robots of Amazon reach Atlanta', hours: 21 });
  await clusterItems(TUESDAY);

  expect(await findCluster(from)).toMatchObject({ state: 'merged', mergedIntoId: into });
  const attached = async () => ({
    votes: (await db().select().from(clusterVotes)).map((row) => [row.editorId, row.clusterId]),
    seen: (await db().select().from(clusterSeen)).map((row) => [row.editorId, row.clusterId]),
    ranks: (await db().select().from(blindRanks).orderBy(blindRanks.rank)).map((row) => [row.rank, row.clusterId]),
  });
  expect(await attached()).toEqual({
    votes: [
      [ada, into],
      [bo, into],
    ],
    seen: [[bo, into]],
    ranks: [
      [1, into],
      [2, other],
    ],
  });
  const [move] = await db().select().from(clusterMoves).where(eq(clusterMoves.clusterId, from));
  expect(await undoMoves({ moves: [move!.id], by: editor, now: TUESDAY })).toEqual({ ok: true });
  const { votes, ...rest } = await attached();
  expect(votes).toHaveLength(3);
  expect(votes).toEqual(
    expect.arrayContaining([
      [ada, from],
      [ada, into],
      [bo, from],
    ]),
  );
  expect(rest).toEqual({
    seen: [[bo, from]],
    ranks: [
      [1, from],
      [2, other],
      [3, into],
    ],
  });
});

test('what another process did is noticed, also when as many items went as came', async () => {
  const { scout, sources } = await addWeek();
  await clusterItems(TUESDAY);
  const before = await findGrouping(TUESDAY);
  expect(await findGrouping(TUESDAY)).toBe(before);
  // One item is forgotten, and another becomes a cluster of its own.
  await transact((tx) => forgetItems(tx, eq(wireItems.id, scout[2]!)));
  const other = await addItem({ source: sources[0]!, title: 'A strike at the ports of Antwerp', hours: 7 });
  const [made] = await transact(async (tx) => {
    const row = { headline: 'x', firstItemAt: TUESDAY, lastItemAt: TUESDAY };
    const rows = await tx.insert(clusters).values(row).returning();
    await tx.update(wireItems).set({ clusterId: rows[0]!.id }).where(eq(wireItems.id, other));
    return rows;
  });
  const unlike = await addItem({ source: sources[1]!, title: 'Lidl opens its first till without a cashier', hours: 8 });
  await clusterItems(TUESDAY);
  expect(await clusterOf(unlike)).not.toBe(made!.id);
});

test('an old item that goes is no reason to read all the others again', async () => {
  const { sources } = await addWeek();
  const old = await addItem({ source: sources[0]!, title: 'Old news of a till', hours: -24 * 20 });
  await clusterItems(TUESDAY);
  const before = await findGrouping(TUESDAY);
  dropGrouping();
  const again = await findGrouping(TUESDAY);
  expect(again).not.toBe(before);
  await transact((tx) => forgetItems(tx, eq(wireItems.id, old)));
  expect(await findGrouping(TUESDAY)).toBe(again);
});

test('two workers at once decide each item once', async () => {
  await addWeek();
  const done = await Promise.all([clusterItems(TUESDAY), clusterItems(TUESDAY)]);
  expect(done[0] + done[1]).toBe(9);
  expect(await open()).toHaveLength(3);
});

test('a round that fails leaves its items as new as they were, and the next decides them', async () => {
  await addWeek();
  await transact((tx) =>
    Promise.resolve(
      tx.run(`create trigger broken before update of outlets on clusters begin select raise(abort, 'full disk'); end`),
    ),
  );
  await expect(clusterItems(TUESDAY)).rejects.toThrow();
  expect(await db().$count(clusters)).toBe(0);
  expect(await db().$count(wireItems, isNull(wireItems.clusterId))).toBe(9);
  await transact((tx) => Promise.resolve(tx.run('drop trigger broken')));
  expect(await clusterItems(TUESDAY)).toBe(9);
  expect(await open()).toHaveLength(3);
});
