import { fetchOutside, type OutsideAnswer, type OutsideFailure } from '@/lib/fetch-outside';
import { freshFor, retryAfter } from './answer-headers';
import { parseFeed, type ParsedFeed } from './parse-feed';

/** How a feed answered. `words` follow "it". */
export type FeedAnswer = { freshFor: number; retryAfter: number } & (
  | { outcome: 'read'; feed: ParsedFeed; etag: string; lastModified: string; movedTo: string | undefined }
  | { outcome: 'unchanged' }
  | { outcome: 'busy' | 'failed' | 'missing' | 'gone'; words: string }
);

/** Whole feeds of busy sites with all their texts have up to two megabytes. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Milliseconds for all of it: who drips longer is not waited for. */
export const PATIENCE = 20_000;

/** Feeds first, but whatever comes: some servers call theirs a page. */
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

/** Longer ones would only come back to where they came from. */
const LONGEST_VALIDATOR = 1000;

/** Asks for a feed, and only if it has changed since, as the server itself marked it (RFC 9110, 13.1). Never throws. */
export async function askFeed(
  { feedUrl, etag, lastModified }: { feedUrl: string; etag: string; lastModified: string },
  now: Date,
): Promise<FeedAnswer> {
  const headers = {
    accept: ACCEPT,
    // Whatever stands between may answer, once it has asked again.
    'cache-control': 'max-age=0',
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  };
  const answer = await fetchOutside(feedUrl, { headers, mostBytes: MOST_BYTES, patience: PATIENCE });
  return answer.ok ? understood(answer, now) : failed(answer);
}

function understood(answer: OutsideAnswer, now: Date): FeedAnswer {
  const facts = { freshFor: freshFor(answer.headers, now), retryAfter: retryAfter(answer.headers, now) };
  const { status } = answer;
  if (status === 304) return { ...facts, outcome: 'unchanged' };
  if (status === 410) return { ...facts, outcome: 'gone', words: 'is gone for good (410)' };
  if (status === 404) return { ...facts, outcome: 'missing', words: 'is not found (404)' };
  if (status === 429) return { ...facts, outcome: 'busy', words: 'asks us to come less often (429)' };
  if (status === 503) return { ...facts, outcome: 'busy', words: 'is busy (503)' };
  if (status === 401 || status === 403) return { ...facts, outcome: 'failed', words: `does not let us in (${status})` };
  if (status !== 200) return { ...facts, outcome: 'failed', words: `answers ${status}` };
  return { ...facts, ...feedIn(answer) };
}

function feedIn(answer: OutsideAnswer) {
  const contentType = answer.headers.get('content-type') ?? '';
  const feed = parseFeed({ body: answer.body, contentType, url: answer.url });
  if (!feed) return { outcome: 'failed', words: 'is not a feed' } as const;
  return {
    outcome: 'read',
    feed,
    etag: validator(answer.headers.get('etag')),
    lastModified: validator(answer.headers.get('last-modified')),
    movedTo: answer.movedTo,
  } as const;
}

const validator = (value: string | null) => (value && value.length <= LONGEST_VALIDATOR ? value : '');

const failed = ({ detail }: OutsideFailure): FeedAnswer => ({
  freshFor: 0,
  retryAfter: 0,
  outcome: 'failed',
  words: detail,
});
