import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRevision } from '@/db/client';
import { answerFor, NOT_FOUND, type Answer } from './addresses';
import { isDesk, markAddress, prepareForDesk } from './desk-door';
import { BACKSTAGE, drawPage } from './draw-page';
import { log } from './log';
import { answerNewsletter } from './newsletter-door';
import { createPageCache, storedPage, type StoredPage } from './page-cache';
import { createViewCounter } from './page-views';
import { answerPreview, previewAt } from './preview-door';
import { createRefresher } from './refresh';
import { FRESHNESS, sendPage } from './send-page';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type DoorOptions = {
  /** Next. */
  serve: Serve;
  /** First parts of the paths that Next serves by itself: its own files and what lies in public/. */
  assets: Set<string>;
  /** Sends a file of an uploaded picture, if there is one at this path; the root of lib does not know the domains. */
  sendPicture: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Where this very server can be reached, once it listens. */
  origin: () => string;
  /** Where a cache in front of the site can be reached from here, if there is one. */
  edge?: string | undefined;
  /** In development nothing is kept and the framework's scripts stay, so that edits show at once. */
  dev: boolean;
};

export type Door = {
  open: Serve;
  /** Notices what changed since the last look and fetches what readers ask for most anew. Cheap: call it often. */
  lookForChanges: () => void;
  /** Stores how often pages were read since the last time. */
  storeViews: (now: Date) => Promise<void>;
};

type Sent = { status: number; page: StoredPage };

/** What is said when nothing else can be. Kept from the last time it could be drawn. */
const BROKEN = '/broken';

/** 10,000 stories take about 250 MB. Share cards and feeds have their own room, so that they never crowd out pages. */
const MOST_BYTES = { pages: 256 * 1024 * 1024, files: 64 * 1024 * 1024 };

/**
 * The door in front of Next. It looks up what an address is before a page is drawn, so that readers get 301, 404 and 410
 * where they are due, and it keeps the pages: drawn once by Next, sent as documents without the framework's scripts
 * (docs/decisions/004-the-door.md), until the database says that something readers see has changed.
 */
export function door({ serve, assets, sendPicture, origin, edge, dev }: DoorOptions): Door {
  const pass = randomBytes(32).toString('base64url');
  const draw = (page: string) => drawPage(page, { origin: origin(), pass, dev });
  const drawFor = (page: string, headers: Record<string, string>) =>
    drawPage(page, { origin: origin(), pass, dev: false, headers });
  const kept = { revision: readRevision, keep: !dev };
  const pages = createPageCache(draw, { ...kept, mostBytes: MOST_BYTES.pages });
  const files = createPageCache(draw, { ...kept, mostBytes: MOST_BYTES.files });
  const refresher = createRefresher({ origin, edge });
  const views = createViewCounter();
  let seen: number | undefined;
  let lastBroken: StoredPage | undefined;

  async function pageFor(answer: Exclude<Answer, { status: 301 }>): Promise<Sent> {
    const page = await get(answer);
    // What was withdrawn between the look-up and the drawing is not there any more.
    if (page.status === 404) return { status: 404, page: await pages.get(NOT_FOUND.page) };
    return { status: page.status === 200 ? answer.status : page.status, page };
  }

  async function get(answer: { page: string; keep?: false }): Promise<StoredPage> {
    if (answer.keep === false) return storedPage(await draw(answer.page));
    return isFile(answer.page) ? files.get(answer.page) : pages.get(answer.page);
  }

  /** A drawing that went wrong answers 500 with a page of ours; without one, in plain words. */
  async function broken(): Promise<Sent> {
    try {
      const page = await pages.get(BROKEN);
      if (page.status === 200) lastBroken = page;
    } catch (error) {
      log.error('the page for errors could not be drawn', error);
    }
    return { status: 500, page: lastBroken ?? (await storedPage(PLAIN)) };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path, query } = split(request.url ?? '/');
    markAddress(request);
    if (isAsset(path, assets) || (dev && path.startsWith('/__nextjs')) || mayPass(request, pass))
      return await serve(request, response);
    const preview = previewAt(path);
    if (preview) return await answerPreview(request, response, { preview, draw: drawFor });
    if (isDesk(path)) {
      prepareForDesk(request, response, dev);
      return await serve(request, response);
    }
    if (await answerNewsletter(request, response, { draw: drawFor, serve })) return;
    if (path === '/views' && request.method === 'POST') return await views.receive(request, response);
    if (await sendPicture(path, request, response)) return;
    const found = await answerFor(path, query);
    if (found.status === 301) return redirect(response, found.target + query);
    const sent = await pageFor(found);
    if (sent.status >= 500) log.error(`${path} could not be drawn`);
    const { status, page } = sent.status >= 500 && !dev ? await broken() : sent;
    if (status === 200 && !('keep' in found) && !('x-refresh' in request.headers)) refresher.asked(path);
    sendPage(request, response, status, page);
  }

  return {
    async open(request, response) {
      try {
        await answer(request, response);
      } catch (error) {
        log.error('a request failed', error);
        // Half a page must never look like a whole one.
        if (response.headersSent) return void response.destroy();
        // What fails backstage fails in plain words: the page for failures may be the very one that is being drawn.
        const isBackstage = mayPass(request, pass);
        const { status, page } = isBackstage ? { status: 500, page: await storedPage(PLAIN) } : await broken();
        sendPage(request, response, status, page);
      }
    },
    lookForChanges() {
      let revision: number;
      try {
        revision = readRevision();
      } catch {
        // Who asks for a page hears of it, and so does the log.
        return;
      }
      if (seen !== undefined && revision !== seen) void refresher.refresh();
      seen = revision;
    },
    storeViews: views.store,
  };
}

const PLAIN = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from('We could not reach the till. Try again in a minute.\n'),
};

/** Addresses inside the application that are drawn as files. */
const isFile = (page: string) => /^\/(cards|feeds|sitemaps)\//.test(page);

function split(url: string): { path: string; query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at) };
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

/** The query goes along with a redirect, and pages in the cache of nginx are kept without one. */
const NOT_AT_THE_EDGE = { 'x-accel-expires': '0' };

function redirect(response: ServerResponse, target: string): void {
  response.writeHead(301, { location: target, ...FRESHNESS, ...NOT_AT_THE_EDGE }).end();
}
