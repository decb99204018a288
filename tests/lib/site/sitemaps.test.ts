import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as client from '@/db/client';
import { databaseFile, openDatabase } from '@/db/client';
import { createDerived, dropDerived } from '@/db/derived';
import { answerFor } from '@/lib/addresses';
import { getSettings } from '@/lib/settings';
import { llmsTxt, robotsTxt } from '@/lib/site/plain-files';
import { openSearch, writeNewsSitemap, writeSitemap, writeSitemapIndex } from '@/lib/site/sitemaps';
import { renameStory } from '@/lib/stories/rename';
import { withdrawStory } from '@/lib/stories/withdraw';
import { addStory } from '../../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../../support/database';
import { correct } from '../../fixtures/records';

const siteUrl = 'https://aislefive.example';
const now = new Date('2020-11-07T12:00:00Z');

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  expect(XMLValidator.validate(text)).toBe(true);
  return text;
}

type Entry = { loc: string; lastmod?: string };
const parser = new XMLParser({ isArray: (name) => ['url', 'sitemap'].includes(name) });

async function entries(pieces: AsyncIterable<string>): Promise<Entry[]> {
  const tree = parser.parse(await whole(pieces)) as Record<string, { url?: Entry[]; sitemap?: Entry[] }>;
  return ('urlset' in tree ? tree.urlset.url : tree.sitemapindex!.sitemap) ?? [];
}

/** Every address of every sitemap of the index, as a robot would gather them. */
async function everything(): Promise<Entry[]> {
  const gathered: Entry[] = [];
  for (const { loc } of await entries(writeSitemapIndex(siteUrl))) {
    const [, kind, number] = /\/sitemaps\/([a-z]+)-(\d+)\.xml$/.exec(loc)!;
    expect(await answerFor(new URL(loc).pathname)).toMatchObject({ status: 200 });
    gathered.push(...(await entries(writeSitemap(kind!, Number(number), siteUrl)!)));
  }
  return gathered;
}

describe('the demo', () => {
  beforeEach(demoDatabase);

  test('has each address once, and each is there', async () => {
    await addStory({ slug: 'secret' });
    await renameStory({ storyId: 1, slug: 'renamed', by: editor, now });
    await withdrawStory({ storyId: 2, note: 'No.', by: editor, now });
    const locs = (await everything()).map(({ loc }) => loc);
    expect(new Set(locs).size).toBe(locs.length);
    expect(locs.filter((loc) => loc.includes('/stories/'))).toHaveLength(69);
    expect(locs.filter((loc) => /\/briefings\/\d{4}-/.test(loc))).toHaveLength(14);
    for (const loc of locs) expect(await answerFor(new URL(loc).pathname), loc).toMatchObject({ status: 200 });
    expect(locs.join()).not.toMatch(/stories\/secret|\/search|just-eat-takeaway-buys-grubhub|inditex-closes/);
    expect(locs).toContain(`${siteUrl}/stories/renamed`);
  });

  test('says truly when a page last changed', async () => {
    const lastmod = async (path: string) => (await everything()).find(({ loc }) => loc === siteUrl + path)?.lastmod;
    expect(await lastmod('/stories/ant-group-listings-suspended')).toBe('2020-11-06T07:00:00.000Z');
    expect(await lastmod('/')).toBe('2020-11-06T07:00:00.000Z');
    await correct({ storyId: 66, kind: 'correction', text: 'X.', by: editor, now });
    for (const path of [
      '/stories/ant-group-listings-suspended',
      '/briefings/2020-11-06',
      '/topics/payments',
      '/companies/ant-group',
    ]) {
      expect(await lastmod(path), path).toBe(now.toISOString());
    }
    expect(await lastmod('/briefings/2020-10-02')).toBe('2020-10-02T06:00:00.000Z');
    const index = await entries(writeSitemapIndex(siteUrl));
    expect(index.find(({ loc }) => loc.endsWith('stories-1.xml'))?.lastmod).toBe(now.toISOString());
  });

  test.each([
    { at: '2020-11-06T07:00:00Z', stories: 5 },
    { at: '2020-11-08T07:00:00Z', stories: 5 },
    { at: '2020-11-08T07:00:00.001Z', stories: 0 },
  ])('has $stories stories for news at $at', async ({ at, stories }) => {
    const text = await whole(writeNewsSitemap(await getSettings(), { siteUrl, now: new Date(at) }));
    expect(text.match(/<url>/g)?.length ?? 0).toBe(stories);
    if (stories > 0) {
      expect(text).toContain('<news:name>Aisle Five</news:name><news:language>en</news:language>');
      expect(text).toContain('<news:publication_date>2020-11-06T07:00:00.000Z</news:publication_date>');
    }
  });

  test('tells robots and language models where to go', async () => {
    expect(robotsTxt(siteUrl)).toContain(`Sitemap: ${siteUrl}/sitemap.xml`);
    const text = await llmsTxt(await getSettings(), siteUrl);
    expect(text).toMatch(/^# Aisle Five\n\n> The five retail technology stories/);
    for (const [, path] of text.matchAll(/\]\(https:\/\/aislefive\.example([^)]*)\)/g)) {
      expect(await answerFor(path!), path).toMatchObject({ status: 200 });
    }
    expect(XMLValidator.validate(openSearch(await getSettings(), siteUrl))).toBe(true);
  });
});

test('of an empty site are whole', async () => {
  freshDatabase();
  const locs = (await everything()).map(({ loc }) => loc);
  expect(locs).toContain(`${siteUrl}/`);
  expect(locs.join()).not.toMatch(/stories|briefings/);
  expect(await llmsTxt(await getSettings(), siteUrl)).toContain('# Aisle Five');
});

test('hold hostile text as text', async () => {
  freshDatabase();
  await addStory({ slug: 'hostile', status: 'published', headline: `<news:title>]]> & " ' \u0001` });
  const text = await whole(writeNewsSitemap(await getSettings(), { siteUrl, now: new Date('2020-01-03T08:00:00Z') }));
  expect(text).toContain('<news:title>&lt;news:title&gt;]]&gt; &amp; &quot; &apos; </news:title>');
});

test('25,000 stories are three sitemaps, and never more than a thousand rows are read at once', async () => {
  freshDatabase();
  await addStory({ slug: 'first', status: 'published' });
  const connection = openDatabase(databaseFile());
  dropDerived(connection);
  connection.exec(`
    insert into stories (slug, headline, standfirst, why_it_matters, body, words, status, first_published_at)
    with recursive n (i) as (select 2 union all select i + 1 from n where i < 25000)
    select 's-' || i, 'H', 'S', 'W', '{"type":"doc"}', 1, 'published', i from n`);
  createDerived(connection);
  connection.close();

  const index = await entries(writeSitemapIndex(siteUrl));
  expect(index.filter(({ loc }) => loc.includes('/stories-'))).toHaveLength(3);
  const read = vi.spyOn(client, 'db');
  const counts: number[] = [];
  for (const number of [1, 2, 3]) {
    let pieces = 0;
    let largest = 0;
    let urls = 0;
    for await (const piece of writeSitemap('stories', number, siteUrl)!) {
      const here = piece.match(/<url>/g)?.length ?? 0;
      pieces++;
      largest = Math.max(largest, here);
      urls += here;
    }
    expect(largest).toBeLessThanOrEqual(1000);
    expect(pieces).toBeGreaterThan(5);
    counts.push(urls);
  }
  expect(read.mock.calls.length).toBeGreaterThanOrEqual(25);
  expect(counts).toEqual([10_000, 10_000, 5000]);
  expect(await answerFor('/sitemaps/stories-3.xml')).toMatchObject({ status: 200 });
  for (const path of [
    '/sitemaps/stories-4.xml',
    '/sitemaps/stories-0.xml',
    '/sitemaps/stories-01.xml',
    '/sitemaps/x-1.xml',
  ]) {
    expect(await answerFor(path), path).toMatchObject({ status: 404 });
  }
});
