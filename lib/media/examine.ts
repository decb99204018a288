import sharp, { type Metadata } from 'sharp';
import { MOST_BYTES, MOST_PIXELS } from './rules';

/**
 * What an upload is, once looked into. `master` is what every file of the picture is cut from; the size is that of the
 * master, so after turning it the way its camera was held.
 */
export type Examined = { ok: true; width: number; height: number; master: Buffer } | { ok: false; problem: string };

const KINDS = 'Send a JPEG, PNG, WebP or AVIF.';

/** The first bytes by which each kind is known; what a file is called and said to be does not count. */
const SIGNATURES: Record<string, (head: Buffer) => boolean> = {
  jpeg: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  webp: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP',
  heif: (head) => text(head, 4, 8) === 'ftyp' && /avif|avis|mif1/.test(text(head, 8, 64)),
};

const text = (head: Buffer, from: number, to: number) => head.subarray(from, to).toString('latin1');

/** A page that hides in a picture. Ours would never be run as one, but whoever made it meant no good. */
const HIDDEN_PAGE = /<(script|!doctype|html)[\s>]/i;

/**
 * Whether this file is a picture that we take, by its content alone, and how large it is: it is decoded from the first
 * byte to the last, so one that ends early or is damaged is refused here and not found out later. Says in a sentence what
 * is wrong. Nothing about the file is trusted: the number of pixels is read and limited before any memory is given to them.
 */
export async function examine(content: Buffer): Promise<Examined> {
  if (content.length > MOST_BYTES)
    return refused(`The picture is larger than ${MOST_BYTES / 1024 / 1024} MB. Save it smaller and try again.`);
  const kind = Object.keys(SIGNATURES).find((each) => SIGNATURES[each]!(content.subarray(0, 64)));
  if (!kind) return refused(`This is ${nameOf(content)}. ${KINDS}`);
  if (HIDDEN_PAGE.test(content.toString('latin1')))
    return refused(
      'There is a web page hidden in this picture. Save it anew with a program for pictures and try again.',
    );
  const head = await readHead(content);
  if (head?.format !== kind) return refused(`This picture cannot be read. It may be damaged. ${KINDS}`);
  return objection(head) ?? (await unfold(content, head));
}

function objection(head: Metadata): Examined | undefined {
  if (head.format === 'heif' && head.compression !== 'av1') return refused(`This is an HEIC picture. ${KINDS}`);
  if ((head.pages ?? 1) > 1) return refused('This picture moves. Send one that stands still.');
  if (head.width * head.height > MOST_PIXELS)
    return refused(
      `The picture has more than ${MOST_PIXELS / 1_000_000} million pixels. Save it smaller and try again.`,
    );
  return undefined;
}

async function unfold(content: Buffer, { autoOrient, hasAlpha }: Metadata): Promise<Examined> {
  try {
    const isOpaque = !hasAlpha || (await reading(content).stats()).isOpaque;
    return { ok: true, width: autoOrient.width, height: autoOrient.height, master: await cleaned(content, isOpaque) };
  } catch {
    return refused('The picture is damaged or ends too early. Save it anew and try again.');
  }
}

/** The picture at its full size, turned upright, in the colours of the web, and without a word about camera or place. */
function cleaned(content: Buffer, isOpaque: boolean): Promise<Buffer> {
  const upright = reading(content).autoOrient();
  // Only a PNG keeps transparency; of a photograph it would be five times as large.
  const made = isOpaque ? upright.jpeg({ quality: 94, chromaSubsampling: '4:4:4' }) : upright.png();
  return made.toBuffer();
}

async function readHead(content: Buffer): Promise<Metadata | undefined> {
  try {
    return await sharp(content, { limitInputPixels: false }).metadata();
  } catch {
    return undefined;
  }
}

/** How sharp reads what strangers made: it stops at the first thing that is wrong. */
const reading = (content: Buffer) => sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' });

/** What people send by mistake, by name. */
function nameOf(content: Buffer): string {
  const start = text(content, 0, 1024)
    .replace(/^\ufeff|^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (content.length === 0) return 'an empty file';
  if (/^GIF8/.test(start)) return 'a GIF';
  if (/^%PDF/.test(start)) return 'a PDF';
  if (/^(<\?xml[^]*)?(<!--[^]*-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg/i.test(start)) return 'an SVG drawing';
  if (start.startsWith('<')) return 'a web page or a document, not a picture';
  if (/^(II\*|MM\0\*)/.test(start)) return 'a TIFF';
  return 'not a picture of a kind we can show';
}

const refused = (problem: string): Examined => ({ ok: false, problem });
