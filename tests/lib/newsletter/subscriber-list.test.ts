import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { consents, signUps, subscribers } from '@/db/schema/subscribers';
import { addSubscriber, type Way } from '@/lib/newsletter/add-subscriber';
import { eraseByDesk, unsubscribe } from '@/lib/newsletter/end-by-desk';
import { exportSubscribers } from '@/lib/newsletter/export-subscribers';
import { findSubscriberForDesk } from '@/lib/newsletter/find-subscriber';
import { countOf, countSubscribers, listGrowth } from '@/lib/newsletter/subscriber-counts';
import { readSubscriberFilter, readTurn, subscriberQuery } from '@/lib/newsletter/subscriber-filter';
import { findSubscriberPage } from '@/lib/newsletter/subscriber-list';
import { findSuppression } from '@/lib/newsletter/suppress';
import { subscriberAt } from '../../fixtures/subscribers';
import { administrator as by, editor, freshDatabase, writer } from '../../support/database';

const timeZone = 'Europe/London';
const now = new Date('2020-07-24T06:00:00Z');
const day = (date: string) => new Date(`${date}T12:00:00Z`);
const gone = { endedAt: day('2020-07-01') };

const filterOf = (query: string) => readSubscriberFilter(new URLSearchParams(query));

async function found(query: string, limit = 10) {
  const asked = new URLSearchParams(query);
  const page = { timeZone, turn: readTurn(asked), limit, now };
  const { people, ...more } = await findSubscriberPage(readSubscriberFilter(asked), page);
  return { names: people.map(({ email }) => email.replace(/@.*/, '')), ids: people.map(({ id }) => id), ...more };
}

async function collected(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const each of lines) all.push(each);
  return all;
}

beforeEach(freshDatabase);

describe('the list', () => {
  beforeEach(async () => {
    await subscriberAt('ada@mail.example', { joinedAt: day('2020-01-10') });
    await subscriberAt('adam@post.example', { joinedAt: day('2020-02-10'), through: 'import' });
    await subscriberAt('ben@mail.example', { joinedAt: day('2020-03-10'), status: 'left', ...gone });
    // The same instant: the number decides.
    await subscriberAt('chloe+a_d%a@xn--mnchen-3ya.example', { joinedAt: day('2020-04-10'), through: 'story' });
    await subscriberAt('dan@post.example', {
      joinedAt: day('2020-04-10'),
      status: 'bounced',
      through: 'import',
      ...gone,
    });
  });

  test.each<[string, string[]]>([
    ['', ['dan', 'chloe+a_d%a', 'ben', 'adam', 'ada']],
    ['sort=oldest', ['ada', 'adam', 'ben', 'chloe+a_d%a', 'dan']],
    ['status=active', ['chloe+a_d%a', 'adam', 'ada']],
    ['through=import', ['dan', 'adam']],
    ['status=bounced&through=import', ['dan']],
    ['status=complained', []],
    ['q=ada', ['ada', 'adam']],
    ['q=ADA@mail', ['ada']],
    ['q=@post.example', ['dan', 'adam']],
    ['q=@post.example&status=active', ['adam']],
    ['q=@m%C3%BCnchen.example', ['chloe+a_d%a']],
    ['q=chloe%2Ba_d%25a@m%C3%BCnchen.example', ['chloe+a_d%a']],
    ['q=a_&anywhere=1', ['chloe+a_d%a']],
    ['q=post&anywhere=1', ['adam', 'dan']],
    ['q=post', []],
    ['from=2020-02-10&to=2020-03-10', ['ben', 'adam']],
    ["q=' or 1=1 --", []],
    ['status=nonsense&through=x&from=yesterday&after=z', ['dan', 'chloe+a_d%a', 'ben', 'adam', 'ada']],
  ])('asked for "%s"', async (query, names) => {
    expect((await found(query)).names).toEqual(names);
  });

  test.each(['', 'sort=oldest', 'q=a&anywhere=1', 'q=a', 'status=active', 'through=import'])(
    'goes page by page there and back (%s)',
    async (query) => {
      const all = (await found(query)).ids;
      const seen: number[] = [];
      let page = await found(query, 2);
      const pages = [page];
      for (seen.push(...page.ids); page.hasMore; seen.push(...page.ids), pages.push(page)) {
        page = await found(`${query}&after=${page.ids.at(-1)}`, 2);
        expect(page.hasLess).toBe(true);
      }
      expect(seen).toEqual(all);
      for (const [index, before] of pages.slice(0, -1).entries()) {
        const back = await found(`${query}&before=${pages[index + 1]!.ids[0]}`, 2);
        expect(back.ids).toEqual(before.ids);
        expect([back.hasMore, back.hasLess]).toEqual([true, index > 0]);
      }
    },
  );

  test('begins anew where the row is gone after which it was to go on', async () => {
    expect((await found('after=4711', 1)).names).toEqual(['dan']);
  });

  test('those who are waiting are a list of their own', async () => {
    const waiting = { through: 'home', consentText: 'x', expiresAt: new Date(now.getTime() + 1) } as const;
    const add = (name: string, hash: string, change = {}) =>
      transact((tx) =>
        tx.insert(signUps).values({
          email: `${name}@a.example`,
          address: `${name}@a.example`,
          tokenHash: hash,
          askedAt: now,
          ...waiting,
          ...change,
        }),
      );
    await add('eve', '1');
    await add('fay', '2', { confirmedAt: now });
    await add('guy', '3', { expiresAt: now });
    expect((await found('status=waiting')).names).toEqual(['eve']);
    expect((await found('status=waiting&q=fa')).names).toEqual([]);
    expect((await countSubscribers(now)).status.waiting).toBe(1);
  });

  test('is counted by kind, where that needs no search', async () => {
    const counts = await countSubscribers(now);
    expect(counts.status).toEqual({ active: 3, waiting: 0, paused: 0, bounced: 1, complained: 0, left: 1 });
    for (const [query, number] of [
      ['', 5],
      ['status=active', 3],
      ['through=import', 2],
      ['through=import&status=left', 0],
      ['q=ada', undefined],
    ] as const)
      expect(countOf(filterOf(query), counts)).toBe(number);
  });

  test('grows and shrinks week by week', async () => {
    const weeks = await listGrowth(30, now);
    expect(weeks.at(-1)).toEqual({ monday: '2020-07-20', joined: 0, gone: 0, total: 3 });
    expect(weeks.find(({ monday }) => monday === '2020-04-06')).toMatchObject({ joined: 2, gone: 0, total: 5 });
    expect(weeks.find(({ monday }) => monday === '2020-06-29')).toMatchObject({ joined: 0, gone: 2, total: 3 });
  });

  test('the address of a filter leads to the same filter', () => {
    for (const query of ['q=%40a&anywhere=1&status=left&through=desk&from=2020-01-01&to=2020-02-02&sort=oldest', ''])
      expect(filterOf(subscriberQuery(filterOf(query)))).toEqual(filterOf(query));
  });

  test('is exported as it is filtered, and that is written down without the address that was looked for', async () => {
    await subscriberAt('=cmd@evil.example', { joinedAt: day('2020-05-01') });
    const result = await exportSubscribers({ filter: {}, timeZone, by, now });
    const text = result.ok ? (await collected(result.lines)).join('') : '';
    expect(text.split('\r\n')).toHaveLength(8);
    expect(text).toContain("'=cmd@evil.example,Confirmed,2020-05-01T12:00:00.000Z,Front page,designed,,\r\n");
    await exportSubscribers({ filter: filterOf('q=ada@mail.example'), timeZone, by, now });
    const entries = await db().select().from(audit);
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain('ada@');
    for (const other of [editor, writer])
      expect(await exportSubscribers({ filter: {}, timeZone, by: other, now })).toEqual({
        ok: false,
        reason: 'not allowed',
      });
  });
});

describe('one person', () => {
  const agreed: Way = { way: 'agreed', words: 'Yes, send me the briefing.', evidence: 'Trade fair, 2 July 2020' };

  test('is added with a proof, or asked', async () => {
    expect(await addSubscriber({ email: ' Ada@Mail.example ', consent: agreed, by, now })).toEqual({
      ok: true,
      result: 'added',
    });
    expect(await db().select().from(subscribers)).toMatchObject([
      { email: 'Ada@mail.example', address: 'ada@mail.example', through: 'desk' },
    ]);
    expect(await db().select().from(consents)).toMatchObject([
      { how: 'desk', words: agreed.words, evidence: agreed.evidence, givenAt: now },
    ]);
    const ask = (email: string) => addSubscriber({ email, consent: { way: 'confirm' }, by, now });
    expect(await ask('ada@mail.example')).toEqual({ ok: false, reason: 'already here' });
    expect(await ask('ben@mail.example')).toEqual({ ok: true, result: 'asked' });
    expect(await ask('ben@mail.example')).toEqual({ ok: false, reason: 'asked before' });
    expect(await db().select().from(signUps)).toMatchObject([{ address: 'ben@mail.example', through: 'desk' }]);
  });

  test.each<[string, string, Way, string[]]>([
    ['no address', 'ada', { way: 'confirm' }, ['email']],
    ['two addresses', 'a@b.example, c@d.example', { way: 'confirm' }, ['email']],
    ['no proof', 'ada@mail.example', { way: 'agreed', words: '  yes  ', evidence: ' ' }, ['words', 'evidence']],
  ])('is not added with %s', async (_what, email, consent, fields) => {
    const result = await addSubscriber({ email, consent, by, now });
    expect(result.ok || (result.reason === 'invalid' && Object.keys(result.problems))).toEqual(fields);
    expect(await db().$count(subscribers)).toBe(0);
  });

  test('who was taken off or erased does not come back by the desk', async () => {
    const [ada, ben] = [await subscriberAt('ada@mail.example'), await subscriberAt('ben@mail.example')];
    expect(await unsubscribe({ ids: [ada.id, ada.id, 4711], by, now })).toEqual({ ok: true, count: 1 });
    expect(await unsubscribe({ ids: [ada.id], by, now })).toEqual({ ok: true, count: 0 });
    expect(await eraseByDesk({ ids: [ben.id], by, now })).toEqual({ ok: true, count: 1 });
    expect(await findSubscriberForDesk(ben.id)).toBeUndefined();
    expect((await findSubscriberForDesk(ada.id))?.subscriber).toMatchObject({ status: 'left', endedAt: now });
    expect(await findSuppression('ben@mail.example')).toMatchObject({ reason: 'erased' });
    for (const email of ['ada@mail.example', 'BEN@mail.example'])
      for (const consent of [agreed, { way: 'confirm' } as const])
        expect(await addSubscriber({ email, consent, by, now })).toEqual({ ok: false, reason: 'suppressed' });
    expect(JSON.stringify(await db().select().from(audit))).not.toContain('@');
  });

  test.each([editor, writer])('nobody but an administrator may ($role)', async (actor) => {
    const { id } = await subscriberAt('ada@mail.example');
    const refused = { ok: false, reason: 'not allowed' };
    expect(await addSubscriber({ email: 'ben@mail.example', consent: agreed, by: actor, now })).toEqual(refused);
    expect(await unsubscribe({ ids: [id], by: actor, now })).toEqual(refused);
    expect(await eraseByDesk({ ids: [id], by: actor, now })).toEqual(refused);
    expect((await findSubscriberForDesk(id))?.subscriber.status).toBe('active');
  });
});
