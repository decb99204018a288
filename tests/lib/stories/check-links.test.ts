import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { bench, slots } from '@/db/schema/briefings';
import { linkChecks } from '@/db/schema/link-checks';
import { sources, stories } from '@/db/schema/stories';
import { env } from '@/lib/env';
import { checkLinks } from '@/lib/stories/check-links';
import { deadLinksOf } from '@/lib/stories/link-queries';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { freshDatabase } from '../../support/database';

const now = new Date('2020-07-23T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

/** Each path answers with the status it names; `/nohead/…` knows GET only. */
let server: Server;
let asked: string[];
let mended = false;

beforeEach(async () => {
  freshDatabase();
  env().ALLOW_PRIVATE_FETCH = true;
  asked = [];
  mended = false;
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const noHead = request.url!.startsWith('/nohead') && request.method === 'HEAD';
    response.writeHead(noHead ? 405 : mended ? 200 : Number(/\d+/.exec(request.url!)![0])).end('page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  env().ALLOW_PRIVATE_FETCH = false;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

/** A story in a place of an edition of this state, with this link in its text and this source. */
async function storyWith(link: string, source?: string, status: 'draft' | 'published' = 'draft') {
  const storyId = await addStory({ slug: `story-${Math.random().toString(36).slice(2)}` });
  const marks = [{ type: 'link', attrs: { href: link } }];
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }] };
  const [editionDate, number] = status === 'draft' ? ['2020-07-24', 901] : ['2020-07-17', 900];
  const briefingId = await addBriefing({ editionDate, number, status });
  await transact(async (tx) => {
    await tx.update(stories).set({ body }).where(eq(stories.id, storyId));
    await tx.insert(slots).values({ briefingId, rank: 9, storyId });
    if (source) await tx.insert(sources).values({ storyId, position: 9, publisher: 'P', title: 'T', url: source });
  });
  return { storyId, briefingId };
}

/** Round after round until nothing is due. */
async function settle(at: Date) {
  while ((await checkLinks(at)) > 0);
  return Object.fromEntries(
    (await db().select().from(linkChecks)).map(({ url, status }) => [new URL(url).pathname, status]),
  );
}

test.each([
  ['/200', 'fine'],
  ['/404', 'dead'],
  ['/410', 'dead'],
  ['/401', 'unsure'],
  ['/403', 'unsure'],
  ['/429', 'unsure'],
  ['/500', 'unsure'],
  ['/nohead/200', 'fine'],
  ['/nohead/404', 'dead'],
])('a link that answers %s is %s', async (path, status) => {
  await storyWith(at(path));
  expect(await settle(now)).toEqual({ [path]: status });
});

test('dead links of text and sources are found by story, with what was heard', async () => {
  const { storyId } = await storyWith(at('/200'), at('/404'));
  await settle(now);
  expect(await deadLinksOf(db(), [storyId])).toEqual([{ storyId, url: at('/404'), detail: 'answered 404' }]);
  expect(await deadLinksOf(db(), [])).toEqual([]);
});

test('a host is asked one thing in a round, and a fine answer by one question', async () => {
  await storyWith(at('/200'), at('/201'));
  expect(await checkLinks(now)).toBe(1);
  expect(asked).toEqual(['HEAD /200']);
  expect(await checkLinks(now)).toBe(1);
  expect(await checkLinks(now)).toBe(0);
});

test('what is dead is asked again after an hour, what is fine after a day', async () => {
  const { storyId } = await storyWith(at('/200'), at('/404'));
  await settle(now);
  asked = [];
  mended = true;
  expect(await checkLinks(later(0.9))).toBe(0);
  expect(await settle(later(1.1))).toEqual({ '/200': 'fine', '/404': 'fine' });
  expect(asked).toEqual(['HEAD /404']);
  expect(await deadLinksOf(db(), [storyId])).toEqual([]);
  expect(await checkLinks(later(24.5))).toBe(1);
});

test('candidates are looked at too, what is out is not, and what nobody names any more is forgotten', async () => {
  const out = await storyWith(at('/404'), undefined, 'published');
  expect(await settle(now)).toEqual({});
  const { briefingId } = await storyWith(at('/200'));
  await transact((tx) => tx.insert(bench).values({ briefingId, storyId: out.storyId, position: 1 }));
  expect(await settle(now)).toEqual({ '/200': 'fine', '/404': 'dead' });
  await transact((tx) => tx.delete(bench));
  expect(await settle(now)).toEqual({ '/200': 'fine' });
});

test('a link to a private network is dead for readers; without a network of our own nothing is', async () => {
  const { storyId } = await storyWith('http://10.0.0.1/', 'http://no-such-name.invalid/');
  await settle(now);
  expect((await deadLinksOf(db(), [storyId])).map(({ url }) => url)).toEqual(['http://10.0.0.1/']);
});
