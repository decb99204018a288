import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { stories, topics } from '@/db/schema/stories';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { addSource } from '@/lib/wire/add-source';
import { changeSource } from '@/lib/wire/change-source';
import { discoverFeeds, feedsNamedIn } from '@/lib/wire/discover';
import { importOpml } from '@/lib/wire/import-opml';
import { readOpml, writeOpml } from '@/lib/wire/opml';
import { healthOf, type SourceFacts } from '@/lib/wire/source-rules';
import { filtered, findSource, listSources, sourcesForFile } from '@/lib/wire/source-queries';
import { checkAllSources, checkSource, pauseSource, removeSource, resumeSource } from '@/lib/wire/steer-source';
import { HOSTILE_DOCTYPES, atom, items, rss } from '../../fixtures/feeds';
import { editor, freshDatabase, writer } from '../../support/database';
import { feedServer } from '../../support/feed-server';

const now = new Date('2026-03-09T08:00:00Z');

beforeEach(freshDatabase);

const form = { address: '', name: '', kind: 'trade', tier: '2' };
const acts = async () => (await db().select().from(audit)).map(({ act, subject }) => `${act} ${subject}`);

const insert = async (name: string, more: Partial<typeof wireSources.$inferInsert> = {}) => {
  const row = {
    name,
    feedUrl: `https://${name}.example/feed`,
    addedAt: now,
    addedBy: 'Test',
    nextCheckAt: now,
    ...more,
  };
  return (await transact((tx) => tx.insert(wireSources).values(row).returning()))[0]!.id;
};

const source = async (id: number) => (await db().select().from(wireSources).where(eq(wireSources.id, id)))[0];

/** A site with a page that names these feeds, and what lies at other paths. */
const site = (page: string, files: Record<string, string> = {}) =>
  feedServer((request, response) => {
    const body = request.url === '/' ? `<!doctype html><html><head>${page}</head></html>` : files[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });

const named = (href: string, type = 'application/rss+xml') => `<link rel="alternate" type="${type}" href="${href}">`;

describe('a feed is found', () => {
  test('at its own address', async () => {
    const { address } = await site('', { '/x': rss(items(2)) });
    expect(await discoverFeeds(`${address}/x`)).toMatchObject({ ok: true, feeds: [{ url: `${address}/x` }] });
  });

  test('by what the page of its site names, if it is one', async () => {
    const { address } = await site(named('/gone') + named('news.xml') + named('/comments', 'text/html'), {
      '/news.xml': atom(''),
      '/comments': rss(''),
    });
    expect(await discoverFeeds(address)).toMatchObject({ ok: true, feeds: [{ url: `${address}/news.xml` }] });
  });

  test('where feeds usually lie', async () => {
    const { address } = await site('', { '/rss.xml': rss('') });
    expect(await discoverFeeds(`${address}/`)).toMatchObject({ ok: true, feeds: [{ url: `${address}/rss.xml` }] });
  });

  test('nowhere, if there is none', async () => {
    const { address } = await site('<title>x</title>');
    expect(await discoverFeeds(address)).toEqual({ ok: true, feeds: [] });
  });

  test('among the links of a page, whatever their case and order, each once and of the web only', () => {
    const html = `<LINK TYPE="Application/RSS+XML" REL="Alternate home" HREF="/a"><link rel=alternate type="application/atom+xml" href="/a">${named('javascript:alert(1)')}${named('file:///etc/passwd')}`;
    expect(feedsNamedIn(html, 'https://x.example/')).toEqual(['https://x.example/a']);
  });
});

describe('adding', () => {
  test('takes the name from the feed, is recorded, and is read at once', async () => {
    const { address } = await site('', { '/feed': rss(items(1)) });
    const result = await addSource({ form: { ...form, address: `${address}/feed` }, by: editor, now });
    expect(result).toMatchObject({ ok: true, name: 'Trade News' });
    expect(await db().select().from(wireSources)).toMatchObject([
      { name: 'Trade News', siteUrl: 'https://news.example/', nextCheckAt: now, addedBy: 'Test editor' },
    ]);
    expect(await acts()).toEqual(['added the source Trade News']);
    const again = await addSource({ form: { ...form, address: `${address}/feed` }, by: editor, now });
    expect(again).toMatchObject({ problems: { address: 'That feed is among the sources already.' } });
  });

  test('asks which, where a site has several', async () => {
    const { address } = await site(named('/a') + named('/b'), { '/a': rss(''), '/b': rss('') });
    const result = await addSource({ form: { ...form, address }, by: editor, now });
    expect(result).toMatchObject({ reason: 'several', feeds: [{ url: `${address}/a` }, { url: `${address}/b` }] });
    expect(await db().$count(wireSources)).toBe(0);
  });

  test.each([
    ['', 'Write the address of a site or of its feed.'],
    ['not an address', 'That is no address of the web. It looks like https://www.example.com/feed.'],
    ['ftp://x.example/feed', 'That is no address of the web. It looks like https://www.example.com/feed.'],
    ['http://10.0.0.1/', 'That address leads to a private address (10.0.0.1).'],
    ['127.0.0.1', 'That address leads to a private address (127.0.0.1).'],
  ])('refuses "%s"', async (address, words) => {
    expect(await addSource({ form: { ...form, address }, by: editor, now })).toMatchObject({
      problems: { address: words },
    });
  });
});

test('a writer sees the sources and changes none', async () => {
  const sourceId = await insert('a');
  const order = { sourceId, by: writer, now };
  const refused = { ok: false, reason: 'not allowed' };
  expect(await addSource({ form: { ...form, address: 'https://x.example' }, by: writer, now })).toEqual(refused);
  expect(await changeSource({ ...order, form: {} })).toEqual(refused);
  for (const act of [pauseSource, resumeSource, checkSource, removeSource]) expect(await act(order)).toEqual(refused);
  expect(await checkAllSources(order)).toEqual({ ok: false });
  expect(await importOpml({ name: 'x', bytes: new Uint8Array(), by: writer, now })).toEqual(refused);
  expect(await acts()).toEqual([]);
});

describe('changing', () => {
  const values = {
    name: 'New',
    feedUrl: 'https://a.example/feed',
    kind: 'agency',
    tier: '1',
    language: 'EN',
    topics: ['1', '99'],
  };

  test('keeps what the server told us to remember while the address is the same', async () => {
    await transact((tx) => tx.insert(topics).values({ slug: 't', name: 'T', description: '' }));
    const sourceId = await insert('a', { etag: '"1"', nextCheckAt: new Date(0) });
    expect(await changeSource({ sourceId, form: values, by: editor, now })).toEqual({ ok: true, name: 'New' });
    expect(await findSource(sourceId)).toMatchObject({
      name: 'New',
      kind: 'agency',
      tier: 1,
      language: 'en',
      topics: [1],
    });
    expect(await source(sourceId)).toMatchObject({ etag: '"1"', nextCheckAt: new Date(0) });
    await changeSource({ sourceId, form: { ...values, feedUrl: 'b.example/feed' }, by: editor, now });
    expect(await source(sourceId)).toMatchObject({ feedUrl: 'https://b.example/feed', etag: '', nextCheckAt: now });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ name: ' ' }, 'name'],
    [{ name: 'a\u202Eb' }, 'name'],
    [{ kind: 'x' }, 'kind'],
    [{ tier: '4' }, 'tier'],
    [{ language: 'English' }, 'language'],
    [{ feedUrl: 'javascript:alert(1)' }, 'feedUrl'],
    [{ feedUrl: 'https://other.example/feed' }, 'feedUrl'],
  ])('refuses %j', async (wrong, field) => {
    const sourceId = await insert('a');
    await insert('other');
    const result = await changeSource({ sourceId, form: { ...values, ...wrong }, by: editor, now });
    expect(result).toMatchObject({ reason: 'invalid', problems: { [field]: expect.any(String) } });
  });
});

describe('steering', () => {
  test('off, on and check now', async () => {
    const sourceId = await insert('a', { nextCheckAt: new Date('2027-01-01') });
    const order = { sourceId, by: editor, now };
    await pauseSource(order);
    expect(await source(sourceId)).toMatchObject({ state: 'paused' });
    expect(await checkAllSources(order)).toEqual({ ok: true, count: 0 });
    await resumeSource(order);
    expect(await source(sourceId)).toMatchObject({ state: 'active', nextCheckAt: now });
    expect(await checkAllSources(order)).toEqual({ ok: true, count: 1 });
    expect(await checkSource({ ...order, sourceId: 99 })).toEqual({ ok: false, reason: 'not found' });
    expect((await acts()).slice(0, 3)).toEqual([
      'turned off the source a',
      'had checked all sources',
      'turned on the source a',
    ]);
  });

  test('a source goes with its items, unless a story was made of one', async () => {
    const [kept, gone] = [await insert('kept'), await insert('gone')];
    const times = { publishedAt: now, firstSeenAt: now, fingerprint: '' };
    await transact(async (tx) => {
      const body = { type: 'doc', content: [{ type: 'paragraph' }] };
      await tx.insert(stories).values({ slug: 's', headline: 'S', standfirst: '', whyItMatters: '', body, words: 0 });
      await tx.insert(clusters).values({ headline: 'A', firstItemAt: now, lastItemAt: now, items: 1, storyId: 1 });
      await tx.insert(wireItems).values([
        { sourceId: kept, guid: '1', title: 'A', clusterId: 1, ...times },
        { sourceId: gone, guid: '1', title: 'B', ...times },
      ]);
    });
    expect(await removeSource({ sourceId: kept, by: editor, now })).toEqual({ ok: false, reason: 'in use' });
    expect(await removeSource({ sourceId: gone, by: editor, now })).toEqual({ ok: true, name: 'gone' });
    expect((await db().select().from(wireItems)).map(({ title }) => title)).toEqual(['A']);
    expect(await acts()).toEqual(['removed the source gone']);
  });
});

describe('OPML', () => {
  const list = [
    {
      name: 'A & B <c>',
      feedUrl: 'https://a.example/feed?x=1&y=2',
      siteUrl: 'https://a.example/',
      language: 'en',
      kind: 'primary' as const,
      tier: 1,
    },
    { name: 'Ü', feedUrl: 'https://b.example/feed', siteUrl: '', language: '', kind: 'trade' as const, tier: 3 },
  ];

  test('comes back as it went', () => {
    expect(readOpml(Buffer.from(writeOpml('T', list, now)))).toEqual(list);
  });

  test('of others is read: groups, missing names, things that are no feeds', () => {
    const text = `<opml version="1.0"><body><outline text="G"><outline><outline xmlUrl="https://a.example/f"/></outline></outline>
      <outline text="B & C" xmlUrl="https://b.example/f?utm_source=opml"><outline text="no feed" htmlUrl="https://c.example"/>
      <outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="twice" xmlUrl="https://a.example/f"/></body></opml>`;
    expect(readOpml(Buffer.from(text))?.map(({ name, feedUrl }) => `${name} ${feedUrl}`)).toEqual([
      'twice https://a.example/f',
      'B & C https://b.example/f',
    ]);
  });

  test.each([
    ['a page', '<html></html>'],
    ['words', 'hello'],
    ['a feed', rss('')],
    ['nothing', ''],
  ])('is not made of %s', async (_, text) => {
    const result = await importOpml({ name: 'x', bytes: Buffer.from(text), by: editor, now });
    expect(result).toMatchObject({ ok: false });
    expect(await db().$count(wireSources)).toBe(0);
  });

  test('with a bomb in it is read without it', () => {
    const text = `${HOSTILE_DOCTYPES.bomb}<opml><body><outline text="&lol9;" xmlUrl="https://a.example/f"/></body></opml>`;
    expect(readOpml(Buffer.from(text))).toMatchObject([{ name: '&lol9;' }]);
  });

  test('is imported once, and what is there stays as it is', async () => {
    await insert('mine', { feedUrl: list[1]!.feedUrl, tier: 2 });
    const bytes = Buffer.from(writeOpml('T', list, now));
    expect(await importOpml({ name: 'my.opml', bytes, by: editor, now })).toEqual({ ok: true, added: 1, known: 1 });
    expect(await importOpml({ name: 'my.opml', bytes, by: editor, now })).toEqual({ ok: true, added: 0, known: 2 });
    expect((await sourcesForFile()).map(({ name, tier }) => [name, tier])).toEqual([
      ['A & B <c>', 1],
      ['mine', 2],
    ]);
  });

  test('that is suggested has only what can be added', async () => {
    const bytes = readFileSync('lib/wire/starter.opml');
    expect(await importOpml({ name: 'x', bytes, by: editor, now })).toEqual({ ok: true, added: 19, known: 0 });
    const all = await sourcesForFile();
    expect(all.every(({ feedUrl, language }) => feedUrl.startsWith('https://') && language === 'en')).toBe(true);
  });
});

const well: SourceFacts = {
  state: 'active',
  failures: 0,
  failingSince: null,
  lastFailure: '',
  lastSuccessAt: now,
  answerTime: 300,
};

test.each<[Partial<SourceFacts>, string, string]>([
  [{}, 'healthy', 'Healthy'],
  [{ answerTime: 8000 }, 'slow', 'Slow'],
  [{ failures: 1, failingSince: now, lastFailure: 'answers 500' }, 'down', 'Answers 500'],
  [{ state: 'paused', failures: 1, failingSince: now }, 'off', 'Off'],
  [{ state: 'gone' }, 'down', 'Gone for good'],
  [{ lastSuccessAt: null }, 'off', 'Not read yet'],
])('health of %j: %s', (facts, health, words) => {
  expect(healthOf({ ...well, ...facts })).toMatchObject({ health, words });
});

test('the list has each day of the week, and what the filter leaves', async () => {
  const id = await insert('a');
  await insert('b', { state: 'paused' });
  const row = (guid: string, hours: number) => {
    const publishedAt = new Date(now.getTime() - hours * 3_600_000);
    return { sourceId: id, guid, title: 'A', publishedAt, firstSeenAt: now, fingerprint: '' };
  };
  await transact((tx) =>
    tx.insert(wireItems).values([row('1', 0), row('2', 1), row('3', 25), row('4', 167), row('5', 169)]),
  );
  const all = await listSources(now);
  expect(all.map(({ week }) => week)).toEqual([
    [1, 0, 0, 0, 0, 1, 2],
    [0, 0, 0, 0, 0, 0, 0],
  ]);
  const names = (filter: Parameters<typeof filtered>[1]) => filtered(all, filter).map(({ name }) => name);
  expect(names({ q: '', health: 'off' })).toEqual(['a', 'b']);
  expect(names({ q: 'B.EXAMPLE', health: 'all' })).toEqual(['b']);
});
