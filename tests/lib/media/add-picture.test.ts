import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { media } from '@/db/schema/media';
import { outbox } from '@/db/schema/outbox';
import { env } from '@/lib/env';
import { addPicture } from '@/lib/media/add-picture';
import { describePicture } from '@/lib/media/describe-picture';
import { encoders } from '@/lib/media/encode-picture';
import { findPicture, listPictures } from '@/lib/media/queries';
import { store } from '@/lib/media/store';
import { carryOut } from '@/lib/outbox';
import * as pictures from '../../fixtures/pictures';
import { freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const folder = join(env().DATA_DIR, 'media');
const files = (key: string) => readdirSync(join(folder, key)).sort();

async function add(file: Buffer, name = 'robot.jpg', more: { alt?: string; credit?: string } = {}) {
  const result = await addPicture({ file, name, ...more, by: writer, now });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.picture;
}

beforeEach(() => {
  freshDatabase();
  rmSync(folder, { recursive: true, force: true });
});

describe('an upload', () => {
  test('can be shown at once, in every width, as a JPEG', async () => {
    const picture = await add(await pictures.jpeg(900, 600), 'C:\\photos\\robot.jpg', {
      alt: ' A robot ',
      credit: 'PA',
    });
    expect(picture).toMatchObject({ name: 'robot.jpg', width: 900, height: 600, alt: 'A robot', credit: 'PA' });
    expect(picture).toMatchObject({ src: `/media/${picture.key}/900.jpg`, status: 'new', focus: '50 50' });
    expect(files(picture.key)).toEqual(['480.jpg', '800.jpg', '900.jpg', 'master.bin']);
    expect(await db().select().from(audit)).toMatchObject([{ act: 'uploaded', actor: writer.name }]);
  });

  test('wider than any page is shown at the widest, with a height that fits', async () => {
    const picture = await add(await pictures.jpeg(3000, 1001));
    expect(picture).toMatchObject({ src: `/media/${picture.key}/2400.jpg`, width: 2400, height: 801 });
  });

  test('comes in the smaller formats from the outbox', async () => {
    const picture = await add(await pictures.png(600, 300, 0.5));
    expect(await carryOut(encoders, now)).toBe(1);
    expect(files(picture.key)).toEqual([
      '480.avif',
      '480.jpg',
      '480.webp',
      '600.avif',
      '600.jpg',
      '600.webp',
      'master.bin',
    ]);
    expect(await findPicture(picture.id)).toMatchObject({ status: 'ready' });
    for (const [name, head] of [
      ['480.avif', { format: 'heif', width: 480, hasAlpha: true }],
      ['600.webp', { format: 'webp', width: 600, hasAlpha: true }],
      ['600.jpg', { format: 'jpeg', width: 600, hasAlpha: false }],
    ] as const) {
      const found = await store().get(`${picture.key}/${name}`);
      expect(await sharp(await buffer(found!.stream)).metadata()).toMatchObject(head);
    }
  });

  test('of the same picture is the same row, and what was written about it stays', async () => {
    const file = await pictures.jpeg();
    const first = await add(file, 'one.jpg', { alt: 'A robot' });
    const again = await Promise.all([add(file, 'two.jpg', { alt: 'Other words' }), add(file), add(file)]);
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([first.id]));
    expect(await db().select().from(media)).toMatchObject([{ name: 'one.jpg', alt: 'A robot' }]);
    expect(await db().select().from(audit)).toHaveLength(1);
  });

  test('three at once of a picture that is new are one row', async () => {
    const file = await pictures.jpeg();
    const all = await Promise.all([add(file), add(file), add(file)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await db().select().from(audit)).toHaveLength(1);
  });

  test('puts files back that were lost', async () => {
    const file = await pictures.jpeg();
    const { key, id } = await add(file);
    rmSync(folder, { recursive: true });
    expect((await add(file)).id).toBe(id);
    expect(files(key)).toContain('900.jpg');
  });

  test('that is no picture leaves nothing behind', async () => {
    const result = await addPicture({ file: await pictures.gif(), name: 'x.jpg', by: writer, now });
    expect(result).toMatchObject({ ok: false, reason: 'not a picture', problem: expect.stringContaining('a GIF') });
    expect(await db().select().from(media)).toEqual([]);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  test('of somebody who may not write is refused', async () => {
    const by = { name: 'Nobody', role: 'reader' } as never;
    const refused = { ok: false, reason: 'not allowed' };
    expect(await addPicture({ file: Buffer.alloc(0), name: 'x', by, now })).toEqual(refused);
  });
});

describe('encoding', () => {
  test('goes on where a process that died ended, and its half of a file is nobody’s', async () => {
    const picture = await add(await pictures.jpeg(500, 400));
    await store().put(`${picture.key}/480.avif`, Buffer.from('there already'));
    await carryOut(encoders, now);
    const kept = await store().get(`${picture.key}/480.avif`);
    expect((await buffer(kept!.stream)).toString()).toBe('there already');
    expect(files(picture.key)).toContain('500.avif');
  });

  test('of a picture whose files are gone fails aloud and is tried again', async () => {
    const picture = await add(await pictures.jpeg());
    rmSync(folder, { recursive: true });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await carryOut(encoders, now);
    expect(await findPicture(picture.id)).toMatchObject({ status: 'failed' });
    expect(await db().select().from(outbox)).toMatchObject([
      { status: 'open', lastError: expect.stringContaining('missing') },
    ]);
  });
});

describe('the library', () => {
  test('is searched by name, description and credit, and what is typed means itself', async () => {
    await add(await pictures.jpeg(100, 100, '#111'), 'robot.jpg', { alt: 'Pavement at dusk' });
    await add(await pictures.jpeg(100, 100, '#222'), '100%_shop.jpg', { credit: 'Reuters' });
    const names = async (q: string) => (await listPictures({ q })).pictures.map(({ name }) => name);
    expect(await names('')).toEqual(['100%_shop.jpg', 'robot.jpg']);
    expect(await names('DUSK robot')).toEqual(['robot.jpg']);
    expect(await names('reuters')).toEqual(['100%_shop.jpg']);
    expect(await names('%')).toEqual(['100%_shop.jpg']);
    expect(await names("' or 1=1 --")).toEqual([]);
    expect(await listPictures({ page: 2 })).toEqual({ pictures: [], total: 2 });
  });

  test('can be corrected, and the book says what was before', async () => {
    const { id } = await add(await pictures.jpeg(), 'x.jpg', { alt: 'Before' });
    const order = { pictureId: id, by: writer, now };
    expect(await describePicture({ ...order, about: { alt: 'After', focus: '20 80' } })).toEqual({ ok: true });
    expect(await findPicture(id)).toMatchObject({ alt: 'After', focus: '20 80', credit: '' });
    expect((await db().select().from(audit))[1]).toMatchObject({ act: 'described', before: { alt: 'Before' } });
    for (const focus of ['', '101 0', '-1 5', '1', '1 2 3', 'a b'])
      expect(await describePicture({ ...order, about: { focus } })).toMatchObject({ ok: false, reason: 'invalid' });
    expect(await describePicture({ ...order, about: { alt: 'x'.repeat(2001) } })).toMatchObject({ reason: 'invalid' });
    expect(await describePicture({ ...order, pictureId: 99, about: {} })).toEqual({ ok: false, reason: 'not found' });
  });
});
