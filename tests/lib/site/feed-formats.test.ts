import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { beforeEach, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { GET } from '@/app/feeds/[of]/[slug]/[format]/route';
import { transact } from '@/db/client';
import { topics } from '@/db/schema/stories';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import type { FeedFormat } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { writeFeed } from '@/lib/site/feeds';
import { findFeed } from '@/lib/site/find-feed';
import { withdrawStory } from '@/lib/stories/withdraw';
import {
  addBriefing,
  addReadyBriefing,
  addStory,
  changeSettings,
  longAgo,
  publishAsItIs,
} from '../../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../../support/database';

/** Each feed against the rules of its format, with whatever an editor may have typed in it. */

const siteUrl = 'https://aislefive.example';
const HUB = 'https://hub.example/?a=1&b=2';
/** What XML, HTML and readers' programs trip over. The two characters that XML 1.0 forbids must be gone. */
const HOSTILE = 'A&B &amp; <b>"x"</b> \'y\' ]]> ]]> <![CDATA[ \u0001\ufffe🛒 \u202eשלום';
const ATOM = readFileSync('tests/fixtures/atom.rng', 'utf8');

async function write(of: string, format: FeedFormat, slug = 'all'): Promise<string> {
  const newsroom = await getSettings();
  const source = (await findFeed(of, slug, { settings: newsroom, siteUrl }))!;
  return writeFeed(source, format, { settings: newsroom, siteUrl, hub: HUB });
}

type Tree = Record<string, unknown>;
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });
const channel = (text: string) => (parser.parse(text) as { rss: { channel: Tree } }).rss.channel;

/** What libxml2 objects to: in the writing of XML and, for Atom, against the grammar. */
async function xmlProblems(xml: string, format: FeedFormat): Promise<string[]> {
  const { errors } =
    format === 'atom'
      ? await validateXML({ xml, schema: ATOM, extension: 'relaxng' })
      : await validateXML({ xml, normalization: 'format' });
  return errors.map(({ message }) => message);
}

const RFC_822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const CHANNEL = 'title link description language lastBuildDate docs ttl image atom:link item'.split(' ');
const ITEM = 'title link guid pubDate description content:encoded category dc:creator'.split(' ');

/** rssboard.org/rss-specification: what a channel and its items must have, and may have of what we write. */
function rssProblems(text: string): string[] {
  const { item = [], ...rest } = channel(text) as Tree & { item?: Tree[] };
  const image = rest.image as Tree;
  const guids = item.map(({ guid }) => (guid as Tree)['#text']);
  const checks: [string, boolean][] = [
    ['the channel has title, link, description', [rest.title, rest.link, rest.description].every(Boolean)],
    ['nothing unknown in the channel', Object.keys(rest).every((name) => CHANNEL.includes(name))],
    ['lastBuildDate is of RFC 822', RFC_822.test(String(rest.lastBuildDate))],
    ['ttl is a number of minutes', /^\d+$/.test(String(rest.ttl))],
    ['the picture has the title and link of the channel', image.title === rest.title && image.link === rest.link],
    ['no guid comes twice', new Set(guids).size === guids.length],
    ['a guid is no address', item.every(({ guid }) => (guid as Tree)['@_isPermaLink'] === 'false')],
    ['nothing unknown in an item', item.every((each) => Object.keys(each).every((name) => ITEM.includes(name)))],
    ['an item has title and link', item.every(({ title, link }) => title && URL.canParse(String(link)))],
    ['pubDate is of RFC 822', item.every(({ pubDate }) => RFC_822.test(String(pubDate)))],
  ];
  return checks.filter(([, holds]) => !holds).map(([rule]) => rule);
}

const XML_FORMATS = ['rss', 'atom'] as const;
const FEEDS = [
  { of: 'briefings', slug: 'all' },
  { of: 'stories', slug: 'all' },
  { of: 'topics', slug: 'payments' },
  { of: 'companies', slug: 'amazon' },
];

test('the check of the grammar sees what it should', async () => {
  const feed = (inside: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>t</title>${inside}</feed>`;
  const updated = '<updated>2020-01-01T00:00:00Z</updated>';
  expect(await xmlProblems(feed(updated), 'atom')).toEqual([]);
  for (const inside of [
    '',
    '<updated>1 May</updated>',
    `${updated}<link rel="self"/>`,
    `${updated}<entry/>`,
    `${updated}<`,
  ])
    expect(await xmlProblems(feed(inside), 'atom'), inside).not.toEqual([]);
  expect(await xmlProblems('<rss a="<"/>', 'rss')).not.toEqual([]);
});

describe('the demo', () => {
  beforeEach(demoDatabase);

  test.each(FEEDS)('$of/$slug keeps the rules', async ({ of, slug }) => {
    for (const format of XML_FORMATS) expect(await xmlProblems(await write(of, format, slug), format)).toEqual([]);
    expect(rssProblems(await write(of, 'rss', slug))).toEqual([]);
  });
});

describe('anything', () => {
  beforeEach(() => freshDatabase());

  test.each(['briefings', 'stories'])('%s of nothing keep the rules', async (of) => {
    for (const format of XML_FORMATS) expect(await xmlProblems(await write(of, format), format)).toEqual([]);
    expect(rssProblems(await write(of, 'rss'))).toEqual([]);
  });

  describe('hostile, wherever an editor can type', () => {
    beforeEach(async () => {
      const text = { headline: HOSTILE, standfirst: HOSTILE, whyItMatters: HOSTILE };
      const id = await addStory({ slug: 'hostile', status: 'published', ...text });
      await addBriefing({ editionDate: '2020-01-03', status: 'published', title: HOSTILE, intro: HOSTILE }, [id]);
      await transact((tx) => tx.update(topics).set({ name: HOSTILE, description: HOSTILE }));
      await changeSettings({ siteName: HOSTILE, strapline: HOSTILE });
    });

    test.each([...FEEDS.slice(0, 3)])('$of/$slug keeps the rules', async ({ of, slug }) => {
      for (const format of XML_FORMATS) expect(await xmlProblems(await write(of, format, slug), format)).toEqual([]);
      expect(rssProblems(await write(of, 'rss', slug))).toEqual([]);
    });

    test('Atom says topics as they are', async () => {
      const text = await write('stories', 'atom');
      const { feed } = parser.parse(text) as { feed: { entry: { category: Tree } } };
      expect(text).toContain('term="A&amp;B &amp;amp; &lt;b>');
      expect(feed.entry.category['@_label']).toBe(feed.entry.category['@_term']);
    });

    test('JSON Feed has text where it is to have text, and HTML that lets nothing out', async () => {
      const [item] = (JSON.parse(await write('stories', 'json')) as { items: Record<string, string>[] }).items;
      const typed = HOSTILE.replace(/[\u0001\ufffe]/g, '');
      expect(item).toMatchObject({ title: typed, summary: typed, tags: [typed] });
      expect(item!.content_html).not.toContain('<b>');
    });
  });

  test('every format says its language and its hub', async () => {
    await changeSettings({ locale: 'ar-EG' });
    expect(channel(await write('stories', 'rss')).language).toBe('ar-EG');
    expect(parser.parse(await write('stories', 'atom'))).toMatchObject({ feed: { '@_xml:lang': 'ar-EG' } });
    const hubs = [{ type: 'WebSub', url: HUB }];
    expect(JSON.parse(await write('stories', 'json'))).toMatchObject({ language: 'ar-EG', hubs });
  });

  test('a thousand stories give fifty', async () => {
    for (let number = 0; number < 1000; number++) {
      const firstPublishedAt = new Date(longAgo.getTime() + number * 60_000);
      await addStory({ slug: `s-${number}`, status: 'published', firstPublishedAt });
    }
    const links = (channel(await write('stories', 'rss')).item as Tree[]).map(({ link }) => link);
    expect(links).toEqual(Array.from({ length: 50 }, (_, index) => `${siteUrl}/stories/s-${999 - index}`));
  });

  test('the date of change moves with every publishing and every withdrawal, also of what is old', async () => {
    const { briefingId, storyIds } = await addReadyBriefing();
    const at = (day: number) => new Date(Date.UTC(2020, 6, day, 7));
    const dates = async () => {
      const params = (of: string) => ({ params: Promise.resolve({ of, slug: 'all', format: 'rss' }) });
      const answers = await Promise.all(
        ['briefings', 'stories'].map((of) => GET(new Request('https://x.example'), params(of))),
      );
      return answers.map(({ headers }) => new Date(headers.get('last-modified')!));
    };
    expect(await dates()).toEqual([new Date(0), new Date(0)]);
    expect(await publishAsItIs({ briefingId, by: editor, now: at(24) })).toMatchObject({ ok: true });
    expect(await dates()).toEqual([at(24), at(24)]);
    await withdrawStory({ storyId: storyIds[4]!, note: 'No.', by: editor, now: at(25) });
    expect(await dates()).toEqual([at(25), at(25)]);
    await withdrawBriefing({ briefingId, note: 'No.', by: editor, now: at(26) });
    expect(await dates()).toEqual([at(26), at(26)]);
  });
});
