import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { log } from '@/lib/log';
import { FRESHNESS } from '@/lib/send-page';
import { FALLBACK, FORMATS, parseMediaPath, type Format } from './rules';
import { store, type Stored } from './store';

/** A file is named by its content and cut once: it never changes. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/** A picture opened by itself runs and loads nothing, and no browser takes it for anything else. */
const SAFE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/**
 * Answers a request for a file of an uploaded picture, from the store and without asking the database; false if there is
 * none at this address. What has not been encoded yet is answered with the fallback of the same width, which browsers read
 * whatever the address ends in, and which nobody keeps for long.
 */
export async function sendPicture(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const address = parseMediaPath(path);
  if (!address) return false;
  const { key, width, format } = address;
  const exact = await store().get(`${key}/${width}.${format}`);
  const found = exact ?? (await store().get(`${key}/${width}.${FALLBACK}`));
  if (!found) return false;
  if (exact) await send(request, response, exact, { type: format, ...FOR_EVER, etag: `"${key}-${width}-${format}"` });
  else await send(request, response, found, { type: FALLBACK, ...FRESHNESS });
  return true;
}

type Headers = Record<string, string> & { type: Format };

async function send(request: IncomingMessage, response: ServerResponse, { bytes, stream }: Stored, given: Headers) {
  const { type, ...rest } = given;
  const headers = { 'content-type': FORMATS[type], ...SAFE, ...rest };
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isKnown = rest.etag !== undefined && request.headers['if-none-match'] === rest.etag;
  if (request.method === 'GET' && !isKnown) {
    response.writeHead(200, { ...headers, 'content-length': bytes });
    // Whoever hangs up in the middle is no failure.
    await pipeline(stream, response).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error('a picture was cut off', error);
    });
    return;
  }
  stream.destroy();
  if (!isRead) response.writeHead(405, { allow: 'GET, HEAD' }).end();
  else if (isKnown) response.writeHead(304, headers).end();
  else response.writeHead(200, { ...headers, 'content-length': bytes }).end();
}
