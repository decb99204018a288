import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { throttles } from '@/db/schema/editors';
import { outbox } from '@/db/schema/outbox';
import { signUps } from '@/db/schema/subscribers';
import { hashOf } from '@/lib/editors/tokens';
import { env } from '@/lib/env';
import { keepTime } from '@/lib/newsletter/keep-time';
import { checkStamp, newStamp } from '@/lib/newsletter/stamp';
import { hasWorked } from '@/lib/newsletter/work';
import { ask, DAY, FRIDAY, HOUR, later, MINUTE, sentTokens, subscriberAt } from '../../fixtures/subscribers';
import { freshDatabase } from '../../support/database';

const asked = () => db().select().from(signUps);

beforeEach(freshDatabase);

test('who asks is sent one link, good for 48 hours, stored by hash, with the words they agreed to', async () => {
  expect(await ask('Ada+News@Example.com', { through: 'story' })).toEqual({ ok: true });
  const [token] = await sentTokens();
  expect(await asked()).toMatchObject([
    {
      ...{ email: 'Ada+News@example.com', address: 'ada+news@example.com', through: 'story', confirmedAt: null },
      ...{ askedAt: FRIDAY, expiresAt: later(48 * HOUR), tokenHash: hashOf(token!) },
      consentText: 'One email a week from Aisle Five. £0.00 a week. Leave with one click. [Sign up free]',
    },
  ]);
  const stored = JSON.stringify([await asked(), await db().select().from(outbox), await db().select().from(throttles)]);
  expect(stored).not.toContain(token);
  expect(stored).not.toContain('192.0.');
});

test('the answer and what is done are the same for who is on the list, has left, or bounced', async () => {
  await subscriberAt('on@example.com');
  for (const status of ['left', 'bounced', 'complained'] as const)
    await subscriberAt(`${status}@example.com`, { status, endedAt: FRIDAY });
  const answers = [];
  for (const email of ['new', 'on', 'left', 'bounced', 'complained']) answers.push(await ask(`${email}@example.com`));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await sentTokens()).toHaveLength(5);
});

describe('limits', () => {
  test('an address gets one link an hour, whoever asks, from wherever, and is answered as before', async () => {
    for (const minutes of [0, 1, 30, 59])
      expect(await ask('ada@example.com', { now: later(minutes * MINUTE) })).toEqual({ ok: true });
    expect(await ask('ADA@example.com', { now: later(59 * MINUTE) })).toEqual({ ok: true });
    expect(await sentTokens()).toHaveLength(1);
    await ask('ada@example.com', { now: later(HOUR) });
    expect(await sentTokens()).toHaveLength(2);
  });

  test('an address gets four links in 48 hours, and others after that', async () => {
    for (let hour = 0; hour < 10; hour++) await ask('ada@example.com', { now: later(hour * HOUR) });
    expect(await sentTokens()).toHaveLength(4);
    await ask('ada@example.com', { now: later(2 * DAY) });
    expect(await sentTokens()).toHaveLength(5);
  });

  test.each([
    ['an address of IPv4 and its neighbours', (n: number) => `198.51.100.${n}`],
    ['the 64 bits of IPv6 that a household has', (n: number) => `2001:db8:1:2::${n}`],
  ])('one network asks twenty times an hour: %s', async (_, network) => {
    const answers = [];
    for (let n = 1; n <= 22; n++) answers.push(await ask(`reader${n}@domain${n}.example`, { network: network(n) }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'too many', until: new Date('2020-07-24T10:00:00Z') });
    expect(await sentTokens()).toHaveLength(20);
    expect(await ask('other@example.com', { network: '203.0.113.1' })).toEqual({ ok: true });
    expect(await ask('x@example.com', { network: network(1), now: later(20 * MINUTE) })).toEqual({ ok: true });
  });

  test('one domain is asked for thirty times an hour, a large provider more often', async () => {
    for (let n = 0; n < 35; n++) {
      await ask(`reader${n}@small.example`);
      await ask(`reader${n}@gmail.com`);
    }
    const rows = await asked();
    expect(rows.filter(({ address }) => address.endsWith('@small.example'))).toHaveLength(30);
    expect(rows.filter(({ address }) => address.endsWith('@gmail.com'))).toHaveLength(35);
  });

  test('many at once do not slip through', async () => {
    await Promise.all(Array.from({ length: 40 }, () => ask('ada@example.com', { network: '198.51.100.7' })));
    expect(await sentTokens()).toHaveLength(1);
  });
});

describe('work, where it is asked for', () => {
  beforeEach(() => void (env().SIGN_UP_WORK = 8));
  afterEach(() => void (env().SIGN_UP_WORK = 0));

  const proofOf = (stamp: string, email: string) => {
    for (let number = 0; ; number++) if (hasWorked({ stamp, email, proof: String(number) }, 8)) return String(number);
  };

  test('without it a network may ask three times an hour, with it twenty times', async () => {
    const network = '198.51.100.7';
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push((await ask(`idle${n}@example.com`, { network })).ok);
    expect(answers).toEqual([true, true, true, false, false]);
    const stamp = newStamp(later(-5000));
    for (let n = 0; n < 17; n++) {
      const email = `busy${n}@domain${n}.example`;
      expect(await ask(email, { network, stamp, proof: proofOf(stamp, email) })).toEqual({ ok: true });
    }
    const email = 'last@example.com';
    expect((await ask(email, { network, stamp, proof: proofOf(stamp, email) })).ok).toBe(false);
  });

  test('a proof is good for its own form and address alone', () => {
    const stamp = newStamp(FRIDAY);
    const proof = proofOf(stamp, 'ada@example.com');
    expect(hasWorked({ stamp, email: 'ada@example.com', proof }, 8)).toBe(true);
    const others = Array.from({ length: 40 }, (_, n) => hasWorked({ stamp, email: `ada${n}@example.com`, proof }, 8));
    expect(others.filter(Boolean).length).toBeLessThan(5);
    for (const made of ['', '-1', '1e9', 'x', '9'.repeat(13)])
      expect(hasWorked({ stamp, email: 'ada@example.com', proof: made }, 8)).toBe(false);
  });
});

describe('what no person does', () => {
  test('the hidden field is filled in: answered alike, and nothing is done', async () => {
    expect(await ask('ada@example.com', { website: 'https://spam.example' })).toEqual({ ok: true });
    expect(await asked()).toEqual([]);
  });

  test.each([
    ['none', ''],
    ['one that was made up', 'k5x.AAAAAAAAAAAAAAAAAAAAAA'],
    ['one of a second ago', newStamp(later(-1000))],
    ['one of yesterday', newStamp(later(-25 * HOUR))],
    ['one of tomorrow', newStamp(later(HOUR))],
    ['something else', '<script>'],
  ])('the stamp is %s: the form comes once more, and nothing is done', async (_, stamp) => {
    expect(await ask('ada@example.com', { stamp })).toEqual({ ok: false, reason: 'once more' });
    expect(await asked()).toEqual([]);
  });

  test('a stamp of ours grows good', () => {
    const stamp = newStamp(FRIDAY);
    expect([0, 1499, 1500, HOUR, DAY, DAY + 1].map((ms) => checkStamp(stamp, later(ms)))).toEqual([
      ...['too young', 'too young', 'good', 'good', 'good', 'no good'],
    ]);
  });
});

test('what is no address is refused with the reason, and a slip is asked about once', async () => {
  expect(await ask('ada@example')).toMatchObject({ reason: 'wrong', problem: expect.stringContaining('example.com') });
  expect(await ask('ada@gmial.com')).toMatchObject({ reason: 'meant', problem: expect.stringContaining('gmail.com') });
  expect(await asked()).toEqual([]);
  expect(await ask('Ada@gmial.com', { sure: 'ada@gmial.com' })).toEqual({ ok: true });
});

test('a sign-up that came to nothing is forgotten a week after it was asked for', async () => {
  await ask('ada@example.com');
  await keepTime(later(7 * DAY - MINUTE));
  expect(await asked()).toHaveLength(1);
  await keepTime(later(7 * DAY + MINUTE));
  expect(await asked()).toEqual([]);
  expect(await db().select().from(throttles)).toEqual([]);
});
