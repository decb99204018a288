import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { getSettings } from '@/lib/settings';
import { updatedAt, writeFeed } from '@/lib/site/feeds';
import { findFeed } from '@/lib/site/find-feed';
import { renameStory } from '@/lib/stories/rename';
import { withdrawStory } from '@/lib/stories/withdraw';
import type { FeedFormat } from '@/lib/paths';
import { addStory, longAgo } from '../../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../../support/database';
import { correct } from '../../fixtures/records';

const siteUrl = 'https://aislefive.example';
const now = new Date('2020-11-07T12:00:00Z');

async function write(of: string, format: FeedFormat, slug = 'all', hub?: string): Promise<string> {
  const settings = await getSettings();
  return writeFeed((await findFeed(of, slug, { settings, siteUrl }))!, format, { settings, siteUrl, hub });
}

type Tree = Record<string, unknown>;
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['item', 'entry', 'link', 'category'].includes(name),
});

function xml(text: string): Tree {
  expect(XMLValidator.validate(text)).toBe(true);
  return parser.parse(text) as Tree;
}

const channel = (text: string) => (xml(text).rss as { channel: Tree }).channel;
const items = (text: string) => (channel(text).item ?? []) as Tree[];

/** jsonfeed.org/version/1.1: what has to be there, and what the rest looks like. */
const jsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string(),
  authors: z.array(z.object({ name: z.string() })).length(1),
  items: z.array(
    z.object({
      id: z.string().startsWith('tag:'),
      url: z.url(),
      title: z.string(),
      content_html: z.string().min(1),
      summary: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      tags: z.array(z.string()),
    }),
  ),
});

describe('the demo', () => {
  beforeEach(demoDatabase);

  test('as RSS: channel and items as readers expect them', async () => {
    const feed = channel(await write('briefings', 'rss', 'all', 'https://hub.example/'));
    expect(feed).toMatchObject({ title: 'Aisle Five', language: 'en-GB', ttl: 60 });
    expect(feed['atom:link']).toEqual([
      { '@_href': `${siteUrl}/feed.xml`, '@_rel': 'self', '@_type': 'application/rss+xml' },
      { '@_href': 'https://hub.example/', '@_rel': 'hub' },
    ]);
    const [newest] = feed.item as Tree[];
    expect(newest).toMatchObject({
      title: 'No. 45: Ant Group’s double listing is suspended',
      link: [`${siteUrl}/briefings/2020-11-06`],
      guid: { '#text': 'tag:aislefive.example,2020-11-06:briefing/45', '@_isPermaLink': 'false' },
      pubDate: 'Fri, 06 Nov 2020 07:00:00 GMT',
      'dc:creator': 'The Aisle Five desk',
    });
    const content = String(newest!['content:encoded']);
    expect(content.match(/<h2>/g)).toHaveLength(5);
    expect(content).toContain('Why it matters:');
    expect(content).not.toMatch(/href="\//);
  });

  test('as Atom: everything RFC 4287 demands', async () => {
    const feed = xml(await write('stories', 'atom')).feed as Tree;
    expect(feed).toMatchObject({
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      id: `${siteUrl}/stories`,
      updated: '2020-11-06T07:00:00.000Z',
      author: { name: 'The Aisle Five desk' },
    });
    expect(feed.link).toContainEqual({ '@_rel': 'self', '@_href': `${siteUrl}/stories/atom.xml` });
    const entries = feed.entry as Tree[];
    expect(entries).toHaveLength(50);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(50);
    for (const entry of entries) {
      expect(entry.id).toMatch(/^tag:aislefive\.example,2020-\d\d-\d\d:story\/\d+$/);
      expect(entry.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(entry.title).toMatchObject({ '@_type': 'html' });
    }
  });

  test.each(['briefings', 'stories'])('as JSON Feed 1.1: %s', async (of) => {
    const feed = JSON.parse(await write(of, 'json')) as unknown;
    expect(jsonFeed.safeParse(feed).error?.issues ?? []).toEqual([]);
  });

  test.each([
    { of: 'topics', slug: 'payments', entries: 8 },
    { of: 'companies', slug: 'amazon', entries: 14 },
  ])('of $slug', async ({ of, slug, entries }) => {
    const feed = await write(of, 'rss', slug);
    expect(items(feed)).toHaveLength(entries);
    expect(channel(feed)['atom:link']).toMatchObject({ '@_href': `${siteUrl}/${of}/${slug}/feed.xml` });
  });

  test('a correction moves the date of change, on and with the edition too, and nothing else', async () => {
    const before = JSON.parse(await write('stories', 'json')) as z.output<typeof jsonFeed>;
    await correct({ storyId: 66, kind: 'correction', text: 'The sum was wrong.', by: editor, now });
    const after = JSON.parse(await write('stories', 'json')) as z.output<typeof jsonFeed>;
    const changed = after.items.filter((item, index) => item.date_modified !== before.items[index]!.date_modified);
    expect(changed).toMatchObject([{ id: expect.stringMatching(/story\/66$/), date_modified: now.toISOString() }]);
    expect(changed[0]!.content_html).toContain('The sum was wrong.');
    expect(after.items.map(({ id, date_published }) => [id, date_published])).toEqual(
      before.items.map(({ id, date_published }) => [id, date_published]),
    );
    const briefings = JSON.parse(await write('briefings', 'json')) as z.output<typeof jsonFeed>;
    expect(briefings.items[0]!.date_modified).toBe(now.toISOString());
    const settings = await getSettings();
    expect(updatedAt((await findFeed('briefings', 'all', { settings, siteUrl }))!)).toEqual(now);
  });

  test('a new slug keeps the id, and a story that is withdrawn is not there any more', async () => {
    const ids = async () => items(await write('stories', 'rss')).map(({ guid }) => (guid as Tree)['#text']);
    const before = await ids();
    await renameStory({ storyId: 66, slug: 'renamed', by: editor, now });
    expect(await ids()).toEqual(before);
    await withdrawStory({ storyId: 66, note: 'No.', by: editor, now });
    expect(await ids()).not.toContain(before[0]);
    expect(await write('briefings', 'rss')).not.toContain('renamed');
  });
});

describe('feeds of anything', () => {
  beforeEach(() => freshDatabase());

  test('of nothing at all are whole', async () => {
    expect(items(await write('briefings', 'rss'))).toEqual([]);
    expect((xml(await write('briefings', 'atom')).feed as Tree).updated).toBe('1970-01-01T00:00:00.000Z');
    expect((JSON.parse(await write('stories', 'json')) as { items: unknown[] }).items).toEqual([]);
    const settings = await getSettings();
    expect(await findFeed('topics', 'no-such', { settings, siteUrl })).toBeUndefined();
    expect(await findFeed('toString', 'all', { settings, siteUrl })).toBeUndefined();
  });

  test('hold hostile text as text', async () => {
    const headline = ']]> <script>alert(1)</script> & \u0001 🛒 "שלום" ]]>]]>';
    const id = await addStory({
      slug: 'hostile',
      status: 'published',
      headline,
      standfirst: headline,
      whyItMatters: headline,
    });
    const [item] = items(await write('stories', 'rss'));
    expect(item!.title).toBe(']] > <script>alert(1)</script> &  🛒 "שלום" ]] >]] >');
    expect(String(item!['content:encoded'])).not.toContain('<script>');
    const feed = xml(await write('stories', 'atom')).feed as Tree;
    expect(JSON.stringify((feed.entry as Tree[])[0])).not.toContain('<script>');
    await transact((tx) => tx.update(stories).set({ status: 'draft' }).where(eq(stories.id, id)));
    expect(items(await write('stories', 'rss'))).toEqual([]);
  });

  test('hold the newest fifty of many', async () => {
    for (let number = 0; number < 60; number++) {
      const firstPublishedAt = new Date(longAgo.getTime() + number * 60_000);
      await addStory({ slug: `s-${number}`, status: 'published', firstPublishedAt });
    }
    const links = items(await write('stories', 'rss')).map(({ link }) => (link as string[])[0]);
    expect(links).toHaveLength(50);
    expect(links[0]).toBe(`${siteUrl}/stories/s-59`);
  });
});
