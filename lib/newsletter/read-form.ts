import { ADDRESS_HEADER } from '@/lib/client-address';

/** Bytes: no form of the newsletter needs as many. What is more is read and dropped, so that its sender hears an answer. */
const MOST = 10_000;

/** Bytes after which nobody is listened to any more. */
const END = 1_000_000;

/** What was posted, as text; undefined if it is more than any form of ours can be. */
export async function readPosted(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > END) return undefined;
    if (size <= MOST) chunks.push(chunk);
  }
  return size > MOST ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** The fields of a posted form, each as the first of its name. A form that is too long, or none, has no fields. */
export async function readForm(request: Request): Promise<Map<string, string>> {
  const text = (await readPosted(request)) ?? '';
  return new Map([...new URLSearchParams(text)].reverse());
}

/** From where it was posted, as the door says. */
export function networkOfPost(request: Request): string {
  return request.headers.get(ADDRESS_HEADER) ?? '';
}

/** On to the page that shows what came of it (RFC 9110, 15.4.4): a reload there posts nothing. The address is of this site. */
export function goOn(path: `/newsletter${string}`): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
