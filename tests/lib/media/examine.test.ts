import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { examine } from '@/lib/media/examine';
import { MOST_BYTES } from '@/lib/media/rules';
import * as pictures from '../../fixtures/pictures';

const examined = async (file: Buffer) => {
  const result = await examine(file);
  if (!result.ok) throw new Error(result.problem);
  return result;
};

describe('taken', () => {
  test.each([
    ['JPEG', pictures.jpeg, { width: 900, height: 600 }, 'jpeg'],
    ['PNG without transparency', pictures.png, { width: 300, height: 200 }, 'jpeg'],
    ['PNG with transparency', () => pictures.png(300, 200, 0.5), { width: 300, height: 200 }, 'png'],
    ['WebP', pictures.webp, { width: 500, height: 400 }, 'jpeg'],
    ['AVIF', pictures.avif, { width: 500, height: 400 }, 'jpeg'],
    ['CMYK for print', pictures.cmyk, { width: 300, height: 200 }, 'jpeg'],
    ['photograph on its side', pictures.photograph, { width: 400, height: 600 }, 'jpeg'],
  ])('a %s', async (_, make, size, format) => {
    const { master, ...found } = await examined(await make());
    expect(found).toEqual({ ok: true, ...size });
    expect(await sharp(master).metadata()).toMatchObject({ ...size, format, space: 'srgb' });
  });

  test('where and with what it was taken is gone, and it stands upright', async () => {
    const file = await pictures.photograph();
    expect((await sharp(file).metadata()).exif).toBeDefined();
    const { master } = await examined(file);
    const { exif, xmp, iptc, orientation } = await sharp(master).metadata();
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(master.includes('Nobody')).toBe(false);
  });

  test('what is hung on behind a picture does not come along', async () => {
    const { master } = await examined(
      Buffer.concat([await pictures.jpeg(), Buffer.from('PK\x03\x04 a hidden archive')]),
    );
    expect(master.includes('hidden archive')).toBe(false);
  });
});

describe('refused, with what it is', () => {
  const text = (words: string) => () => Promise.resolve(Buffer.from(words));
  test.each([
    ['nothing', text(''), 'an empty file'],
    ['a GIF', pictures.gif, 'a GIF'],
    ['a TIFF', pictures.tiff, 'a TIFF'],
    ['a PDF', text('%PDF-1.7'), 'a PDF'],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'an SVG drawing'],
    ['an SVG with a head', text('<?xml version="1.0"?>\n<!-- x --><svg/>'), 'an SVG drawing'],
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'a web page'],
    ['a page that begins like a GIF', text('GIF89a/*<script>alert(1)</script>*/'), 'a GIF'],
    ['words', text('not a picture at all'), 'not a picture of a kind'],
    ['a moving WebP', pictures.movingWebp, 'moves'],
    ['a head without a picture', text('\xff\xd8\xff'), 'not a picture'],
  ])('%s', async (_, make, words) => {
    const result = await examine(await make());
    expect(result).toEqual({ ok: false, problem: expect.stringContaining(words) as string });
  });

  test('a JPEG that is a page as well', async () => {
    const file = await pictures.jpeg();
    for (const page of ['<script>alert(1)</script>', '<!DOCTYPE html>', '<HTML >']) {
      const hidden = Buffer.concat([file.subarray(0, 2), comment(page), file.subarray(2)]);
      expect(await sharp(hidden).metadata()).toMatchObject({ format: 'jpeg' });
      expect(await examine(hidden)).toMatchObject({ ok: false, problem: expect.stringContaining('web page hidden') });
      expect(await examine(Buffer.concat([file, Buffer.from(page)]))).toMatchObject({ ok: false });
    }
  });

  test('more pixels than memory, in a small file', async () => {
    const file = await pictures.bomb(60_000, 60_000);
    expect(file.length).toBeLessThan(500);
    expect(await examine(file)).toMatchObject({ ok: false, problem: expect.stringContaining('million pixels') });
  });

  test('more bytes than we take, before anything is looked at', async () => {
    const result = await examine(Buffer.concat([await pictures.jpeg(), Buffer.alloc(MOST_BYTES)]));
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('larger than 20 MB') });
  });

  test.each([0.3, 0.6, 0.95])('a JPEG that ends after %d of it', async (share) => {
    const file = await pictures.noise(400, 300).jpeg().toBuffer();
    const result = await examine(file.subarray(0, Math.floor(file.length * share)));
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('damaged or ends too early') });
  });

  test.each([0.3, 0.6, 0.95])('a PNG that ends after %d of it', async (share) => {
    const file = await pictures.noise(400, 300).png().toBuffer();
    expect(await examine(file.subarray(0, Math.floor(file.length * share)))).toMatchObject({ ok: false });
  });
});

/** A JPEG comment segment. */
function comment(words: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([head, Buffer.from(words)]);
}
