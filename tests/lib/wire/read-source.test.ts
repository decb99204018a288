import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { tidyWire } from '@/lib/wire/forget-items';
import { readNextSource } from '@/lib/wire/read-source';
import { item, items, rss } from '../../fixtures/feeds';
import { freshDatabase } from '../../support/database';
import { feedServer } from '../../support/feed-server';

const start = new Date('2026-03-09T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeEach(freshDatabase);

const add = async (feedUrl: string, more: Partial<typeof wireSources.$inferInsert> = {}) => {
  const row = { name: feedUrl, feedUrl, addedAt: start, addedBy: 'Test', nextCheckAt: start, ...more };
  const [added] = await transact((tx) => tx.insert(wireSources).values(row).returning());
  return added!.id;
};

const source = async (id: number) => (await db().select().from(wireSources).where(eq(wireSources.id, id)))[0]!;
const stored = () => db().select().from(wireItems).orderBy(asc(wireItems.id));
const urls = async () => (await stored()).map(({ url }) => url);

const minutesUntilNext = async (id: number, from: Date) =>
  Math.round(((await source(id)).nextCheckAt.getTime() - from.getTime()) / 60_000);

/** Answers as a good server does: with marks, and with 304 to whoever has them. */
const politely =
  (body: string): RequestListener =>
  (request, response) => {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, {
      etag,
      'last-modified': 'Mon, 09 Mar 2026 07:00:00 GMT',
      'content-type': 'application/rss+xml',
    });
    response.end(body);
  };

const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

describe('a feed that is well', () => {
  test('is read whole, then asked only whether it has changed', async () => {
    const server = await feedServer(politely(rss(items(3), { head: '<language>en-GB</language>' })));
    const id = await add(`${server.address}/feed`);
    expect(await readNextSource(start)).toBe(true);
    expect(await stored()).toMatchObject([
      {
        guid: 'id-1',
        url: 'https://news.example/1',
        title: 'Headline 1',
        language: 'en',
        firstSeenAt: expect.any(Date),
      },
      { guid: 'id-2' },
      { guid: 'id-3', publishedAt: expect.any(Date) },
    ]);
    expect(await source(id)).toMatchObject({ failures: 0, lastFailure: '', lease: '', leasedUntil: null });

    expect(await readNextSource(later(1))).toBe(false);
    expect(await readNextSource(later(60))).toBe(true);
    server.answer(politely(rss(items(4, later(60)))));
    expect(await readNextSource(later(200))).toBe(true);

    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      expect.stringMatching(/^"/),
      expect.stringMatching(/^"/),
    ]);
    expect(server.asked[1]!.headers['if-modified-since']).toBe('Mon, 09 Mar 2026 07:00:00 GMT');
    expect(server.asked[0]!.headers['user-agent']).toContain('+https://aislefive.example/about');
    expect(await urls()).toEqual([1, 2, 3, 4].map((at) => `https://news.example/${at}`));
  });

  test('is read by one of many who come at once', async () => {
    const server = await feedServer(politely(rss(items(3))));
    await add(`${server.address}/feed`);
    const read = await Promise.all(Array.from({ length: 8 }, () => readNextSource(start)));
    expect(read.filter(Boolean)).toHaveLength(1);
    expect(server.asked).toHaveLength(1);
  });

  test('waits while its server was asked for another a moment ago', async () => {
    const server = await feedServer(politely(rss(items(1))));
    for (const name of ['a', 'b', 'c']) await add(`${server.address}/${name}`);
    expect([await readNextSource(start), await readNextSource(start), await readNextSource(later(0.05))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await readNextSource(later(0.1)), await readNextSource(later(0.2))]).toEqual([true, true]);
    expect(server.asked.map(({ path }) => path)).toEqual(['/a', '/b', '/c']);
  });

  test('is read again if whoever claimed it never came back', async () => {
    const server = await feedServer(politely(rss(items(1))));
    await add(`${server.address}/feed`, { lease: 'lost', leasedUntil: later(2) });
    expect(await readNextSource(later(1))).toBe(false);
    expect(await readNextSource(later(2))).toBe(true);
  });

  test('that is paused or gone is left alone', async () => {
    const server = await feedServer(politely(rss(items(1))));
    await add(`${server.address}/a`, { state: 'paused' });
    await add(`${server.address}/b`, { state: 'gone' });
    expect(await readNextSource(start)).toBe(false);
    expect(server.asked).toEqual([]);
  });

  test('that was removed while it was read leaves nothing', async () => {
    const server = await feedServer(() => undefined);
    const id = await add(`${server.address}/feed`);
    server.answer((_, response) => {
      void transact((tx) => tx.delete(wireSources).where(eq(wireSources.id, id))).then(() =>
        response.end(rss(items(3))),
      );
    });
    await readNextSource(start);
    expect(await stored()).toEqual([]);
  });

  test('keeps the check that an editor asked for while it was read', async () => {
    const server = await feedServer(() => undefined);
    const id = await add(`${server.address}/feed`);
    server.answer((_, response) => {
      void transact((tx) => tx.update(wireSources).set({ nextCheckAt: later(1) })).then(() =>
        response.end(rss(items(3))),
      );
    });
    await readNextSource(start);
    expect((await source(id)).nextCheckAt).toEqual(later(1));
  });
});

describe('items', () => {
  const one = (guid: string, url: string, date = '') =>
    item(
      `<guid isPermaLink="false">${guid}</guid><title>T ${guid}</title><link>${url}</link>${date && `<pubDate>${date}</pubDate>`}`,
    );

  test('are kept once by id and by address, also across sources', async () => {
    const own =
      one('1', 'https://x.example/1') +
      one('1', 'https://x.example/1?utm_medium=rss') +
      one('2', 'https://x.example/2');
    const server = await feedServer((request, response) =>
      response.end(
        rss(
          request.url === '/a'
            ? own
            : one('other', 'https://x.example/2#utm_source=b') + one('1', 'https://x.example/3'),
        ),
      ),
    );
    await add(`${server.address}/a`);
    await add(`${server.address}/b`);
    await readNextSource(start);
    await readNextSource(later(1));
    await readNextSource(later(100));
    await readNextSource(later(101));
    expect((await urls()).sort()).toEqual([1, 2, 3].map((at) => `https://x.example/${at}`));
  });

  test('from tomorrow are from now, those without a date too', async () => {
    const server = await feedServer(
      answering(
        200,
        {},
        rss(one('1', 'https://x.example/1', 'Tue, 10 Mar 2026 08:00:00 GMT') + one('2', 'https://x.example/2')),
      ),
    );
    await add(`${server.address}/feed`);
    await readNextSource(start);
    for (const { publishedAt, firstSeenAt } of await stored()) expect(publishedAt).toEqual(firstSeenAt);
  });

  test('go when they are old and no longer listed, unless a story was made of them, and never come twice', async () => {
    const old = 'Sun, 01 Mar 2026 08:00:00 GMT';
    const three = ['1', '2', '3'].map((id) => one(id, `https://x.example/${id}`, old)).join('');
    const server = await feedServer(answering(200, {}, rss(three + one('undated', 'https://x.example/u'))));
    const id = await add(`${server.address}/feed`);
    await readNextSource(start);
    const [first, second] = ['1', '2'].map((path) => `https://x.example/${path}`);
    await transact(async (tx) => {
      const times = { firstItemAt: start, lastItemAt: start, items: 1, outlets: 1 };
      const body = { type: 'doc', content: [{ type: 'paragraph' }] };
      await tx.insert(stories).values({ slug: 's', headline: 'S', standfirst: '', whyItMatters: '', body, words: 0 });
      await tx.insert(clusters).values([
        { headline: 'A', ...times, storyId: 1 },
        { headline: 'B', ...times },
      ]);
      await tx.insert(clusters).values({ headline: 'C', ...times, items: 0, state: 'merged', mergedIntoId: 2 });
      await tx.update(wireItems).set({ clusterId: 1 }).where(eq(wireItems.url, first!));
      await tx.update(wireItems).set({ clusterId: 2 }).where(eq(wireItems.url, second!));
      await tx.update(settings).set({ wireDays: 7 });
    });

    await readNextSource(later(1000));
    expect(await urls()).toHaveLength(4);
    await readNextSource(later(60 * 24 * 10));
    expect(await urls()).toHaveLength(4);

    server.answer(answering(200, {}, rss(one('undated', 'https://x.example/u'))));
    await readNextSource(later(60 * 24 * 11));
    expect(await urls()).toEqual(['https://x.example/u', 'https://x.example/1'].sort().reverse());
    expect(await db().select({ id: clusters.id }).from(clusters)).toEqual([{ id: 1 }]);

    server.answer(answering(200, {}, rss(three)));
    await readNextSource(later(60 * 24 * 12));
    expect((await urls()).filter((url) => url !== 'https://x.example/u')).toEqual(['https://x.example/1']);

    await transact((tx) => tx.update(wireSources).set({ state: 'paused' }).where(eq(wireSources.id, id)));
    await tidyWire(later(60 * 24 * 30));
    expect(await urls()).toEqual(['https://x.example/1']);
  });
});

describe('a feed that is not well', () => {
  test.each<[string, RequestListener, string, number]>([
    ['404', answering(404), 'is not found (404)', 60],
    ['500', answering(500), 'answers 500', 15],
    ['403', answering(403), 'does not let us in (403)', 15],
    ['429', answering(429, { 'retry-after': '7200' }), 'asks us to come less often (429)', 120],
    ['503 until a date', answering(503, { 'retry-after': 'Mon, 09 Mar 2026 12:00:00 GMT' }), 'is busy (503)', 240],
    ['a page', answering(200, {}, '<!doctype html><title>Hello</title>'), 'is not a feed', 15],
    ['nothing', answering(200), 'is not a feed', 15],
    ['a connection that breaks', (request) => request.socket.destroy(), 'does not answer', 15],
    ['a circle', answering(302, { location: '/feed' }), 'redirects again and again', 15],
    [
      'a way inwards',
      answering(301, { location: 'http://10.0.0.1/feed' }),
      'leads to a private address (10.0.0.1)',
      15,
    ],
    ['a way to a file', answering(301, { location: 'file:///etc/passwd' }), 'is not an address of the web', 15],
  ])('%s', async (_, answer, words, minutes) => {
    const server = await feedServer(answer);
    const id = await add(`${server.address}/feed`, { etag: '"old"' });
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ failures: 1, lastFailure: words, state: 'active', etag: '"old"' });
    expect(await minutesUntilNext(id, start)).toBe(minutes);
  });

  test('is left alone for longer and longer, and is well again at once', async () => {
    const server = await feedServer(answering(500));
    const id = await add(`${server.address}/feed`);
    const waits: number[] = [];
    for (let at = start, round = 0; round < 8; round++) {
      await readNextSource(at);
      waits.push(await minutesUntilNext(id, at));
      at = new Date((await source(id)).nextCheckAt.getTime() + 1000);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440]);
    const { failingSince } = await source(id);
    expect(failingSince!.getTime() - start.getTime()).toBeLessThan(60_000);
    server.answer(politely(rss(items(3))));
    await readNextSource(later(60 * 24 * 9));
    expect(await source(id)).toMatchObject({ failures: 0, lastFailure: '', failingSince: null });
  });

  test('a busy server is asked for none of its feeds', async () => {
    const server = await feedServer(answering(429, { 'retry-after': '3600' }));
    await add(`${server.address}/a`);
    await add(`${server.address}/b`);
    await readNextSource(start);
    expect(await readNextSource(later(59))).toBe(false);
    expect(await readNextSource(later(61))).toBe(true);
  });

  test('gone for good is not asked again', async () => {
    const server = await feedServer(answering(410));
    const id = await add(`${server.address}/feed`);
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ state: 'gone', lastFailure: 'is gone for good (410)' });
    expect(await readNextSource(later(1_000_000))).toBe(false);
  });

  test.each<[string, RequestListener]>([
    ['50 MB', (_, response) => void response.end(Buffer.alloc(50 * 1024 * 1024, '<item>'))],
    [
      'without end',
      (_, response) => {
        const pour = () => void (response.write('x'.repeat(65_536)) && setImmediate(pour));
        response.on('drain', pour);
        pour();
      },
    ],
  ])('an answer of %s is not read to its end', async (_, answer) => {
    const server = await feedServer(answer);
    const id = await add(`${server.address}/feed`);
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ lastFailure: 'is larger than we read', failures: 1 });
    expect(await stored()).toEqual([]);
  });

  test('a private address is not even tried', async () => {
    const id = await add('http://192.168.1.1/feed');
    await readNextSource(start);
    expect((await source(id)).lastFailure).toBe('leads to a private address (192.168.1.1)');
  });
});

describe('a feed that moves', () => {
  const moving =
    (status: number): RequestListener =>
    (request, response) =>
      request.url === '/old'
        ? answering(status, { location: '/new' })(request, response)
        : politely(rss(items(1)))(request, response);

  test.each([301, 308])('for good (%d) is asked at its new address from then on', async (status) => {
    const server = await feedServer(moving(status));
    const id = await add(`${server.address}/old`);
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ feedUrl: `${server.address}/new`, movedFrom: `${server.address}/old` });
    await readNextSource(later(600));
    expect(server.asked.map(({ path }) => path)).toEqual(['/old', '/new', '/new']);
  });

  test.each([302, 303, 307])('for a while (%d) keeps its address', async (status) => {
    const server = await feedServer(moving(status));
    const id = await add(`${server.address}/old`);
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ feedUrl: `${server.address}/old`, movedFrom: '' });
  });

  test('to what is no feed keeps its address', async () => {
    const server = await feedServer((request, response) =>
      request.url === '/old' ? answering(301, { location: '/' })(request, response) : response.end('<html></html>'),
    );
    const id = await add(`${server.address}/old`);
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ feedUrl: `${server.address}/old`, lastFailure: 'is not a feed' });
  });

  test('to the address of another source stays where it is', async () => {
    const server = await feedServer(moving(301));
    const id = await add(`${server.address}/old`);
    await add(`${server.address}/new`, { nextCheckAt: later(10) });
    await readNextSource(start);
    expect(await source(id)).toMatchObject({ feedUrl: `${server.address}/old`, failures: 0 });
  });
});
