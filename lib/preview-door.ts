import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_HEADER } from './client-address';
import type { DrawnPage } from './page-cache';

/** Something shown before it is public: to the desk, whoever is signed in, or to whoever holds a private link. */
export type Preview = { page: string; isDesk: boolean };

/** What is drawn, and under which status, where a preview is not there or its link is no longer good. */
const NOTHING = { desk: { page: '/missing', status: 404 }, link: { page: '/preview/ended', status: 410 } };

/** The preview at this path. A private link looks the same whether it exists, has expired or was made up. */
export function previewAt(path: string): Preview | undefined {
  const desk = /^\/admin\/preview\/(briefings|stories)\/(\d{1,12})\/?$/.exec(path);
  if (desk) return { page: `/preview/${desk[1]}/${desk[2]}`, isDesk: true };
  const link = /^\/preview\/([\w-]{43})(\/stories\/\d{1,12})?\/?$/.exec(path);
  return link ? { page: `/preview/links/${link[1]}${link[2] ?? ''}`, isDesk: false } : undefined;
}

type Draw = (page: string, headers: Record<string, string>) => Promise<DrawnPage>;

/**
 * Draws a preview for whoever asks and keeps it nowhere: not here, not in a cache on the way, not in a search engine; and
 * no site that it links to learns its address. It is drawn as reader pages are. The desk may show it in a frame of its own.
 */
export async function answerPreview(
  request: IncomingMessage,
  response: ServerResponse,
  { preview: { page, isDesk }, draw }: { preview: Preview; draw: Draw },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const drawn = await draw(page, handedOn(request, isDesk));
  const nothing = isDesk ? NOTHING.desk : NOTHING.link;
  const sent = drawn.status === 404 ? { ...(await draw(nothing.page, {})), status: nothing.status } : drawn;
  if (sent.status >= 500) throw new Error(`The preview ${page.split('/')[2]} could not be drawn.`);
  response.writeHead(sent.status, {
    ...sent.headers,
    ...(isDesk && { 'content-security-policy': framedByUs(sent.headers['content-security-policy']!) }),
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-length': sent.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : sent.body);
}

/** What the page needs to know of who asks: their session at the desk, or from where a link was opened. */
function handedOn(request: IncomingMessage, isDesk: boolean): Record<string, string> {
  return {
    // We draw for them, as a proxy does; backstage the address is read from here again.
    'x-forwarded-for': String(request.headers[ADDRESS_HEADER] ?? ''),
    'user-agent': request.headers['user-agent'] ?? '',
    ...(isDesk && { cookie: request.headers.cookie ?? '' }),
  };
}

const framedByUs = (policy: string) => policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
