import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding, StoredPage } from './page-cache';

/**
 * Browsers ask each time, and hear 304 while nothing has changed. A cache in front may answer alone for ten seconds
 * (RFC 9111); one that knows RFC 9213 may send what it has for a minute while it fetches anew, and for a day while the
 * site is down. deploy/nginx.conf obeys X-Accel-Expires, one second, and is refreshed when something is published.
 */
export const FRESHNESS = {
  'cache-control': 'public, max-age=0, s-maxage=10, must-revalidate',
  'cdn-cache-control': 'public, max-age=10, stale-while-revalidate=60, stale-if-error=86400',
  'x-accel-expires': '1',
};

/** RFC 9110: 304 for a page the reader's program already has, no content for HEAD, 405 for what a page cannot do. */
export function sendPage(request: IncomingMessage, response: ServerResponse, status: number, page: StoredPage): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const encoding = bestEncoding(page, String(request.headers['accept-encoding'] ?? ''));
  const headers = {
    ...page.headers,
    ...(status < 500 ? FRESHNESS : { 'cache-control': 'no-store', 'retry-after': '60' }),
    vary: 'Accept-Encoding',
    etag: page.etag,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  if (status === 200 && alreadyHas(request, page)) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = page.body[encoding]!;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110, 13.2.2: the date counts only where no entity tag is given. */
function alreadyHas(request: IncomingMessage, { etag, headers }: StoredPage): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*');
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  const changed = Date.parse(headers['last-modified'] ?? '');
  return changed <= since;
}

/** The best encoding we have that the program accepts; "br;q=0" means not br. */
function bestEncoding({ body }: StoredPage, header: string): Encoding {
  const refuses = (name: string) => new RegExp(`\\b${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(header);
  return (['br', 'gzip'] as const).find((name) => body[name] && header.includes(name) && !refuses(name)) ?? 'identity';
}
