import { beforeAll, expect, test } from 'vitest';
import { db } from '@/db/client';
import { consents, subscribers, suppressions } from '@/db/schema/subscribers';
import { parseAddress } from '@/lib/newsletter/address';
import { fillDemoSubscribers } from '../../scripts/demo-subscribers';
import { demoDatabase } from '../support/database';

beforeAll(async () => {
  await demoDatabase();
  await fillDemoSubscribers(new Date('2026-11-24T12:00:00Z'));
});

test('four hundred people joined through 2020, at names that nobody can own, and say that they are demo data', async () => {
  const people = await db().select().from(subscribers);
  expect(people).toHaveLength(400);
  for (const { email, address, domain, joinedAt, endedAt } of people) {
    expect(parseAddress(email)).toMatchObject({ ok: true, address, domain });
    expect(domain).toMatch(/\.example$/);
    expect(joinedAt.getUTCFullYear()).toBe(2020);
    if (endedAt) expect(endedAt.getTime()).toBeGreaterThanOrEqual(joinedAt.getTime());
  }
  const given = await db().select().from(consents);
  expect(given.every(({ evidence }) => evidence === 'demo data')).toBe(true);
  expect(given).toHaveLength(400);
});

test('most get it; who does not is suppressed, so that the books add up', async () => {
  const people = await db().select().from(subscribers);
  const count = (status: string) => people.filter((each) => each.status === status).length;
  expect(count('active')).toBeGreaterThan(320);
  for (const status of ['left', 'bounced', 'paused']) expect(count(status), status).toBeGreaterThan(3);
  const ended = people.filter(({ endedAt }) => endedAt !== null).length;
  expect(await db().select().from(suppressions)).toHaveLength(ended);
});
