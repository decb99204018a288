import { beforeAll, expect, test } from 'vitest';
import { db } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { fillDemoWire } from '../../scripts/demo-wire';
import { freshDatabase } from '../support/database';

const now = new Date('2020-11-06T12:00:00Z');

beforeAll(async () => {
  freshDatabase();
  await fillDemoWire(now);
});

test('the demo has a week of items, none in the future, all of them marked', async () => {
  const items = await db().select().from(wireItems);
  expect(items.length).toBeGreaterThan(40);
  const week = 7 * 24 * 60 * 60_000;
  for (const { publishedAt, firstSeenAt, isDemo, clusterId } of items) {
    expect(isDemo).toBe(true);
    expect(clusterId).not.toBeNull();
    expect(publishedAt <= now && now.getTime() - publishedAt.getTime() < week).toBe(true);
    expect(firstSeenAt).toEqual(publishedAt);
  }
});

test('its outlets say that they are placeholders, and nobody is asked for their feeds', async () => {
  for (const { name, state, feedUrl, isDemo } of await db().select().from(wireSources)) {
    expect(name).toMatch(/^Demo /);
    expect({ state, isDemo }).toEqual({ state: 'paused', isDemo: true });
    expect(new URL(feedUrl).hostname).toMatch(/\.example$/);
  }
});

test('items about the same event are one cluster, and a text that was taken over counts once', async () => {
  const groups = await db().select().from(clusters);
  const ant = groups.filter(({ headline }) => headline.includes('Ant Group'));
  expect(ant).toHaveLength(1);
  expect(ant[0]!.items).toBeGreaterThanOrEqual(4);
  expect(ant[0]!.outlets).toBeLessThan(ant[0]!.items);
  expect(groups.length).toBeGreaterThan(10);
  expect(groups.every(({ isDemo }) => isDemo)).toBe(true);
});
