import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFor, NOT_FOUND } from './addresses';
import { log } from './log';
import { createPageCache, type DrawnPage, type Encoding, type PageCache, type StoredPage } from './page-cache';
import { readerDocument } from './reader-document';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type DoorOptions = {
  /** Next. */
  serve: Serve;
  /** First parts of the paths that Next serves by itself: its own files and what lies in public/. */
  assets: Set<string>;
  /** Where this very server can be reached, once it listens. */
  origin: () => string;
  /** In development nothing is kept and the framework's scripts stay, so that edits show at once. */
  dev: boolean;
};

type Sent = { status: number; page: StoredPage };

/** Marks the requests by which the door has Next draw a page, so that they go through to it. */
const BACKSTAGE = 'x-aisle-five-backstage';

/** A page that takes longer, in milliseconds, is given up, and drawn anew for the next who asks. */
const LONGEST_DRAWING = 30_000;

/** Of the headers that Next sets on a page, those that are about the page and not about the connection. */
const KEPT = [
  'content-type',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
];

/**
 * The door in front of Next. It looks up what an address is before a page is drawn, so that readers get 301, 404 and 410
 * where they are due, and it keeps the pages: drawn once by Next, sent as documents without the framework's scripts
 * (docs/decisions/004-the-door.md).
 */
export function door({ serve, assets, origin, dev }: DoorOptions): Serve {
  const pass = randomBytes(32).toString('base64url');
  const pages = createPageCache((page) => draw(page, { origin: origin(), pass, dev }), { keep: !dev });

  return async (request, response) => {
    try {
      const { path, search } = split(request.url ?? '/');
      if (isAsset(path, assets) || (dev && path.startsWith('/__nextjs')) || mayPass(request, pass))
        return await serve(request, response);
      const answer = await answerFor(path);
      if (answer.status === 301) return redirect(response, answer.target + search);
      send(request, response, await found(pages, answer));
    } catch (error) {
      log.error('a request failed', error);
      // Half a page must never look like a whole one.
      if (response.headersSent) return void response.destroy();
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('We could not reach the till. Try again in a minute.\n');
    }
  };
}

function split(url: string): { path: string; search: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, search: '' } : { path: url.slice(0, at), search: url.slice(at) };
}

/** A path that climbs out of its folder is never a file, however the climbing is spelled. */
function isAsset(path: string, assets: Set<string>): boolean {
  const parts = path.replace(/%2e/gi, '.').split(/[/\\]|%2f|%5c/i);
  return assets.has(parts[1] ?? '') && !parts.includes('..') && !parts.includes('.');
}

function mayPass(request: IncomingMessage, pass: string): boolean {
  const given = Buffer.from(String(request.headers[BACKSTAGE] ?? ''));
  return given.length === pass.length && timingSafeEqual(given, Buffer.from(pass));
}

async function draw(
  page: string,
  { origin, pass, dev }: { origin: string; pass: string; dev: boolean },
): Promise<DrawnPage> {
  const drawn = await fetch(origin + page, {
    headers: { [BACKSTAGE]: pass, 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal: AbortSignal.timeout(LONGEST_DRAWING),
  });
  const headers = Object.fromEntries([...drawn.headers].filter(([name]) => KEPT.includes(name)));
  const html = await drawn.text();
  if (dev) return { status: drawn.status, headers, html };
  const document = readerDocument(html);
  headers['content-security-policy'] = document.contentSecurityPolicy;
  return { status: drawn.status, headers, html: document.html };
}

function redirect(response: ServerResponse, target: string): void {
  response.writeHead(301, { Location: target, 'Cache-Control': 'public, max-age=300' }).end();
}

/** What to send. A page that was withdrawn between the look-up and the drawing is not there any more. */
async function found(pages: PageCache, answer: { status: number; page: string }): Promise<Sent> {
  const page = await pages.get(answer.page);
  if (page.status === 404) return { status: 404, page: await pages.get(NOT_FOUND.page) };
  return { status: page.status === 200 ? answer.status : page.status, page };
}

/** RFC 9110: 304 for a page the reader's program already has, no content for HEAD, 405 for what a page cannot do. */
function send(request: IncomingMessage, response: ServerResponse, { status, page }: Sent): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const encoding = acceptedEncoding(String(request.headers['accept-encoding'] ?? ''));
  const headers = {
    ...page.headers,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Accept-Encoding',
    etag: page.etag,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  if (status === 200 && request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = page.body[encoding];
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The best encoding we have that the program accepts; "br;q=0" means not br. */
function acceptedEncoding(header: string): Encoding {
  const refuses = (name: string) => new RegExp(`\\b${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(header);
  return (['br', 'gzip'] as const).find((name) => header.includes(name) && !refuses(name)) ?? 'identity';
}
