import { buffer } from 'node:stream/consumers';
import sharp, { type Sharp } from 'sharp';
import { MOST_PIXELS, widthsOf, type Format } from './rules';
import { store } from './store';

/** How each format is written: as small as eyes that look for it still find no fault. */
const QUALITY = {
  avif: (picture: Sharp) => picture.avif({ quality: 55, effort: 4 }),
  webp: (picture: Sharp) => picture.webp({ quality: 80 }),
  // It knows no transparency: what was transparent is white.
  jpg: (picture: Sharp) => picture.flatten({ background: '#fff' }).jpeg({ quality: 82, progressive: true }),
} satisfies Record<Format, (picture: Sharp) => Sharp>;

/** The file that all others are cut from. Its name is none of an address, so nobody can ask for it. */
export const masterName = (key: string) => `${key}/master.bin`;

/** Reads the master of a picture, if it is there. */
export async function readMaster(key: string): Promise<Buffer | undefined> {
  const found = await store().get(masterName(key));
  return found && buffer(found.stream);
}

type Order = { key: string; master: Buffer; width: number; formats: Format[] };

/** Cuts a picture to each width in these formats. What is there already stays: a second attempt goes on where one ended. */
export async function cut({ key, master, width, formats }: Order): Promise<void> {
  for (const format of formats) {
    for (const each of widthsOf(width)) {
      const name = `${key}/${each}.${format}`;
      if (await store().has(name)) continue;
      const resized = sharp(master, { limitInputPixels: MOST_PIXELS }).resize({ width: each });
      await store().put(name, await QUALITY[format](resized).toBuffer());
    }
  }
}
