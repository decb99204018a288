import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { pendingChanges, revisions, stories, type Picture } from '@/db/schema/stories';
import { env } from '@/lib/env';
import { addPicture } from '@/lib/media/add-picture';
import { deletePicture, removers } from '@/lib/media/delete-picture';
import { findPicture, type KeptPicture } from '@/lib/media/queries';
import { listUses, listUsesOf } from '@/lib/media/uses';
import { carryOut } from '@/lib/outbox';
import { addStory, documentOf, paragraph } from '../../fixtures/newsroom';
import { jpeg } from '../../fixtures/pictures';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const later = new Date('2020-07-24T06:01:00Z');
const folder = join(env().DATA_DIR, 'media');

let picture: KeptPicture;

beforeEach(async () => {
  freshDatabase();
  rmSync(folder, { recursive: true, force: true });
  picture = await upload();
});

async function upload(): Promise<KeptPicture> {
  const added = await addPicture({ file: await jpeg(500, 300), name: 'robot.jpg', by: writer, now });
  if (!added.ok) throw new Error(added.reason);
  return added.picture;
}

const remove = (by = editor) => deletePicture({ pictureId: picture.id, by, now });
const there = () => existsSync(join(folder, picture.key));

/** With its own removal alone: what encodes has no part in this. */
const settle = () => carryOut({ ...removers, 'encode picture': () => Promise.resolve() }, later);

test('a picture that no story shows is deleted, its files too, and that is in the audit log', async () => {
  expect(await remove()).toEqual({ ok: true, name: 'robot.jpg' });
  expect(await findPicture(picture.id)).toBeUndefined();
  await settle();
  expect(there()).toBe(false);
  expect(await db().select().from(audit).where(eq(audit.act, 'deleted'))).toMatchObject([
    { actor: editor.name, subject: 'picture "robot.jpg"' },
  ]);
  expect(await remove()).toEqual({ ok: false, reason: 'not found' });
});

test('a writer may not', async () => {
  expect(await remove(writer)).toEqual({ ok: false, reason: 'not allowed' });
  expect(await findPicture(picture.id)).toBeDefined();
});

test('sent again before its files were gone it keeps them', async () => {
  await remove();
  picture = await upload();
  await settle();
  expect(there()).toBe(true);
});

const shown = (): Picture => ({ ...picture, alt: 'A robot', caption: '', decorative: false });
const inText = () => documentOf(paragraph('x'), { type: 'image', attrs: { src: picture.src, alt: 'A robot' } });

test.each<[string, 'now' | 'earlier', (storyId: number) => Promise<unknown>]>([
  ['as its lead picture', 'now', (id) => change(id, { leadPicture: shown() })],
  ['in its text', 'now', (id) => change(id, { body: inText() as never })],
  [
    'in changes that are not public yet',
    'now',
    (storyId) => transact((tx) => tx.insert(pendingChanges).values({ storyId, record: { leadPicture: shown() } })),
  ],
  [
    'in a version that can be restored',
    'earlier',
    (storyId) =>
      transact((tx) =>
        tx.insert(revisions).values({
          ...{ storyId, version: 1, savedBy: 'E', act: 'saved' as const, startedAt: now, savedAt: now },
          record: { leadPicture: shown() },
        }),
      ),
  ],
])('a picture that a story has %s stays', async (_where, when, show) => {
  const other = await addStory({ slug: 'another' });
  await change(other, { leadPicture: { ...shown(), src: `/media/${'0'.repeat(32)}/480.jpg` } });
  const storyId = await addStory({ slug: 'story', headline: 'The story' });
  await show(storyId);
  const uses = [{ storyId, headline: 'The story', when }];
  expect(await remove()).toEqual({ ok: false, reason: 'in use', name: 'robot.jpg', uses });
  expect(await listUsesOf(picture.id)).toEqual(uses);
  expect((await listUses()).get(picture.key)).toEqual(when === 'now' ? uses : undefined);
  expect(there()).toBe(true);
});

const change = (id: number, set: Partial<typeof stories.$inferInsert>) =>
  transact((tx) => tx.update(stories).set(set).where(eq(stories.id, id)));
