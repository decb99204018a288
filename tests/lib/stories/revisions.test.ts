import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { revisions } from '@/db/schema/stories';
import type { StoryRecord } from '@/lib/stories/form';
import { findRecord } from '@/lib/stories/desk-queries';
import { findPublishedStory } from '@/lib/stories/queries';
import { restoreRevision } from '@/lib/stories/restore-revision';
import { closeRevision } from '@/lib/stories/revisions';
import { saveStory } from '@/lib/stories/save-story';
import { startStory } from '@/lib/stories/start-story';
import { contents } from '../../fixtures/contents';
import { addStory, longAgo } from '../../fixtures/newsroom';
import { correct, recordWith } from '../../fixtures/records';
import { editor, freshDatabase, writer } from '../../support/database';

const at = (minutes: number) => new Date(new Date('2020-07-25T12:00:00Z').getTime() + minutes * 60_000);
let draft: number;
let open: number;

beforeEach(async () => {
  freshDatabase();
  draft = await addStory({ slug: 'draft', createdBy: 'Somebody', createdAt: at(-600) });
  open = await addStory({ slug: 'open', status: 'published' });
});

async function save(storyId: number, minutes: number, changes: Partial<StoryRecord>, by = writer) {
  const result = await saveStory({ storyId, ...(await recordWith(storyId, changes)), by, now: at(minutes) });
  expect(result).toMatchObject({ ok: true });
}

const history = async (storyId = draft) =>
  (await db().select().from(revisions).where(eq(revisions.storyId, storyId)).orderBy(asc(revisions.version))).map(
    ({ act, savedBy, version, record }) => [act, savedBy, version, record.headline],
  );

describe('revisions', () => {
  test('begin with how it was, though it was never saved at the desk', async () => {
    await save(draft, 0, { headline: 'One' });
    expect(await history()).toEqual([
      ['created', 'Somebody', 1, 'Headline of draft'],
      ['saved', writer.name, 2, 'One'],
    ]);
  });

  test('hold the saves of one person in one go', async () => {
    await save(draft, 0, { headline: 'One' });
    await save(draft, 9, { headline: 'Two' });
    await save(draft, 18, { headline: 'Three' });
    expect((await history()).slice(1)).toEqual([['saved', writer.name, 4, 'Three']]);
  });

  test('end with a pause, with another person, and after half an hour', async () => {
    await save(draft, 0, { headline: 'One' });
    await save(draft, 10, { headline: 'After a pause' });
    await save(draft, 11, { headline: 'Of another' }, editor);
    await save(draft, 12, { headline: 'Of the first again' });
    for (let minutes = 13; minutes <= 42; minutes++) await save(draft, minutes, { headline: `At ${minutes}` });
    expect((await history()).slice(1).map(([, savedBy, , headline]) => [savedBy, headline])).toEqual([
      [writer.name, 'One'],
      [writer.name, 'After a pause'],
      [editor.name, 'Of another'],
      [writer.name, 'At 41'],
      [writer.name, 'At 42'],
    ]);
  });

  test('end when the story goes out, and say so', async () => {
    await save(draft, 0, { headline: 'One' });
    await transact((tx) => closeRevision(tx, { storyId: draft, act: 'published', now: at(1) }));
    await save(draft, 2, { headline: 'Two' });
    expect((await history()).slice(1)).toEqual([
      ['published', writer.name, 2, 'One'],
      ['saved', writer.name, 3, 'Two'],
    ]);
  });

  test('end with a correction', async () => {
    await correct({
      ...{ storyId: open, kind: 'correction', text: 'X.', by: editor, now: at(0) },
      changes: { headline: 'Right' },
    });
    await save(open, 1, { headline: 'Proposed' }, editor);
    expect(await history(open)).toEqual([
      ['published', '', 1, 'Headline of open'],
      ['corrected', editor.name, 2, 'Right'],
      ['saved', editor.name, 3, 'Proposed'],
    ]);
    const [first] = await db().select().from(revisions).where(eq(revisions.storyId, open)).limit(1);
    expect(first!.savedAt).toEqual(longAgo);
  });

  test('of a new story begin with its start', async () => {
    const { id } = (await startStory({ headline: 'New', by: writer, now: at(0) })) as { id: number };
    await save(id, 1, { headline: 'Newer' });
    expect(await history(id)).toEqual([
      ['created', writer.name, 1, 'New'],
      ['saved', writer.name, 2, 'Newer'],
    ]);
  });
});

describe('a revision', () => {
  const idOf = async (version: number, storyId = draft) =>
    (await db().select().from(revisions).where(eq(revisions.storyId, storyId))).find(
      (revision) => revision.version === version,
    )!.id;

  beforeEach(() => save(draft, 0, { headline: 'One', standfirst: 'Changed.' }));

  test('comes back whole, as a save of its own', async () => {
    const order = { storyId: draft, revisionId: await idOf(1), basedOn: 2, by: editor, now: at(1) };
    expect(await restoreRevision(order)).toEqual({ ok: true, version: 3, savedAt: at(1) });
    expect((await findRecord(draft))!.record).toMatchObject({
      headline: 'Headline of draft',
      standfirst: 'A standfirst.',
    });
    await save(draft, 2, { headline: 'Two' }, editor);
    expect((await history()).map(([act]) => act)).toEqual(['created', 'saved', 'restored', 'saved']);
  });

  test('gives one field back', async () => {
    const order = { storyId: draft, revisionId: await idOf(1), basedOn: 2, by: writer, now: at(1) };
    expect(await restoreRevision({ ...order, field: 'standfirst' })).toMatchObject({ ok: true });
    expect((await findRecord(draft))!.record).toMatchObject({ headline: 'One', standfirst: 'A standfirst.' });
  });

  test('of what is published comes back for the desk alone', async () => {
    await save(open, 0, { headline: 'Proposed' });
    const before = await findPublishedStory('open');
    const order = { storyId: open, basedOn: 2, by: writer, now: at(1) };
    expect(await restoreRevision({ ...order, revisionId: await idOf(1, open) })).toMatchObject({ ok: true });
    expect(await findRecord(open)).toMatchObject({ isPending: false });
    expect(await findPublishedStory('open')).toEqual(before);
  });

  test.each([
    ['of another story', { storyId: 2 }, 'not found'],
    ['that does not exist', { revisionId: 999 }, 'not found'],
    ['of a field that does not exist', { field: 'status' }, 'not found'],
    ['of a field that every object has', { field: 'constructor' }, 'not found'],
    ['after somebody has saved', { basedOn: 1 }, 'conflict'],
    ['by a stranger', { by: { name: 'Nobody', role: 'reader' as 'writer' } }, 'not allowed'],
  ])('%s is refused', async (_what, given, reason) => {
    const order = { storyId: draft, revisionId: await idOf(1), basedOn: 2, by: writer, now: at(1) };
    const before = contents();
    expect(await restoreRevision({ ...order, ...given })).toMatchObject({ ok: false, reason });
    expect(contents()).toEqual(before);
  });

  test('whose address was given away comes back by its other fields', async () => {
    await save(draft, 1, { slug: 'moved' });
    await addStory({ slug: 'draft' });
    const order = { storyId: draft, revisionId: await idOf(1), basedOn: 3, by: writer, now: at(2) };
    expect(await restoreRevision(order)).toMatchObject({ reason: 'invalid' });
    expect(await restoreRevision({ ...order, field: 'headline' })).toMatchObject({ ok: true });
  });
});
