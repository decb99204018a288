import { isSame } from '@/lib/editors/tokens';
import { env } from '@/lib/env';
import { MOST_REPORT_BYTES, readReport } from '@/lib/newsletter/read-report';
import { readNotice } from '@/lib/newsletter/return-form';
import { takeReturn } from '@/lib/newsletter/take-return';

/**
 * Takes in a delivery report or a complaint from a mail server: the raw message, or a notice in JSON. Who sends it shows the
 * secret of RETURNS_SECRET as a bearer token (RFC 6750); without that variable there is nothing here.
 */
export async function POST(request: Request): Promise<Response> {
  const { RETURNS_SECRET: secret } = env();
  if (secret === undefined) return answer(404, 'not set up');
  const [, given = ''] = /^Bearer ([^\s]{1,500})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!isSame(given, secret)) return answer(401, 'not allowed', { 'www-authenticate': 'Bearer' });
  const raw = await bodyOf(request);
  if (!raw) return answer(413, 'too large');
  const isJson = request.headers.get('content-type')?.startsWith('application/json');
  const report = isJson ? readNotice(raw.toString('utf8')) : await readReport(raw);
  // A mail that is no report is none of the sender's mistakes: to say so would only have it sent again.
  if (!report) return isJson ? answer(400, 'not understood') : answer(200, 'no report');
  const result = await takeReturn({ report, now: new Date() });
  return answer(200, result.ok ? 'taken' : result.reason);
}

const answer = (status: number, result: string, headers: Record<string, string> = {}) =>
  Response.json({ result }, { status, headers: { 'cache-control': 'no-store', ...headers } });

/** All of the body, or nothing if it is longer than a report. */
async function bodyOf(request: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_REPORT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
