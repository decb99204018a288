/** What may be uploaded, which files are made of it, and where they lie. Runs in the browser too. */

/** A photograph of a good camera is under this; what is larger was not made for a page. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Width times height. A small file can unfold into a picture that fills the memory; 60 million take 240 MB. */
export const MOST_PIXELS = 60_000_000;

/** What the file chooser of a browser offers. What a file really is, its content says: lib/media/examine.ts. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif';

/** Widths in pixels: a phone, a phone with a fine screen, the column of a story, its whole page, the same on a fine screen. */
const WIDTHS = [480, 800, 1200, 1600, 2400];

/** Wider than any place on a page. */
const WIDEST = 2400;

/** The formats of the web, smallest first. The last is the fallback: every browser, mail program and feed reader knows it. */
export const FORMATS = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type Format = keyof typeof FORMATS;
export const FALLBACK = 'jpg' satisfies Format;

/** The widths in which a picture of this width is kept: never more than it has. */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, WIDEST);
  return [...WIDTHS.filter((each) => each < widest), widest];
}

/** The size a picture has on the site, given its own. */
export function shownSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const shown = widthsOf(width).at(-1)!;
  return { width: shown, height: Math.max(1, Math.round((height * shown) / width)) };
}

/** The public address of one file of a picture. */
export const mediaPath = (key: string, width: number, format: Format) => `/media/${key}/${width}.${format}`;

const ADDRESS = /^\/media\/([0-9a-f]{32})\/([1-9]\d{0,3})\.(avif|webp|jpg)$/;

/** Which file of which picture an address names, if it is one of an uploaded picture. */
export function parseMediaPath(path: string): { key: string; width: number; format: Format } | undefined {
  const [, key, width, format] = ADDRESS.exec(path) ?? [];
  return key ? { key, width: Number(width), format: format as Format } : undefined;
}

/**
 * The addresses of an uploaded picture for `srcset`, smallest format first, from the address of its widest fallback. A
 * picture that was not uploaded, such as a drawing among the site's own files, has none.
 */
export function sourcesOf(src: string): { type: string; srcSet: string }[] {
  const address = parseMediaPath(src);
  if (!address) return [];
  const { key, width } = address;
  return (Object.keys(FORMATS) as Format[]).map((format) => ({
    type: FORMATS[format],
    srcSet: widthsOf(width)
      .map((each) => `${mediaPath(key, each, format)} ${each}w`)
      .join(', '),
  }));
}

/** How many pictures a page of the library shows. */
export const LIBRARY_PAGE = 24;

/** A small file of the picture at this address; the address itself if it was not uploaded. */
export function thumbnail(src: string): string {
  const address = parseMediaPath(src);
  return address ? mediaPath(address.key, widthsOf(address.width)[0]!, 'webp') : src;
}

/** The point that stays in sight, in per cent from the top left. */
export type Focus = { x: number; y: number };

/** A focus as it is stored, "50 30", as two numbers; what is none counts as the middle. */
export function parseFocus(text: string | undefined): Focus {
  const [, x, y] = /^(\d{1,3}) (\d{1,3})$/.exec(text ?? '') ?? [];
  return x && y && Number(x) <= 100 && Number(y) <= 100 ? { x: Number(x), y: Number(y) } : { x: 50, y: 50 };
}

/** A focus as it is stored, from any two numbers: whole, and within the picture. */
export function focusText({ x, y }: Focus): string {
  const within = (value: number) => Math.round(Math.min(100, Math.max(0, value)));
  return `${within(x)} ${within(y)}`;
}

/** The same for the style sheet's object-position. */
export function objectPosition(focus: string | undefined): string {
  const { x, y } = parseFocus(focus);
  return `${x}% ${y}%`;
}
