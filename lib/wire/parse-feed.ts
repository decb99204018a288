import { createHash } from 'node:crypto';
import { parseFeed as readFeed } from 'feedsmith';
import { cleanUrl } from './clean-url';
import { decodeFeed } from './decode-feed';
import { readFeedDate } from './feed-date';
import { recordsOf, type FeedHead, type FeedRecord } from './feed-records';
import { mendFeed } from './mend-feed';
import { wordsOfHtml } from './words-of-html';

/** An item as it is taken over: plain text and an address of the web. */
export type ParsedItem = {
  guid: string;
  url: string | undefined;
  /** Empty if there is nothing in it that could be one. */
  title: string;
  summary: string;
  author: string;
  /** ISO 639 in small letters, or empty. */
  language: string;
  publishedAt: Date | undefined;
};

export type ParsedFeed = {
  title: string;
  siteUrl: string;
  language: string;
  /** How often it says that it changes, in minutes. */
  minutes: number | undefined;
  items: ParsedItem[];
};

/** More are not taken from one feed: it would be an archive, or a flood. */
export const MOST_ITEMS = 500;

/** In characters. */
const LONGEST = { title: 300, summary: 1000, author: 120, guid: 500 };

/**
 * The items of a feed: RSS of every version, RDF, Atom or JSON Feed, in any encoding, well-formed or not; undefined if it
 * is no feed at all. `url` is where it was read, to which relative addresses belong. It never throws, whatever comes in.
 */
export function parseFeed(answer: { body: Uint8Array; contentType: string; url: string }): ParsedFeed | undefined {
  const text = decodeFeed(answer.body, answer.contentType);
  try {
    const mended = text.startsWith('{') ? text : mendFeed(text, MOST_ITEMS);
    const head = recordsOf(readFeed(mended, { maxItems: MOST_ITEMS }));
    return feedOf(head, answer.url);
  } catch {
    // Whatever it stumbles over, nesting a million levels deep included, is no feed.
    return undefined;
  }
}

function feedOf(head: FeedHead, url: string): ParsedFeed {
  const base = resolved(head.base, url);
  const language = languageOf([head.language]);
  const items = head.items.map((record) => itemOf(record, base, language));
  return {
    title: wordsOfHtml(head.title ?? '', LONGEST.title),
    siteUrl: firstUrl(head.links, base) ?? '',
    language,
    minutes: head.minutes !== undefined && head.minutes > 0 ? head.minutes : undefined,
    items: withOwnIds(items),
  };
}

function itemOf(record: FeedRecord, base: string, language: string): ParsedItem {
  const url = firstUrl(record.links, resolved(record.base, base));
  const summary = first(record.texts, LONGEST.summary);
  const title =
    first(record.titles, LONGEST.title) || wordsOfHtml(summary, 120) || url?.replace(/^https?:\/\//, '') || '';
  const id = record.ids.map((each) => each?.trim()).find(Boolean);
  return {
    guid: short(id ?? url ?? `${title}\n${summary}`),
    url,
    title,
    // A summary that only says the headline again says nothing.
    summary: summary === title ? '' : summary,
    author: first(record.authors, LONGEST.author),
    language: languageOf(record.languages) || language,
    publishedAt: record.dates.map((date) => (date ? readFeedDate(date) : undefined)).find(Boolean),
  };
}

const first = (texts: (string | undefined)[], most: number) =>
  texts.map((text) => (text ? wordsOfHtml(text, most) : '')).find(Boolean) ?? '';

const firstUrl = (links: (string | undefined)[], base: string) =>
  links.map((link) => (link ? cleanUrl(link, base) : undefined)).find(Boolean);

const resolved = (base: string | undefined, url: string) => (base && cleanUrl(base, url)) || url;

/** "en-US" is "en"; what is no language is none. */
const languageOf = (languages: (string | undefined)[]) =>
  languages.map((each) => /^\s*([a-z]{2,3})(?=$|[-_\s])/i.exec(each ?? '')?.[1]?.toLowerCase()).find(Boolean) ?? '';

const short = (id: string) => (id.length <= LONGEST.guid ? id : createHash('sha256').update(id).digest('base64url'));

/** Some feeds give many items the same id. Where their addresses differ, those are what they are known by. */
function withOwnIds(items: ParsedItem[]): ParsedItem[] {
  const urls = new Map<string, Set<string | undefined>>();
  for (const { guid, url } of items) urls.set(guid, (urls.get(guid) ?? new Set()).add(url));
  return items.map((item) => ((urls.get(item.guid)?.size ?? 0) > 1 && item.url ? { ...item, guid: item.url } : item));
}
