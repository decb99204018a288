import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { outbox } from '@/db/schema/outbox';
import { briefings } from '@/db/schema/briefings';
import { deliveries, sends } from '@/db/schema/sends';
import { consents, signUps, subscribers, suppressions } from '@/db/schema/subscribers';
import { changePreferences } from '@/lib/newsletter/change-preferences';
import { confirm, findConfirmation } from '@/lib/newsletter/confirm';
import { erase } from '@/lib/newsletter/erase';
import { exportOwnData } from '@/lib/newsletter/export-own-data';
import { keepTime } from '@/lib/newsletter/keep-time';
import { leave } from '@/lib/newsletter/leave';
import { leaveByMail } from '@/lib/newsletter/leave-by-mail';
import { findByLink, leaveMailto, leaveTokenIn, linkToken } from '@/lib/newsletter/links';
import { findSuppression, isSuppressed, suppress } from '@/lib/newsletter/suppress';
import { ask, DAY, FRIDAY, HOUR, joinAs, later, sentTokens, subscriberAt } from '../../fixtures/subscribers';
import { demoDatabase, freshDatabase } from '../../support/database';

const everybody = () => db().select().from(subscribers).orderBy(subscribers.id);
const newest = async () => (await sentTokens()).at(-1)!;
const change = (token: string, form: Record<string, unknown>, now = FRIDAY) =>
  changePreferences({ token, form, network: '192.0.2.1', now });

beforeEach(freshDatabase);

describe('confirming', () => {
  test('opening the link changes nothing, the button puts somebody on the list', async () => {
    await ask('Ada@example.com', { through: 'briefing' });
    const token = await newest();
    expect(await findConfirmation(token, FRIDAY)).toMatchObject({ state: 'open' });
    expect(await everybody()).toEqual([]);
    expect(await confirm({ token, now: later(HOUR) })).toEqual({ ok: true });
    expect(await everybody()).toMatchObject([
      {
        email: 'Ada@example.com',
        address: 'ada@example.com',
        domain: 'example.com',
        status: 'active',
        through: 'briefing',
        joinedAt: later(HOUR),
      },
    ]);
    expect(await db().select().from(consents)).toMatchObject([
      {
        how: 'double opt-in',
        through: 'briefing',
        askedAt: FRIDAY,
        givenAt: later(HOUR),
        words: expect.stringContaining('Sign up free'),
      },
    ]);
    expect(await findConfirmation(token, later(HOUR))).toMatchObject({ state: 'joined' });
  });

  test('pressed twice, also at once, is as pressed once', async () => {
    await ask('ada@example.com');
    const token = await newest();
    await Promise.all(Array.from({ length: 5 }, () => confirm({ token, now: FRIDAY })));
    expect(await everybody()).toHaveLength(1);
    expect(await db().select().from(consents)).toHaveLength(1);
    expect(await db().select().from(outbox).where(eq(outbox.topic, 'welcome'))).toHaveLength(1);
  });

  test('an expired, a forgotten and a made-up link put nobody on the list', async () => {
    await ask('ada@example.com');
    const token = await newest();
    expect(await confirm({ token, now: later(48 * HOUR) })).toEqual({ ok: false });
    expect(await findConfirmation(token, later(48 * HOUR))).toMatchObject({ state: 'expired' });
    await keepTime(later(8 * DAY));
    for (const each of [token, '', 'x', 'A'.repeat(43)]) {
      expect(await confirm({ token: each, now: FRIDAY })).toEqual({ ok: false });
      expect(await findConfirmation(each, FRIDAY)).toEqual({ state: 'gone' });
    }
    expect(await everybody()).toEqual([]);
  });

  test('who is on the list already hears so behind the link, and stays as they are, resting too', async () => {
    const pausedUntil = later(DAY);
    await subscriberAt('ada@example.com', { status: 'paused', pausedUntil, format: 'plain' });
    await ask('ada@example.com');
    await confirm({ token: await newest(), now: FRIDAY });
    expect(await findConfirmation(await newest(), FRIDAY)).toMatchObject({ state: 'already' });
    expect(await everybody()).toMatchObject([{ status: 'paused', pausedUntil, format: 'plain' }]);
  });

  test.each(['left', 'bounced', 'complained', 'erased', 'desk'] as const)(
    'it takes an address off the suppression list: %s',
    async (reason) => {
      const hadRow = reason !== 'erased' && reason !== 'desk';
      if (hadRow) await subscriberAt('ada@example.com', { status: reason, endedAt: FRIDAY, softBounces: 5 });
      await transact((tx) => suppress(tx, { address: 'ada@example.com', reason, now: FRIDAY }));
      await joinAs('ada@example.com', later(DAY));
      expect(await isSuppressed('ada@example.com')).toBe(false);
      expect(await everybody()).toMatchObject([
        { status: 'active', endedAt: null, softBounces: 0, joinedAt: later(DAY) },
      ]);
    },
  );
});

describe('leaving', () => {
  test.each(['leave', 'settings'] as const)(
    'by a link of the purpose "%s", once and for every import',
    async (purpose) => {
      const ada = await joinAs('ada@example.com');
      const token = linkToken(ada, purpose);
      for (let times = 0; times < 3; times++)
        expect(await leave({ token, purpose, now: later(DAY * (times + 1)) })).toEqual({ ok: true });
      expect(await everybody()).toMatchObject([{ status: 'left', endedAt: later(DAY) }]);
      expect(await findSuppression('ada@example.com')).toMatchObject({ reason: 'left', since: later(DAY) });
    },
  );

  test('with nobody’s link nobody leaves', async () => {
    const ada = await joinAs('ada@example.com');
    for (const token of ['', '1', `${linkToken(ada, 'leave')}x`, linkToken(ada, 'view'), linkToken(ada, 'settings')])
      expect(await leave({ token, purpose: 'leave', now: FRIDAY })).toEqual({ ok: false });
    expect((await everybody())[0]!.status).toBe('active');
  });

  test('by mail: the subject names the person, and what programs put around it does not matter', async () => {
    const ada = await joinAs('ada@example.com');
    const { searchParams, pathname } = new URL(leaveMailto(ada, 'desk+list@example.com'));
    expect(decodeURIComponent(pathname)).toBe('desk+list@example.com');
    const subject = searchParams.get('subject')!;
    for (const each of [subject, `Re: ${subject}`, ` ${subject} `, subject.replace('leave', 'LEAVE')])
      expect(await findByLink(leaveTokenIn(each)!, 'leave'), each).toMatchObject({ address: 'ada@example.com' });
    expect(leaveTokenIn('please leave me alone')).toBeUndefined();
  });

  test('who bounced before stays what they were', async () => {
    const bo = await subscriberAt('bo@example.com', { status: 'bounced', endedAt: FRIDAY });
    await leave({ token: linkToken(bo, 'leave'), purpose: 'leave', now: later(DAY) });
    expect(await everybody()).toMatchObject([{ status: 'bounced', endedAt: FRIDAY }]);
  });
});

describe('preferences', () => {
  test.each([
    ['2', '2020-08-06T23:00:00Z'],
    ['4', '2020-08-20T23:00:00Z'],
    ['8', '2020-09-17T23:00:00Z'],
  ])('a rest of %s weeks ends on the day, by itself', async (often, until) => {
    const ada = await joinAs('ada@example.com');
    await change(linkToken(ada, 'settings'), { often, format: 'plain', email: ada.email });
    const rest = { status: 'paused', pausedUntil: new Date(until), format: 'plain' };
    expect(await everybody()).toMatchObject([rest]);
    await change(linkToken(ada, 'settings'), { often: 'keep', format: 'plain', email: ada.email }, later(DAY));
    await keepTime(new Date(new Date(until).getTime() - 1));
    expect(await everybody()).toMatchObject([rest]);
    await keepTime(new Date(until));
    expect(await everybody()).toMatchObject([{ status: 'active', pausedUntil: null }]);
  });

  test('what no form sends changes nothing', async () => {
    const ada = await joinAs('ada@example.com');
    const token = linkToken(ada, 'settings');
    for (const form of [
      {},
      { often: '52', format: 'gold', email: '' },
      { often: ['2'], status: 'left' },
      { often: '__proto__' },
    ])
      expect(await change(token, form)).toEqual({ ok: true });
    expect(await everybody()).toEqual([ada]);
    expect(await change(linkToken(ada, 'leave'), { often: '2' })).toMatchObject({ ok: false });
  });

  test('another address is theirs when the button behind its link was pressed; old links are void then', async () => {
    const ada = await joinAs('ada@example.com');
    const token = linkToken(ada, 'settings');
    expect(await change(token, { often: 'weekly', format: 'designed', email: 'ada@new.example' })).toEqual({
      ok: true,
      sentTo: 'ada@new.example',
    });
    expect((await everybody())[0]!.address).toBe('ada@example.com');
    await confirm({ token: await newest(), now: FRIDAY });
    expect(await everybody()).toMatchObject([
      { id: ada.id, address: 'ada@new.example', domain: 'new.example', joinedAt: ada.joinedAt },
    ]);
    expect(await findByLink(token, 'settings')).toBeUndefined();
    expect(await findConfirmation(await newest(), FRIDAY)).toMatchObject({ state: 'moved' });
    expect(await isSuppressed('ada@example.com')).toBe(false);
  });

  test.each(['active', 'left'] as const)('another address that is on the list already: %s', async (status) => {
    const ada = await joinAs('ada@example.com');
    await subscriberAt('ada@new.example', { status, endedAt: status === 'left' ? FRIDAY : null });
    await change(linkToken(ada, 'settings'), { email: 'ada@new.example' });
    await confirm({ token: await newest(), now: FRIDAY });
    expect((await everybody()).map((each) => [each.address, each.status])).toEqual([
      ['ada@example.com', 'left'],
      ['ada@new.example', 'active'],
    ]);
  });

  test('an address that is none is refused, and the rest is saved', async () => {
    const ada = await joinAs('ada@example.com');
    const changed = await change(linkToken(ada, 'settings'), { format: 'plain', email: 'ada@new' });
    expect(changed).toMatchObject({ ok: false, reason: 'wrong', problem: expect.stringContaining('ending') });
    expect(await everybody()).toMatchObject([{ format: 'plain', address: 'ada@example.com' }]);
  });

  test('somebody’s settings are no way to bomb others', async () => {
    const ada = await joinAs('ada@example.com');
    for (let n = 0; n < 30; n++) await change(linkToken(ada, 'settings'), { email: `victim${n}@domain${n}.example` });
    await change(linkToken(ada, 'settings'), { email: 'victim1@domain1.example' }, later(HOUR / 2));
    expect((await sentTokens()).length).toBeLessThanOrEqual(1 + 21);
  });
});

describe('being forgotten', () => {
  test('nothing of the person stays but a hash, and the books add up', async () => {
    await demoDatabase();
    const ada = await joinAs('Ada@example.com');
    const bo = await joinAs('bo@example.com');
    const [briefing] = await db().select().from(briefings).limit(1);
    await transact(async (tx) => {
      const row = { dueAt: FRIDAY, orderedBy: 'Test', orderedRole: 'editor', orderedAt: FRIDAY } as const;
      const [send] = await tx
        .insert(sends)
        .values({ briefingId: briefing!.id, status: 'sending', ...row })
        .returning();
      for (const each of [ada, bo])
        await tx.insert(deliveries).values({
          ...{ sendId: send!.id, subscriberId: each.id, email: each.email, domain: each.domain },
          ...{ format: 'designed', status: 'waiting', dueAt: FRIDAY },
        });
    });
    expect(await erase({ token: linkToken(ada, 'settings'), now: FRIDAY })).toEqual({ ok: true });
    expect(await db().select().from(deliveries)).toMatchObject([
      { email: '', status: 'excluded', answer: 'asked to be forgotten' },
      { email: 'bo@example.com', status: 'waiting' },
    ]);
    expect(await findSuppression('ada@example.com')).toMatchObject({ reason: 'erased' });
    const all = [subscribers, signUps, consents, suppressions, deliveries, outbox].map((table) =>
      db().select().from(table),
    );
    expect(JSON.stringify(await Promise.all(all)).toLowerCase()).not.toContain('ada@');
    expect(await erase({ token: linkToken(ada, 'settings'), now: FRIDAY })).toEqual({ ok: false });
    expect(await everybody()).toHaveLength(1);
  });

  test('they can read before what is stored, without what signs their links', async () => {
    const ada = await joinAs('ada@example.com');
    const data = (await exportOwnData(linkToken(ada, 'settings'))) as Record<string, unknown[]>;
    expect(data).toMatchObject({
      person: { email: 'ada@example.com', through: 'home' },
      consents: [{ how: 'double opt-in' }],
      links: [{ email: 'ada@example.com' }],
    });
    expect(JSON.stringify(data)).not.toContain(ada.linkKey);
    expect(JSON.stringify(data)).not.toContain('tokenHash');
    expect(await exportOwnData(linkToken(ada, 'leave'))).toBeUndefined();
  });
});

test('a mail whose subject is that of our mailto takes its person off, whoever it is from, however it is written', async () => {
  const ada = await joinAs('ada@example.com');
  const bo = await joinAs('bo@example.com', later(HOUR));
  const mail = (subject: string) =>
    Buffer.from(`From: Eve <eve@example.com>\r\nTo: desk@example.com\r\nSubject: ${subject}\r\n\r\nHello\r\n`);
  for (const subject of ['', 'leave', 'leave 1.AAAAAAAAAAAAAAAAAAAAAA', `leave ${linkToken(ada, 'settings')}`])
    expect(await leaveByMail(mail(subject), FRIDAY), subject).toEqual({ ok: false });
  expect(await leaveByMail(mail(`Re: leave\r\n ${linkToken(ada, 'leave')}`), FRIDAY)).toEqual({ ok: true });
  expect(await leaveByMail(randomBytes(2000), FRIDAY)).toEqual({ ok: false });
  expect((await everybody()).map(({ id, status }) => [id, status])).toEqual([
    [ada.id, 'left'],
    [bo.id, 'active'],
  ]);
});
