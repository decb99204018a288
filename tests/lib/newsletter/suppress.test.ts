import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { suppressions } from '@/db/schema/subscribers';
import {
  findSuppression,
  isSuppressed,
  listSuppressed,
  suppress,
  takeOffSuppressions,
} from '@/lib/newsletter/suppress';
import { freshDatabase } from '../../support/database';

const now = new Date('2020-07-24T07:00:00Z');

beforeEach(freshDatabase);

test('an address is suppressed once, by hash, with the latest reason', async () => {
  expect(await isSuppressed('ada@example.com')).toBe(false);
  for (const reason of ['left', 'erased'] as const)
    await transact((tx) => suppress(tx, { address: 'ada@example.com', reason, now }));
  expect(await findSuppression('ada@example.com')).toMatchObject({ reason: 'erased', since: now });
  expect(JSON.stringify(await db().select().from(suppressions))).not.toContain('ada');
  await transact((tx) => takeOffSuppressions(tx, 'ada@example.com'));
  expect(await isSuppressed('ada@example.com')).toBe(false);
});

test('what a transaction has suppressed is seen within it, and is gone if it fails', async () => {
  const attempt = transact(async (tx) => {
    await suppress(tx, { address: 'ada@example.com', reason: 'desk', now });
    expect(await isSuppressed('ada@example.com', tx)).toBe(true);
    throw new Error('stop');
  });
  await expect(attempt).rejects.toThrow('stop');
  expect(await isSuppressed('ada@example.com')).toBe(false);
});

test('a long list is asked at once', async () => {
  const all = Array.from({ length: 1201 }, (_, n) => `reader${n}@example.com`);
  const bad = all.filter((_, n) => n % 3 === 0);
  await transact(async (tx) => {
    for (const address of bad) await suppress(tx, { address, reason: 'bounced', now });
  });
  expect([...(await listSuppressed(all))].sort()).toEqual([...bad].sort());
  expect(await listSuppressed([])).toEqual(new Set());
});
