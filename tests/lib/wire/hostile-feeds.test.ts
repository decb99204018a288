import { eq, isNull } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { db, transact } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { PATIENCE } from '@/lib/wire/ask-feed';
import { LEASE } from '@/lib/wire/claim-source';
import { clusterItems } from '@/lib/wire/cluster-items';
import { dropGrouping } from '@/lib/wire/load-grouping';
import { mendFeed } from '@/lib/wire/mend-feed';
import { MOST_ITEMS } from '@/lib/wire/parse-feed';
import { readNextSource } from '@/lib/wire/read-source';
import { item, items, rss } from '../../fixtures/feeds';
import { freshDatabase } from '../../support/database';
import { feedServer } from '../../support/feed-server';

const start = new Date('2026-03-09T08:00:00Z');

beforeEach(() => {
  freshDatabase();
  dropGrouping();
});

/** The first is due before the second. */
async function addTwo(first: string, second: string): Promise<void> {
  const row = { addedAt: start, addedBy: 'Test', etag: '"old"' };
  await transact((tx) =>
    tx.insert(wireSources).values([
      { ...row, name: 'A', feedUrl: first, nextCheckAt: new Date(start.getTime() - 1000) },
      { ...row, name: 'B', feedUrl: second, nextCheckAt: start },
    ]),
  );
}

const source = async (name: string) => (await db().select().from(wireSources).where(eq(wireSources.name, name)))[0]!;

test('a feed that sends one byte a second is given up, and another is read meanwhile', async () => {
  const [short, timeout] = [1500, AbortSignal.timeout.bind(AbortSignal)];
  const waited: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((patience) => {
    waited.push(patience);
    return timeout(short);
  });
  let bytes = 0;
  const slow = await feedServer((_, response) => {
    const body = rss(items(3));
    const drip = () => void response.write(body[bytes++]);
    drip();
    const dripping = setInterval(drip, 1000);
    response.on('close', () => clearInterval(dripping));
  });
  const quick = await feedServer((_, response) => void response.end(rss(items(3))));
  await addTwo(`${slow.address}/feed`, `${quick.address}/feed`);

  const begun = performance.now();
  const reading = readNextSource(start);
  await vi.waitUntil(() => slow.asked.length === 1);
  expect(await readNextSource(start)).toBe(true);
  expect(await source('B')).toMatchObject({ failures: 0, lastFailure: '', lease: '' });
  expect(await source('A')).toMatchObject({ lease: expect.stringMatching(/./) });
  expect(await reading).toBe(true);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(short - 50);

  expect(bytes).toBe(2);
  expect(await source('A')).toMatchObject({
    ...{ failures: 1, lastFailure: 'answers too slowly', state: 'active', etag: '"old"' },
    ...{ lease: '', leasedUntil: null },
  });
  expect(await db().$count(wireItems)).toBe(3);
  expect(waited).toEqual([PATIENCE, PATIENCE]);
  expect(PATIENCE).toBeLessThan(LEASE / 2);
});

/** A hundred thousand items, or tags of no use, in less than the five megabytes that are read. */
const FLOODS: [string, string, number][] = [
  ['items', rss(Array.from({ length: 100_000 }, (_, at) => item(`<title>N ${at}</title>`)).join('')), MOST_ITEMS],
  ['tags', rss(item(`<title>One</title>${'<a/>'.repeat(1_000_000)}`)), 1],
];

test.each(FLOODS)('a flood of %s holds up nobody, and pushes out nothing', async (_, body, taken) => {
  expect(body.length).toBeLessThan(5 * 1024 * 1024);
  const flood = await feedServer((_request, response) => void response.end(body));
  const other = await feedServer((_request, response) =>
    response.end(
      rss(
        item('<guid>1</guid><title>Amazon Scout delivery robots arrive in Atlanta</title>') +
          item('<guid>2</guid><title>Scout delivery robots: Amazon expands to Atlanta</title>'),
      ),
    ),
  );
  await addTwo(`${other.address}/feed`, `${flood.address}/feed`);
  expect(await readNextSource(start)).toBe(true);

  expect(await readNextSource(start)).toBe(true);
  // Only its beginning is parsed, so nobody waits for the rest.
  expect(mendFeed(body, MOST_ITEMS).length).toBeLessThan(body.length / 5);

  expect(await source('B')).toMatchObject({ failures: 0 });
  const own = eq(wireItems.sourceId, (await source('B')).id);
  expect(await db().$count(wireItems, own)).toBe(taken);
  expect(await db().$count(wireItems)).toBe(taken + 2);
  await clusterItems(new Date(start.getTime() + 60_000));
  expect(await db().$count(wireItems, isNull(wireItems.clusterId))).toBe(0);
  const scout = await db()
    .select({ cluster: wireItems.clusterId })
    .from(wireItems)
    .where(eq(wireItems.sourceId, (await source('A')).id));
  expect(new Set(scout.map(({ cluster }) => cluster)).size).toBe(1);
  expect(await db().$count(wireItems, eq(wireItems.clusterId, scout[0]!.cluster!))).toBe(2);
});
