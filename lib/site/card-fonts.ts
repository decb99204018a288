import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The site's faces as the drawing of share cards needs them: WOFF at one weight, made from components/ui/fonts with
 * fonttools (`fonttools varLib.instancer a5-ui.woff2 wght=600`, and WOFF for WOFF2). SIL Open Font License.
 */
const FILES = [
  { name: 'A5 Display', file: 'a5-display' },
  { name: 'A5 Display Ext', file: 'a5-display-ext' },
  { name: 'A5 UI', file: 'a5-ui' },
  { name: 'A5 UI Ext', file: 'a5-ui-ext' },
  { name: 'A5 Sign', file: 'a5-sign' },
];

let loaded: { name: string; data: Buffer; weight: 400; style: 'normal' }[] | undefined;

/** Read once. */
export function cardFonts() {
  return (loaded ??= FILES.map(({ name, file }) => ({
    name,
    data: readFileSync(join(process.cwd(), 'lib/site/fonts', `${file}.woff`)),
    weight: 400,
    style: 'normal',
  })));
}

/** What these faces have: Latin, and the punctuation of print. */
const UNDRAWABLE =
  /[^\u0020-\u007e\u00a0-\u0130\u0132-\u0151\u0154-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u20ac\u2122\u2212]/gu;

/**
 * The text without what the faces do not have. For such a sign the library would ask a server on the internet for another
 * face or a picture; a card leaves it out.
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replace(UNDRAWABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
