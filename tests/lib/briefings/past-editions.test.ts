import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { editionWires } from '@/db/schema/edition-wires';
import { companies, storyCompanies } from '@/db/schema/stories';
import { type clusters, wireItems } from '@/db/schema/wire';
import { keepWires } from '@/lib/briefings/keep-wires';
import { listPastEditions } from '@/lib/briefings/past-editions';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { backTest } from '@/lib/wire/back-test';
import { dismissCluster, reopenCluster } from '@/lib/wire/dismiss-cluster';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { undoMoves } from '@/lib/wire/undo-moves';
import { addBriefing, addReadyBriefing, addStory, publishAsItIs } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor, freshDatabase } from '../../support/database';

const OUT = new Date('2020-07-24T06:00:00Z');
const hours = (count: number) => new Date(OUT.getTime() + count * 3_600_000);
const soon = hours(0.1);

let [briefingId, one, two]: number[] = [];
let storyIds: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds } = await addReadyBriefing());
  [one, two] = [await addSource('One'), await addSource('Two')];
});

const item = (title: string, at: Date, given: object = {}) => ({
  ...{ sourceId: one!, title, publishedAt: at, firstSeenAt: at },
  ...given,
});
const cluster = (title: string, at = hours(-24), given: Partial<typeof clusters.$inferInsert> = {}) =>
  addCluster([item(title, at)], given);
const goOut = async (now = OUT, id = briefingId!) => {
  const result = await publishAsItIs({ briefingId: id, by: editor, now });
  if (!result.ok) throw new Error(JSON.stringify(result));
};
const keptIds = async (now = soon) => {
  await keepWires(now);
  const [edition] = (await listPastEditions(12)).editions;
  return edition?.clusters.map(({ id }) => id) ?? [];
};
const partsOfFirst = async () => {
  await keepWires(soon);
  return (await listPastEditions(12)).editions[0]!.clusters[0]!.parts;
};

describe('the wire as it was when an edition went out', () => {
  test('has the picks in their order, with 0 for a story that it did not have, and places follow', async () => {
    const other = await cluster('Something else');
    const second = await cluster('Of the second story', hours(-2), { storyId: storyIds[1]! });
    await goOut();
    expect(await keepWires(soon)).toBe(1);
    const { editions, all } = await listPastEditions(12);
    expect(all).toBe(1);
    expect(editions).toMatchObject([{ number: 900, date: '2020-07-24', picks: [0, second, 0, 0, 0] }]);
    expect(editions[0]!.clusters.map(({ id }) => id)).toEqual([other, second]);
    const recency = { outlets: 0, tier: 0, firstHand: 0, pace: 0, recency: 1, beat: 0, uncovered: 0, novelty: 0 };
    expect(backTest(editions, recency).editions[0]!.places).toEqual([undefined, 1, undefined, undefined, undefined]);
  });

  test('has nothing of what came in later, however early it says that it was published', async () => {
    const growing = await addCluster([
      item('It begins', hours(-20)),
      item('It goes on', hours(-19), { sourceId: two, firstSeenAt: hours(1) }),
    ]);
    await cluster('Came later', hours(1));
    await cluster('Long over', hours(-24 * 8));
    await goOut();
    expect(await keptIds(hours(3))).toEqual([growing]);
    const [edition] = (await listPastEditions(12)).editions;
    expect(edition!.clusters[0]!.parts).toMatchObject({ outlets: { value: 0 }, pace: { value: 0 } });
    expect(edition!.clusters[0]!.parts.recency.value).toBeCloseTo(0.5 ** (20 / 48), 3);
  });

  test('counts a story as covered only if it ran before', async () => {
    const before = await addStory({ slug: 'ran-before', status: 'published' });
    const ids = [
      await cluster('Ran before', hours(-3), { storyId: before }),
      await cluster('Runs now', hours(-3), { storyId: storyIds[0]! }),
      await cluster('In work', hours(-3), { storyId: await addStory({ slug: 'in-work' }) }),
    ];
    await goOut();
    await keepWires(soon);
    const [edition] = (await listPastEditions(12)).editions;
    expect(edition!.clusters.map(({ id, parts }) => [id, parts.uncovered.value])).toEqual([
      [ids[0], 0],
      [ids[1], 1],
      [ids[2], 1],
    ]);
  });

  test('does not know the companies that were reported on for the first time in that edition', async () => {
    await transact(async (tx) => {
      for (const [id, name] of [
        [1, 'Ocado'],
        [2, 'Zapp'],
      ] as const)
        await tx.insert(companies).values({ id, slug: name.toLowerCase(), name, description: '' });
    });
    await cluster('Ocado and Zapp meet', hours(-3), { storyId: storyIds[0]! });
    await transact(async (tx) => {
      await tx.insert(storyCompanies).values({ storyId: storyIds[0]!, companyId: 2, position: 1 });
    });
    await goOut();
    expect((await partsOfFirst()).beat.value).toBeCloseTo(1 - 0.4, 3);
  });

  test('lacks what was dismissed by then, whatever happened to it since, unless the edition took it', async () => {
    const by = { by: editor };
    const dismissed = await cluster('Dismissed before');
    const backSince = await cluster('Dismissed before and had back since');
    const undone = await cluster('Dismissed before, which was undone since');
    const later = await cluster('Dismissed since');
    const taken = await cluster('Taken and then dismissed', hours(-5), { storyId: storyIds[4]! });
    for (const clusterId of [dismissed, backSince, taken]) await dismissCluster({ clusterId, ...by, now: hours(-1) });
    const move = await dismissCluster({ clusterId: undone, ...by, now: hours(-1) });
    await goOut();
    await reopenCluster({ clusterId: backSince, ...by, now: hours(1) });
    await undoMoves({ moves: move.ok ? move.moves : [], ...by, now: hours(1) });
    await dismissCluster({ clusterId: later, ...by, now: hours(1) });
    expect(await keptIds(hours(2))).toEqual([later, taken]);
  });

  test('has what was merged as one', async () => {
    const [into, from] = [await cluster('One event'), await cluster('The same event')];
    await goOut();
    await mergeClusters({ clusterIds: [into, from], by: editor, now: soon });
    expect(await keptIds()).toEqual([into]);
  });

  test('is kept once, by however many workers, and stays what it was', async () => {
    const id = await cluster('Here');
    await goOut();
    const counts = await Promise.all([keepWires(soon), keepWires(soon), keepWires(soon)]);
    expect(counts.reduce((sum, each) => sum + each)).toBe(1);
    await transact(async (tx) => {
      await tx.delete(wireItems).where(eq(wireItems.clusterId, id));
    });
    expect(await keptIds(hours(48))).toEqual([id]);
  });

  test('is not made up for one whose week is being forgotten', async () => {
    await cluster('Of that week', hours(-2));
    await goOut();
    expect(await keepWires(hours(24 * 54))).toBe(0);
    expect(await listPastEditions(12)).toEqual({ editions: [], all: 0 });
    expect(await keepWires(hours(24 * 52))).toBe(1);
  });

  test('is looked for once where there was none, and is not among those known', async () => {
    await goOut();
    expect(await keepWires(soon)).toBe(0);
    expect(await db().select().from(editionWires)).toEqual([
      { briefingId, at: OUT, clusters: [], picks: [0, 0, 0, 0, 0] },
    ]);
    // Nobody looks again: not even what turns up afterwards is found.
    await cluster('Of that week', hours(-2));
    expect(await keepWires(hours(24))).toBe(0);
    expect(await listPastEditions(12)).toEqual({ editions: [], all: 0 });
  });

  test('waits for items that have come in and are in no cluster yet', async () => {
    const id = await cluster('Decided', hours(-3));
    await transact((tx) => tx.update(wireItems).set({ clusterId: null }));
    await goOut();
    expect(await keepWires(soon)).toBe(0);
    expect(await db().$count(editionWires)).toBe(0);
    await transact((tx) => tx.update(wireItems).set({ clusterId: id }));
    expect(await keptIds()).toEqual([id]);
  });
});

test('the newest editions come first, those withdrawn do not count, and all are counted', async () => {
  const ids: number[] = [];
  for (const [week, editionDate] of ['2020-07-31', '2020-08-07', '2020-08-14'].entries()) {
    const at = hours(24 * 7 * (week + 1));
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}-${editionDate}`);
    const stories: number[] = [];
    for (const slug of names) stories.push(await addStory({ slug }));
    const id = await addBriefing({ number: 901 + week, editionDate }, stories);
    await cluster(`Of ${editionDate}`, new Date(at.getTime() - 3_600_000));
    await goOut(at, id);
    ids.push(id);
  }
  const later = hours(24 * 22);
  expect(await keepWires(later)).toBe(3);
  const newest = async (limit: number) => {
    const { editions, all } = await listPastEditions(limit);
    return [editions.map(({ number }) => number), all];
  };
  expect(await newest(2)).toEqual([[903, 902], 3]);
  const withdrawn = await withdrawBriefing({ briefingId: ids[1]!, note: 'It was wrong.', by: editor, now: later });
  expect(withdrawn).toEqual({ ok: true });
  expect(await newest(2)).toEqual([[903, 901], 2]);
});
