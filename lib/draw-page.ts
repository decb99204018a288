import type { DrawnPage } from './page-cache';
import { readerDocument } from './reader-document';

/** Marks the requests by which the door has Next draw a page, so that they go through to it. */
export const BACKSTAGE = 'x-aisle-five-backstage';

/** A page that takes longer, in milliseconds, is given up, and drawn anew for the next who asks. */
const LONGEST_DRAWING = 30_000;

/** Of the headers that Next sets on a page, those that are about the page and not about the connection. */
const KEPT = [
  'content-type',
  'location',
  'last-modified',
  'x-content-type-options',
  'x-robots-tag',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
];

/** Nothing that is not a page of ours runs or loads anything, even opened by itself. */
const POLICY_OF_FILES = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** `headers` are of a page that is drawn for one person. */
type Drawing = { origin: string; pass: string; dev: boolean; headers?: Record<string, string> };

/** Has Next draw the page at this address inside the application. HTML comes back as a document; a file as it is. */
export async function drawPage(page: string, { origin, pass, dev, headers: given }: Drawing): Promise<DrawnPage> {
  const drawn = await fetch(origin + page, {
    headers: { ...given, [BACKSTAGE]: pass, 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal: AbortSignal.timeout(LONGEST_DRAWING),
  });
  const headers = Object.fromEntries([...drawn.headers].filter(([name]) => KEPT.includes(name)));
  const body = Buffer.from(await drawn.arrayBuffer());
  const isDocument = headers['content-type']?.startsWith('text/html') ?? false;
  if (dev && isDocument) return { status: drawn.status, headers, body };
  const document = isDocument ? readerDocument(body.toString()) : undefined;
  headers['content-security-policy'] = document?.contentSecurityPolicy ?? POLICY_OF_FILES;
  return { status: drawn.status, headers, body: document ? Buffer.from(document.html) : body };
}
