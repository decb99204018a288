import { Feed, type Item } from 'feed';
import { feedPath, type FeedFormat } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import { escapeHtml, withoutControls } from '@/lib/stories/html';
import type { FeedEntry } from './feed-entries';

/** What a feed is of, in the words of feedPath, the page it belongs to, its title and what it holds. */
export type FeedSource = { of: string; page: string; title: string; description: string; entries: FeedEntry[] };

type Surroundings = { settings: Settings; siteUrl: string; hub: string | undefined };

/** Feed readers may wait so long, in minutes, before they ask again. */
const TIME_TO_LIVE = 60;

/** A feed as text. An empty one is valid; it is as old as 1970, so that it changes when there is something in it. */
export function writeFeed(source: FeedSource, format: FeedFormat, { settings, siteUrl, hub }: Surroundings): string {
  const feed = new Feed({
    id: siteUrl + source.of,
    title: withoutControls(source.title),
    description: withoutControls(source.description),
    link: siteUrl + source.page,
    language: settings.locale,
    updated: updatedAt(source),
    generator: false,
    ttl: TIME_TO_LIVE,
    image: `${siteUrl}/icons/icon-512.png`,
    favicon: `${siteUrl}/favicon.ico`,
    author: { name: deskOf(settings), link: siteUrl },
    feed: siteUrl + feedPath(source.of, format),
    feedLinks: { [format]: siteUrl + feedPath(source.of, format) },
    ...(hub && { hub }),
  });
  for (const entry of source.entries) feed.addItem(itemOf(entry, format, settings));
  if (format === 'rss') return feed.rss2();
  return format === 'atom' ? asXml(feed.atom1(), settings.locale) : asVersion11(feed.json1(), settings.locale, hub);
}

/** When the newest entry came or was changed. */
export function updatedAt({ entries }: FeedSource): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}

/** Atom is told that a title is HTML. In RSS and JSON it is text; in RSS the end of a CDATA section is in the way. */
const TITLES: Record<FeedFormat, (title: string) => string> = {
  rss: (title) => withoutControls(title).replaceAll(']]>', ']] >'),
  atom: escapeHtml,
  json: withoutControls,
};

function itemOf(entry: FeedEntry, format: FeedFormat, settings: Settings): Item {
  const { id, title, link, summary, html, published, updated, categories } = entry;
  return {
    id,
    title: TITLES[format](title),
    link,
    // HTML in RSS and Atom, text in JSON Feed (jsonfeed.org/version/1.1, "summary").
    description: format === 'json' ? withoutControls(summary) : escapeHtml(summary),
    content: html,
    date: updated,
    published,
    category: categories.map((name) => ({ name: withoutControls(name), term: withoutControls(name) })),
    // RSS wants a mail address in "author"; Dublin Core's "creator" is the usual place for a name.
    ...(format === 'rss' && { extensions: [{ name: 'dc:creator', objects: { _text: deskOf(settings) } }] }),
  };
}

const deskOf = ({ siteName }: Settings) => withoutControls(`The ${siteName} desk`);

/** The library leaves "<" in the attributes of a category, which XML forbids, and does not say the feed's language. */
function asXml(text: string, language: string): string {
  return text
    .replace('<feed ', `<feed xml:lang="${language}" `)
    .replace(/(?<=<category )label="[^"]*" term="[^"]*"/g, (names) => names.replaceAll('<', '&lt;'));
}

/**
 * The library writes JSON Feed 1.0; 1.1 has authors in the plural and knows the language (jsonfeed.org/version/1.1). It
 * leaves out the hub.
 */
function asVersion11(text: string, language: string, hub: string | undefined): string {
  const { author, ...feed } = JSON.parse(text) as { author?: unknown; items: Record<string, unknown>[] };
  return JSON.stringify({
    ...feed,
    version: 'https://jsonfeed.org/version/1.1',
    language,
    authors: [author],
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
  });
}
