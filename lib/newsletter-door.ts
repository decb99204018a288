import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPrivately, whoAsks, type DrawFor } from './private-answer';

/** What is shown where a link is void, has run out, or was made up. */
const NOTHING = { page: '/newsletter/ended', status: 410 };

const TOKEN = '[\\w.-]{1,3000}';

/** Each is drawn for whoever holds its address. */
const PAGES = new RegExp(`^/newsletter/(step|confirm|settings|leave)/${TOKEN}$`);

/** What is posted to, and the two that are asked for without being pages. */
const ACTS = {
  POST: new RegExp(`^/newsletter(/(again|confirm|settings|leave|forget)/${TOKEN})?$`),
  GET: new RegExp(`^/newsletter/(stamp|(data|view)/${TOKEN}(/\\d{1,12})?)$`),
};

/**
 * Answers what readers do with the newsletter, if that is what is asked for. Pages of one person are drawn for them and kept
 * nowhere. Acts have the addresses of the pages they belong to; inside the application they stand below /acts, where nobody
 * can ask for them.
 */
export async function answerNewsletter(
  request: IncomingMessage,
  response: ServerResponse,
  { draw, serve }: { draw: DrawFor; serve: (request: IncomingMessage, response: ServerResponse) => Promise<void> },
): Promise<boolean> {
  const url = request.url ?? '/';
  const [path = '', query] = url.split('?', 2);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if ((method === 'POST' || method === 'GET') && ACTS[method].test(path)) {
    request.url = `/acts${path}`;
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    await serve(request, response);
    return true;
  }
  if (!PAGES.test(path)) return false;
  // Next tells by its own parameters how to draw a page: of what was asked, only ours goes on.
  const done = new URLSearchParams(query).get('done');
  const page = path + (done && /^[\w-]{1,3000}$/.test(done) ? `?done=${done}` : '');
  await answerPrivately(request, response, { page, nothing: NOTHING, headers: whoAsks(request) }, draw);
  return true;
}
