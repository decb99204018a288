/**
 * The text of a feed, from its bytes. What is told about the encoding is often wrong, so it is believed in this order: the
 * byte order mark, the header (RFC 7303, 3), the XML declaration, UTF-8; and only as long as the bytes agree.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  const named = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(beginning) ?? 'utf-8';
  // A declaration that can be read as ASCII is not in UTF-16, whatever it says; one with gaps is.
  const label = /^utf-?16/i.test(named) && beginning.startsWith('<?xml') ? 'utf-8' : (wideOf(beginning) ?? named);
  return withoutControls(decode(bytes, decoderFor(label)));
}

const MARKS: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const markOf = (bytes: Uint8Array) => MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];

const charsetOf = (contentType: string) => /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];

const declaredIn = (beginning: string) => /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning)?.[1];

/** UTF-16 without a mark shows by the zero bytes of its first sign. */
function wideOf(beginning: string): string | undefined {
  if (beginning.startsWith('<\0')) return 'utf-16le';
  return beginning.startsWith('\0<') ? 'utf-16be' : undefined;
}

/** Node knows every encoding of the web by all its names (encoding.spec.whatwg.org). */
function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}

/** Bytes that call themselves UTF-8 and are not are windows-1252, unless most of what they hold beyond ASCII is UTF-8. */
function decode(bytes: Uint8Array, decoder: TextDecoder): string {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'utf-8' || !text.includes('\uFFFD')) return text;
  const wrong = text.split('\uFFFD').length - 1;
  const right = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return right > wrong ? text : new TextDecoder('windows-1252').decode(bytes);
}

/** XML forbids them (XML 1.0, 2.2), feeds have them. */

const withoutControls = (text: string) => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '').trim();
