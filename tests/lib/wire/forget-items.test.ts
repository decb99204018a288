import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { blindRanks, clusters, clusterVotes, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { tidyWire } from '@/lib/wire/forget-items';
import { rankBlind } from '@/lib/wire/rank-blind';
import { removeSource } from '@/lib/wire/steer-source';
import { voteFor } from '@/lib/wire/vote';
import { join } from '../../fixtures/editors';
import { addReadyBriefing } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor as by, freshDatabase } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
/** Long after items of that week are kept. */
const later = new Date('2020-12-01T10:00:00Z');

let [briefingId, ada, bo, sourceId] = [0, 0, 0, 0];
let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId } = await addReadyBriefing());
  [ada, bo] = [await join('Ada'), await join('Bo')];
  sourceId = await addSource('Trade Daily', { state: 'paused' });
  ids = [];
  for (const title of ['A', 'B', 'C', 'D']) ids.push(await addCluster([{ sourceId, title }]));
});

const id = (letter: string) => ids['ABCD'.indexOf(letter)]!;
const letters = (rows: { id: number }[]) => rows.map((row) => 'ABCD'[ids.indexOf(row.id)]).join('');
const left = async () => letters(await db().select({ id: clusters.id }).from(clusters).orderBy(asc(clusters.id)));
const vote = (letter: string) => voteFor({ clusterId: id(letter), briefingId, isFor: true, editorId: ada, by, now });
const rank = (editorId: number, order: string) =>
  rankBlind({ briefingId, ranked: [...order].map(id), editorId, by, now });

/** From first to last; the ranks have no gap. */
const ballot = async (editorId: number) => {
  const rows = await db()
    .select({ rank: blindRanks.rank, id: blindRanks.clusterId })
    .from(blindRanks)
    .where(eq(blindRanks.editorId, editorId))
    .orderBy(asc(blindRanks.rank));
  expect(rows.map((row) => row.rank)).toEqual(rows.map((_, index) => index + 1));
  return letters(rows);
};

const change = (values: Partial<typeof briefings.$inferInsert>) =>
  transact((tx) => tx.update(briefings).set(values).where(eq(briefings.id, briefingId)));

describe('when its items are older than they are kept, a cluster', () => {
  test('goes, if nobody counts on it', async () => {
    await tidyWire(now);
    expect(await left()).toBe('ABCD');
    expect(await tidyWire(later)).toBe(4);
    expect(await left()).toBe('');
  });

  test.each(['draft', 'scheduled'] as const)('stays whole while somebody is for it in a %s edition', async (status) => {
    await transact((tx) =>
      tx.insert(wireItems).values({
        ...{ sourceId, guid: 'x', title: 'B again', fingerprint: 'x', clusterId: id('B') },
        ...{ publishedAt: now, firstSeenAt: now },
      }),
    );
    await vote('B');
    await rank(bo, 'CA');
    await change({ status });
    expect(await tidyWire(later)).toBe(1);
    expect(await left()).toBe('ABC');
    expect(await ballot(bo)).toBe('CA');
    expect(await db().$count(wireItems, eq(wireItems.clusterId, id('B')))).toBe(2);
    expect(await db().$count(clusterVotes)).toBe(1);
  });

  test.each<[string, Partial<typeof briefings.$inferInsert>]>([
    ['is out', { status: 'published', publishedAt: now }],
    ['lies in the trash', { trashedAt: now }],
  ])('goes with its votes and places once the edition %s', async (_, values) => {
    await vote('B');
    await rank(bo, 'CA');
    await change(values);
    expect(await tidyWire(later)).toBe(4);
    expect(await left()).toBe('');
    expect([await ballot(bo), await db().$count(clusterVotes)]).toEqual(['', 0]);
  });
});

test('a source that an editor removes takes its clusters along, and ballots close up', async () => {
  const other = await addSource('Tills');
  for (const letter of ['A', 'D'])
    await transact((tx) =>
      tx
        .update(wireItems)
        .set({ sourceId: other })
        .where(eq(wireItems.clusterId, id(letter))),
    );
  await vote('B');
  await rank(ada, 'BDCA');
  await rank(bo, 'CB');
  expect(await removeSource({ sourceId, by, now })).toMatchObject({ ok: true });
  expect(await left()).toBe('AD');
  expect([await ballot(ada), await ballot(bo)]).toEqual(['DA', '']);
  expect(await db().$count(clusterVotes)).toBe(0);
  expect(await db().$count(wireSources)).toBe(1);
});
