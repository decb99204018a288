import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { revisions, stories } from '@/db/schema/stories';
import { findRecord } from '@/lib/stories/desk-queries';
import { markReady } from '@/lib/stories/mark-ready';
import { saveStory } from '@/lib/stories/save-story';
import { deleteStory, emptyTrash, trashStory, untrashStory } from '@/lib/stories/trash';
import { contents } from '../../fixtures/contents';
import { addBriefing, addStory, changeSettings } from '../../fixtures/newsroom';
import { recordWith } from '../../fixtures/records';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const DAY = 24 * 60 * 60_000;
let draft: number;
let open: number;
let gone: number;

beforeEach(async () => {
  freshDatabase();
  draft = await addStory({ slug: 'draft', stage: 'writing' });
  open = await addStory({ slug: 'open', status: 'published' });
  gone = await addStory({ slug: 'gone', status: 'withdrawn' });
});

/** Nothing at all is changed by what is refused. */
async function refused(attempt: () => Promise<object>, reason: object) {
  const before = contents();
  expect(await attempt()).toMatchObject({ ok: false, ...reason });
  expect(contents()).toEqual(before);
}

const order = (storyId: number, by = writer) => ({ storyId, by, now });

describe('the trash', () => {
  test('takes a draft and gives it back as it was', async () => {
    const before = await findRecord(draft);
    expect(await trashStory(order(draft))).toEqual({ ok: true });
    expect(await trashStory(order(draft))).toEqual({ ok: true });
    expect(await findRecord(draft)).toMatchObject({ trashedAt: now, problems: [{ code: 'trashed' }, {}] });
    expect(await untrashStory(order(draft))).toEqual({ ok: true });
    expect(await findRecord(draft)).toEqual(before);
    expect((await db().select().from(audit)).map(({ act }) => act)).toEqual(['trashed', 'had back from the trash']);
  });

  test('takes nothing that is public, stands in an edition, or is not there', async () => {
    const inEdition = await addStory({ slug: 'in-edition' });
    for (const number of [31, 30])
      await addBriefing({ number, editionDate: `2020-07-${number}`, slug: String(number) }, [inEdition]);
    await refused(() => trashStory(order(open, editor)), { reason: 'public' });
    await refused(() => trashStory(order(inEdition)), { reason: 'in use', editions: [30, 31] });
    await refused(() => trashStory(order(999)), { reason: 'not found' });
    await transact((tx) => Promise.resolve(tx.update(briefings).set({ trashedAt: now })));
    expect(await trashStory(order(inEdition))).toEqual({ ok: true });
  });

  test('takes what was public once from editors only', async () => {
    await refused(() => trashStory(order(gone, writer)), { reason: 'not allowed' });
    expect(await trashStory(order(gone, editor))).toEqual({ ok: true });
  });

  test('is for people of the desk', async () => {
    const by = { name: 'Nobody', role: 'reader' as 'writer' };
    for (const act of [trashStory, untrashStory, deleteStory])
      await refused(() => act({ storyId: draft, by, now }), { reason: 'not allowed' });
  });
});

describe('deleting for good', () => {
  test('takes a story of the trash with all that hung on it', async () => {
    await saveStory({ storyId: draft, ...(await recordWith(draft, { headline: 'X' })), by: writer, now });
    const follower = await addStory({ slug: 'follower', followsId: draft });
    await trashStory(order(draft));
    const edition = await addBriefing({ editionDate: '2020-07-31', trashedAt: now }, [draft]);
    expect(await deleteStory(order(draft, editor))).toEqual({ ok: true });
    expect(await findRecord(draft)).toBeUndefined();
    expect(await findRecord(follower)).toMatchObject({ record: { followsId: null } });
    expect(await db().$count(revisions)).toBe(0);
    expect(await db().$count(slots, eq(slots.briefingId, edition))).toBe(0);
  });

  test('is for editors, and for the trash', async () => {
    await refused(() => deleteStory(order(draft, editor)), { reason: 'not in the trash' });
    await trashStory(order(draft));
    await refused(() => deleteStory(order(draft, writer)), { reason: 'not allowed' });
  });

  test('happens by itself when the days of the settings are over', async () => {
    await changeSettings({ trashDays: 7 });
    await trashStory(order(draft));
    expect(await emptyTrash(new Date(now.getTime() + 7 * DAY - 1))).toBe(0);
    expect(await emptyTrash(new Date(now.getTime() + 7 * DAY))).toBe(1);
    expect(await emptyTrash(new Date(now.getTime() + 8 * DAY))).toBe(0);
    expect((await db().select({ id: stories.id }).from(stories)).map(({ id }) => id)).toEqual([open, gone]);
    expect((await db().select().from(audit)).at(-1)).toMatchObject({
      actor: 'The clock',
      act: 'deleted for good',
      subject: 'story draft',
    });
  });
});

describe('handing in', () => {
  test('says that a story is ready, and takes it back', async () => {
    expect(await markReady({ ...order(draft), isReady: true })).toEqual({ ok: true });
    expect(await findRecord(draft)).toMatchObject({ stage: 'ready', version: 1, problems: [] });
    expect(await markReady({ ...order(draft), isReady: false })).toEqual({ ok: true });
    expect(await findRecord(draft)).toMatchObject({
      stage: 'writing',
      problems: [{ severity: 'warn', code: 'writing' }],
    });
  });

  test('is for what is being written', async () => {
    await refused(() => markReady({ ...order(gone), isReady: true }), { reason: 'withdrawn' });
    await refused(() => markReady({ ...order(999), isReady: true }), { reason: 'not found' });
    await trashStory(order(draft));
    await refused(() => markReady({ ...order(draft), isReady: true }), { reason: 'trashed' });
  });
});
