import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_HEADER } from './client-address';
import type { DrawnPage } from './page-cache';

/** Has Next draw the page at this address inside the application, with headers of whoever asks. */
export type DrawFor = (page: string, headers: Record<string, string>) => Promise<DrawnPage>;

/** A page of one person: what is drawn, and what under which status if it is not there or its link is no longer good. */
type Private = {
  page: string;
  nothing: { page: string; status: number };
  headers: Record<string, string>;
  /** The policy that the page is sent with, if it is another than that of reader pages. */
  policy?: (ofReaderPages: string) => string;
};

/**
 * Draws a page for whoever asks and keeps it nowhere: not here, not in a cache on the way, not in a search engine; and no
 * site that it links to learns its address. It is drawn as reader pages are.
 */
export async function answerPrivately(
  request: IncomingMessage,
  response: ServerResponse,
  { page, nothing, headers, policy = (same) => same }: Private,
  draw: DrawFor,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const drawn = await draw(page, headers);
  const sent = drawn.status === 404 ? { ...(await draw(nothing.page, {})), status: nothing.status } : drawn;
  // Not the address: it may hold the secret of a link.
  if (sent.status >= 500) throw new Error(`A private page could not be drawn: ${page.split('/')[2]}.`);
  response.writeHead(sent.status, {
    ...sent.headers,
    'content-security-policy': policy(sent.headers['content-security-policy']!),
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-length': sent.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : sent.body);
}

/** What a page needs to know of who asks, wherever it is drawn for them: from where, and with which browser. */
export function whoAsks(request: IncomingMessage): Record<string, string> {
  return {
    // We draw for them, as a proxy does; backstage the address is read from here again.
    'x-forwarded-for': String(request.headers[ADDRESS_HEADER] ?? ''),
    'user-agent': request.headers['user-agent'] ?? '',
  };
}
