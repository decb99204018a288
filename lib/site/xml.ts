import { Readable } from 'node:stream';
import { withoutControls } from '@/lib/stories/html';

/** Text that is safe in XML 1.0, between tags and in attributes. */
export function escapeXml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** `<name>text</name>`; nothing for what is undefined. */
export function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

/** An answer in XML that is written piece by piece, so that the whole of it is never in memory here. */
export function xmlResponse(pieces: AsyncIterable<string>): Response {
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  return new Response(Readable.toWeb(Readable.from(encoded(pieces))) as ReadableStream, { headers });
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}
