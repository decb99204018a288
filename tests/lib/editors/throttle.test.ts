import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { throttles } from '@/db/schema/editors';
import { FREE_ATTEMPTS, minutesToWait } from '@/lib/editors/rules';
import { claimAttempt, codeOf, forgive, passwordOf } from '@/lib/editors/throttle';
import { after, NOON } from '../../fixtures/editors';
import { freshDatabase } from '../../support/database';

const account = passwordOf('ada@example.com');
const claim = (change: { account?: string; address?: string; now?: Date } = {}) =>
  claimAttempt({ account, address: '192.0.2.7', now: NOON, ...change });

beforeEach(() => freshDatabase());

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [10, 32],
  [11, 60],
  [500, 60],
])('after %i failures the wait is %i minutes', (failures, minutes) => {
  expect(minutesToWait(failures, FREE_ATTEMPTS.account)).toBe(minutes);
});

describe('an account', () => {
  test('has five tries, then waits that grow, also while somebody goes on trying', async () => {
    for (const left of [4, 3, 2, 1, 0]) expect(await claim()).toEqual({ ok: true, left });
    expect(await claim()).toEqual({ ok: false, until: after(1) });
    expect(await claim({ now: after(0.9) })).toEqual({ ok: false, until: after(1) });
    expect(await claim({ now: after(1) })).toEqual({ ok: true, left: 0 });
    expect(await claim({ now: after(1) })).toEqual({ ok: false, until: after(3) });
    expect(await claim({ now: after(3) })).toMatchObject({ ok: true });
    expect(await claim({ now: after(3) })).toEqual({ ok: false, until: after(7) });
  });

  test('many at once get no more than one by one, whatever address they come from', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, (_, n) => claim({ address: `192.0.2.${n}` })));
    expect(all.filter(({ ok }) => ok)).toHaveLength(5);
  });

  test('is forgotten after a day without tries', async () => {
    for (let n = 0; n < 8; n++) await claim({ now: after(n * 61) });
    expect(await claim({ now: after(8 * 61 + 24 * 60) })).toEqual({ ok: true, left: 4 });
  });

  test('that has waited long is never locked for more than an hour', async () => {
    let now = NOON;
    for (let n = 0; n < 30; n++) {
      const answer = await claim({ now, address: `192.0.2.${n}` });
      if (answer.ok) continue;
      expect(answer.until.getTime() - now.getTime()).toBeLessThanOrEqual(60 * 60_000);
      now = answer.until;
    }
  });
});

describe('a network address', () => {
  const guess = (n: number, change: { address?: string; now?: Date } = {}) =>
    claim({ account: passwordOf(`person-${n}@example.com`), ...change });

  test('has twenty tries at as many accounts, then waits', async () => {
    for (let n = 0; n < 20; n++) expect((await guess(n)).ok, String(n)).toBe(true);
    expect(await guess(20)).toEqual({ ok: false, until: after(1) });
    expect((await guess(20, { address: '192.0.2.8' })).ok).toBe(true);
  });

  test('of IPv6 counts with its neighbours of the same 64 bits', async () => {
    for (let n = 0; n < 20; n++) await guess(n, { address: `2001:db8:1:2::${n.toString(16)}` });
    expect((await guess(20, { address: '2001:db8:1:2:ffff::1' })).ok).toBe(false);
    expect((await guess(20, { address: '2001:db8:1:3::1' })).ok).toBe(true);
  });

  test('where many people sign in begins anew each day', async () => {
    for (let n = 0; n < 25; n++) await guess(n, { now: after(n * 15) });
    expect((await guess(30, { now: new Date('2020-07-25T00:00:00Z') })).ok).toBe(true);
  });
});

test('whoever gets in clears the account and gives the address one try back, no more', async () => {
  for (let n = 0; n < 3; n++) await claim();
  await claim({ account: codeOf('ada@example.com') });
  await forgive({ email: 'ada@example.com', address: '192.0.2.7', now: NOON });
  const rows = await db().select().from(throttles);
  expect(rows.map(({ key, failures }) => [key, failures])).toEqual([['from 192.0.2.7 on 2020-07-24', 3]]);
});

test('an account of one’s own does not pay for guesses at others', async () => {
  for (let n = 0; n < 19; n++) await claim({ account: passwordOf(`x${n}@example.com`) });
  await claim();
  await forgive({ email: 'ada@example.com', address: '192.0.2.7', now: NOON });
  expect((await claim({ account: passwordOf('x99@example.com') })).ok).toBe(true);
  expect((await claim({ account: passwordOf('x98@example.com') })).ok).toBe(false);
});
