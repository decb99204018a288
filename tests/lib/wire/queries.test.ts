import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { settings, WIRE_PARTS, type WireWeights } from '@/db/schema/settings';
import { topics } from '@/db/schema/stories';
import { wireItems } from '@/db/schema/wire';
import { wireSourceTopics } from '@/db/schema/wire-sources';
import { clusterItems } from '@/lib/wire/cluster-items';
import { dismissCluster } from '@/lib/wire/dismiss-cluster';
import { dropGrouping } from '@/lib/wire/load-grouping';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { countClusters, findRankedCluster, listClusters, listItems, type ClusterFilter } from '@/lib/wire/queries';
import { scoreOf } from '@/lib/wire/rules';
import { addItem, addSource, addWeek, clusterOf, hoursLater } from '../../fixtures/wire-items';
import { editor as by, freshDatabase } from '../../support/database';

const now = hoursLater(24);

const weights: WireWeights = {
  ...{ outlets: 30, tier: 10, firstHand: 10, pace: 10 },
  ...{ recency: 15, beat: 25, uncovered: 20, novelty: 5 },
};

const only = (part: string) =>
  Object.fromEntries(WIRE_PARTS.map((each) => [each, each === part ? 10 : 0])) as WireWeights;

const list = (filter: ClusterFilter = {}, more = {}) => listClusters({ filter, weights, now, limit: 50, ...more });

let week: Awaited<ReturnType<typeof addWeek>>;
let [scout, ant, masks] = [0, 0, 0];

beforeEach(async () => {
  freshDatabase();
  dropGrouping();
  await transact((tx) => tx.update(settings).set({ wireKeywords: ['robots', 'Hong Kong'] }));
  week = await addWeek();
  const first = await addSource('ant-group', { kind: 'primary', tier: 1 });
  await addItem({ source: first, title: 'Ant Group announces listing in Hong Kong and Shanghai', hours: 1 });
  await clusterItems(now);
  [scout, ant, masks] = (await Promise.all([week.scout, week.ant, week.masks].map(([id]) => clusterOf(id!)))) as [
    number,
    number,
    number,
  ];
});

const idsOf = ({ clusters }: { clusters: { id: number }[] }) => clusters.map(({ id }) => id);

test('the highest ranked comes first, with parts and words that make up its score', async () => {
  const { clusters } = await list();
  expect(clusters.map(({ id }) => id)).toEqual([ant, scout, masks]);
  const [best] = clusters;
  expect(best).toMatchObject({ items: 4, outlets: 4, days: [0, 0, 0, 0, 0, 0, 4] });
  expect(best!.score).toBeCloseTo(scoreOf(best!.parts, weights), 9);
  expect(best!.parts).toMatchObject({
    firstHand: { value: 1, words: 'Ant-group itself' },
    beat: { words: 'Hong Kong' },
    uncovered: { value: 1 },
  });
});

test.each([...WIRE_PARTS])('the database sorts by %s as the rules do', async (part) => {
  const { clusters } = await list({}, { weights: only(part) });
  const scores = clusters.map((cluster) => scoreOf(cluster.parts, only(part)));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  let place = { score: Infinity, id: Infinity, now };
  for (const [index] of clusters.entries()) {
    const page = await list({}, { weights: only(part), limit: 1, ...(index > 0 && { from: place }) });
    expect(page.clusters[0]!.id).toBe(clusters[index]!.id);
    if (page.next) {
      expect(page.next.score).toBeCloseTo(scores[index]!, 6);
      place = page.next;
    }
  }
});

test('pages hold each cluster once, also when time goes by between them', async () => {
  const first = await list({}, { limit: 2 });
  const second = await list({}, { limit: 2, from: first.next, now: hoursLater(40) });
  expect([...idsOf(first), ...idsOf(second)].sort()).toEqual([scout, ant, masks].sort());
  expect(second.next).toBeUndefined();
});

describe('filters', () => {
  test.each<[string, () => ClusterFilter | Promise<ClusterFilter>, () => number[]]>([
    ['a search', () => ({ search: 'hong listing' }), () => [ant]],
    ['a search for what is no pattern', () => ({ search: '%' }), () => []],
    ['what is watched', () => ({ company: 'ROBOTS' }), () => [scout]],
    ['what is not watched', () => ({ company: 'masks' }), () => []],
    ['a source', () => ({ sourceId: week.sources[0] }), () => [ant, scout, masks]],
    ['a source that has nothing', async () => ({ sourceId: await addSource('idle') }), () => []],
    ['a time', () => ({ since: hoursLater(7) }), () => []],
    ['a time before', () => ({ until: hoursLater(6), since: hoursLater(6) }), () => [ant, scout, masks]],
    ['what was dismissed', () => ({ state: 'dismissed' }), () => []],
    [
      'a language',
      async () => {
        await transact((tx) => tx.update(wireItems).set({ language: 'fr' }).where(eq(wireItems.id, week.masks[0]!)));
        return { language: 'fr' };
      },
      () => [masks],
    ],
    [
      'a topic',
      async () => {
        const sourceId = await addSource('delivery');
        await addItem({ source: sourceId, title: 'Amazon Scout robots arrive in Atlanta', hours: 7 });
        await clusterItems(now);
        const topicId = await transact(async (tx) => {
          const row = { slug: 'delivery', name: 'Delivery', description: '' };
          const [topic] = await tx.insert(topics).values(row).returning({ id: topics.id });
          await tx.insert(wireSourceTopics).values({ sourceId, topicId: topic!.id });
          return topic!.id;
        });
        return { topicId };
      },
      () => [scout],
    ],
  ])('%s', async (_, filter, expected) => {
    const given = await filter();
    expect(idsOf(await list(given))).toEqual(expected());
    expect((await countClusters(given, now)).clusters).toBe(expected().length);
  });
});

test('what is dismissed is on a list of its own', async () => {
  await dismissCluster({ clusterId: scout, by, now });
  expect(idsOf(await list())).toEqual([ant, masks]);
  expect(idsOf(await list({ state: 'dismissed' }))).toEqual([scout]);
});

test('the number of a merged cluster leads to the one it is part of', async () => {
  await mergeClusters({ clusterIds: [ant, scout, masks], by, now });
  expect(await findRankedCluster(masks, { weights, now })).toMatchObject({ id: ant, items: 10 });
  expect(await findRankedCluster(9999, { weights, now })).toBeUndefined();
  expect((await listItems(ant))[0]).toMatchObject({ source: 'lastmile', publishedAt: hoursLater(0) });
});

test('what the desk watches can change: clusters are looked through again', async () => {
  expect((await list({ company: 'England' })).clusters).toEqual([]);
  await transact((tx) => tx.update(settings).set({ wireKeywords: ['England'] }));
  await clusterItems(now);
  expect(idsOf(await list({ company: 'England' }))).toEqual([masks]);
  expect(idsOf(await list({ company: 'robots' }))).toEqual([]);
});
