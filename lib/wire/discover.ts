import { parseDocument, DomUtils } from 'htmlparser2';
import { fetchOutside } from '@/lib/fetch-outside';
import { cleanUrl } from './clean-url';
import { parseFeed, type ParsedFeed } from './parse-feed';

export type FoundFeed = { url: string; feed: ParsedFeed };

/** Feeds of one site that are looked at: it may name one for each comment thread. */
const MOST_NAMED = 6;

/** Where feeds usually are, if a page names none. */
const USUAL = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];

const TYPES = /^(application\/((rss|atom|rdf)\+xml|feed\+json|json|xml)|text\/xml)$/;

/**
 * The feeds at an address: itself, if it is one; those that the page there names (`link rel=alternate`); or what lies where
 * feeds usually lie. Each was read, so it is one. With words that follow "it" if the address does not answer.
 */
export async function discoverFeeds(
  address: string,
): Promise<{ ok: true; feeds: FoundFeed[] } | { ok: false; words: string }> {
  const answer = await fetchOutside(address, { mostBytes: 5 * 1024 * 1024, whenLarger: 'cut', patience: 15_000 });
  if (!answer.ok) return { ok: false, words: answer.detail };
  const contentType = answer.headers.get('content-type') ?? '';
  const itself = parseFeed({ ...answer, contentType });
  if (itself && answer.status === 200) return { ok: true, feeds: [{ url: answer.movedTo ?? address, feed: itself }] };
  const named = feedsNamedIn(answer.body.toString('utf8'), answer.url);
  const feeds = await readAll(named.slice(0, MOST_NAMED));
  if (feeds.length > 0) return { ok: true, feeds };
  for (const path of USUAL) {
    const found = await readAll([new URL(path, answer.url).href]);
    if (found.length > 0) return { ok: true, feeds: found };
  }
  return { ok: true, feeds: [] };
}

/** The feeds that a page names, in its order. */
export function feedsNamedIn(html: string, url: string): string[] {
  const links = DomUtils.getElementsByTagName('link', parseDocument(html).children, true, 500);
  const found = links
    .filter(
      ({ attribs: { rel, type } }) => /\balternate\b/i.test(rel ?? '') && TYPES.test((type ?? '').trim().toLowerCase()),
    )
    .map(({ attribs: { href } }) => cleanUrl(href ?? '', url))
    .filter((each) => each !== undefined);
  return [...new Set(found)];
}

async function readAll(urls: string[]): Promise<FoundFeed[]> {
  const found: FoundFeed[] = [];
  for (const url of urls) {
    const answer = await fetchOutside(url, { mostBytes: 5 * 1024 * 1024, patience: 10_000 });
    if (!answer.ok || answer.status !== 200) continue;
    const feed = parseFeed({ ...answer, contentType: answer.headers.get('content-type') ?? '' });
    if (feed) found.push({ url: answer.movedTo ?? url, feed });
  }
  return found;
}
