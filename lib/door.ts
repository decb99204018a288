import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFor } from './addresses';
import { log } from './log';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The door in front of Next: it looks up what an address is before Next sees it. Only here can a reader be answered 301
 * or 410, and addresses that do not exist all get one page, at the price of one look-up in the database
 * (docs/decisions/004-the-door.md has the figures).
 *
 * `assets` are the first parts of the paths that Next serves by itself: its own files and what lies in public/.
 */
export function door(serve: Serve, assets: Set<string>): Serve {
  return async (request, response) => {
    try {
      await openFor(request, response, serve, assets);
    } catch (error) {
      log.error('a request failed', error);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('We could not reach the till. Try again in a minute.\n');
    }
  };
}

async function openFor(request: IncomingMessage, response: ServerResponse, serve: Serve, assets: Set<string>) {
  const { path, search } = split(request.url ?? '/');
  if (assets.has(path.split('/')[1] ?? '')) return serve(request, response);
  const answer = await answerFor(path);
  if (answer.status === 301) {
    response.writeHead(301, { Location: answer.target + search, 'Cache-Control': 'public, max-age=300' }).end();
    return;
  }
  request.url = answer.page + search;
  if (answer.status !== 200) insistOn(response, answer.status);
  return serve(request, response);
}

function split(url: string): { path: string; search: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, search: '' } : { path: url.slice(0, at), search: url.slice(at) };
}

/** Next draws the page and would call it a success; the reader's program must hear what it is. */
function insistOn(response: ServerResponse, status: number): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (_: number, ...rest: unknown[]) => writeHead(status, ...rest);
}
