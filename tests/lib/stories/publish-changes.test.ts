import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { corrections, pendingChanges, stories, type DocumentNode } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import type { Actor } from '@/lib/editors/rules';
import { withdrawAddress } from '@/lib/redirects';
import { findRecord } from '@/lib/stories/desk-queries';
import { discardChanges } from '@/lib/stories/discard-changes';
import type { StoryRecord } from '@/lib/stories/form';
import { publishChanges, type Note } from '@/lib/stories/publish-changes';
import { findPublishedStory } from '@/lib/stories/queries';
import { saveStory } from '@/lib/stories/save-story';
import { settlePending } from '@/lib/stories/settle-pending';
import { contents } from '../../fixtures/contents';
import { addStory, documentOf, longAgo, paragraph } from '../../fixtures/newsroom';
import { recordWith } from '../../fixtures/records';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const note: Note = { kind: 'correction', text: ' The sum was wrong. ' };
const bodyOf = (...content: unknown[]) => documentOf(...content) as DocumentNode;
let story: number;
let draft: number;
let gone: number;

beforeEach(async () => {
  freshDatabase();
  story = await addStory({ slug: 'open', status: 'published' });
  draft = await addStory({ slug: 'draft' });
  gone = await addStory({ slug: 'gone', status: 'withdrawn' });
});

/** Nothing at all is changed by what is refused. */
async function refused(attempt: () => Promise<object>, reason: object) {
  const before = contents();
  expect(await attempt()).toMatchObject({ ok: false, ...reason });
  expect(contents()).toEqual(before);
}

const propose = async (changes: Partial<StoryRecord>, by: Actor = writer) =>
  expect(await saveStory({ storyId: story, ...(await recordWith(story, changes)), by, now })).toMatchObject({
    ok: true,
  });

const publish = async (given: { note?: Note; by?: Actor; storyId?: number; basedOn?: number } = {}) =>
  publishChanges({ storyId: story, basedOn: (await findRecord(story))!.version, by: editor, now, ...given });

const lastAct = async () => (await db().select().from(audit).orderBy(desc(audit.id)).limit(1))[0];

describe('changes of what is published', () => {
  test('go out with a note that readers see, and move the date of change', async () => {
    const body = bodyOf(paragraph('Six words it has by now.'));
    await propose({ headline: 'Right', body });
    expect(await publish({ note })).toEqual({ ok: true, correctionId: 1 });
    expect(await findPublishedStory('open')).toMatchObject({
      headline: 'Right',
      standfirst: 'A standfirst.',
      words: 6,
      body,
      firstPublishedAt: longAgo,
      lastUpdatedAt: now,
      corrections: [{ kind: 'correction', text: 'The sum was wrong.', publishedAt: now }],
    });
    expect(await findRecord(story)).toMatchObject({ isPending: false, updatedBy: writer.name });
    expect(await lastAct()).toMatchObject({
      actor: editor.name,
      act: 'corrected',
      subject: 'story open',
      before: { headline: 'Headline of open', body: 'Four words of text.' },
      after: { headline: 'Right', body: 'Six words it has by now.', note: { text: 'The sum was wrong.' } },
    });
  });

  test('go out quietly', async () => {
    await propose({ headline: 'Right' });
    expect(await publish()).toEqual({ ok: true });
    expect(await findPublishedStory('open')).toMatchObject({ headline: 'Right', lastUpdatedAt: now, corrections: [] });
    expect(await lastAct()).toMatchObject({ act: 'changed', before: { headline: 'Headline of open' } });
  });

  test('of the address lead every old one there in one hop', async () => {
    for (const slug of ['second', 'third']) {
      await propose({ slug });
      expect(await answerFor(`/stories/${slug}`)).toMatchObject({ status: 404 });
      await publish();
    }
    expect(await answerFor('/stories/third')).toMatchObject({ status: 200 });
    for (const slug of ['open', 'second'])
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 301, target: '/stories/third' });
  });

  test.each([
    ['no headline', { headline: ' ' }, 'It has no headline.'],
    ['no source', { sources: [] }, 'It has no source.'],
    ['no topic', { topics: [] }, 'It has no topic.'],
    ['no text', { body: bodyOf({ type: 'paragraph' }) }, 'It has no text.'],
    ['an embargo that lasts', { embargoUntil: '2020-07-25T12:00:01.000Z' }, 'Its embargo has not ended yet.'],
  ])('with %s are refused', async (_what, changes, problem) => {
    await propose(changes);
    await refused(publish, { reason: 'invalid', problems: [expect.stringContaining(problem)] });
  });

  test('with pictures that say nothing are refused', async () => {
    const image = { src: '/media/a/b.webp', width: 10, height: 10 };
    const leadPicture = { ...image, alt: ' ', decorative: false, caption: '', credit: '' };
    await propose({ leadPicture, body: bodyOf(paragraph('X.'), { type: 'image', attrs: image }) });
    await refused(publish, {
      reason: 'invalid',
      problems: [
        'Its lead picture has no description.',
        'There is one picture in its text without a description.',
        expect.stringContaining('no description'),
      ],
    });
  });

  test('to an address that somebody has taken meanwhile are refused', async () => {
    await propose({ slug: 'wanted' });
    await addStory({ slug: 'wanted' });
    await refused(publish, { reason: 'invalid', problems: [expect.stringContaining('“wanted” is taken')] });
  });

  test('of a writer are for editors to publish, and only what was seen', async () => {
    await propose({ headline: 'Seen' });
    const { version } = (await findRecord(story))!;
    await refused(() => publish({ by: writer }), { reason: 'not allowed' });
    await propose({ headline: 'Changed since' });
    await refused(() => publish({ basedOn: version }), {
      reason: 'conflict',
      version: version + 1,
      record: { headline: 'Changed since' },
      savedBy: writer.name,
    });
  });

  test('published by two at once go out once', async () => {
    await propose({ headline: 'Right' });
    const results = await Promise.all([publish(), publish()]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'nothing to publish' });
  });

  test('are none where nothing is published', async () => {
    await refused(publish, { reason: 'nothing to publish' });
    await refused(() => publish({ storyId: draft, note }), { reason: 'not published' });
    await refused(() => publish({ storyId: gone, note }), { reason: 'not published' });
    await refused(() => publish({ storyId: 999, note }), { reason: 'not found' });
  });
});

describe('a note', () => {
  test('may stand alone, and says the same thing twice if told so twice', async () => {
    expect(await publish({ note })).toEqual({ ok: true, correctionId: 1 });
    expect(await publish({ note })).toEqual({ ok: true, correctionId: 2 });
    expect(await findRecord(story)).toMatchObject({ version: 1, corrections: [{ id: 1 }, { id: 2 }] });
  });

  test.each([
    [{ kind: 'correction', text: '  ' }, 'The note must not be empty.'],
    [{ kind: 'retraction', text: 'X.' }, 'It must be a correction, clarification or update.'],
    [{ kind: 'update', text: 'x'.repeat(2001) }, 'The note may have 2000 characters at most.'],
  ])('is refused when it is %j', async (given, problem) => {
    await propose({ headline: 'Right' });
    await refused(() => publish({ note: given as Note }), { reason: 'invalid', problems: [problem] });
    expect(await db().$count(corrections)).toBe(0);
  });
});

describe('changes that are given up', () => {
  test('are gone from the copy in work, and kept in the history', async () => {
    await propose({ headline: 'Never' });
    const order = { storyId: story, by: writer, now };
    expect(await discardChanges({ ...order, basedOn: 1 })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(await discardChanges({ ...order, basedOn: 2 })).toMatchObject({ ok: true, version: 3 });
    expect(await findRecord(story)).toMatchObject({ isPending: false, record: { headline: 'Headline of open' } });
    expect(await lastAct()).toMatchObject({ act: 'discarded changes of', after: { fields: ['headline'] } });
  });

  test('are none where there are none', async () => {
    const before = contents();
    expect(await discardChanges({ storyId: story, basedOn: 1, by: writer, now })).toMatchObject({ ok: true });
    expect(contents()).toEqual(before);
    await refused(() => discardChanges({ storyId: gone, basedOn: 1, by: editor, now }), { reason: 'withdrawn' });
  });
});

describe('of a story that is taken back', () => {
  /** As withdrawing a briefing does. */
  const takeBack = () =>
    transact(async (tx) => {
      await tx.update(stories).set({ status: 'draft' }).where(eq(stories.id, story));
      await withdrawAddress(tx, { path: '/stories/open', note: 'Too early.', now });
      await settlePending(tx, story, now);
    });

  test('the changes become the draft, and its address keeps the note', async () => {
    await propose({ headline: 'Next', slug: 'next', sources: [] });
    await takeBack();
    expect(await findRecord(story)).toMatchObject({
      status: 'draft',
      isPending: false,
      record: { headline: 'Next', slug: 'next', sources: [] },
    });
    for (const slug of ['open', 'next'])
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 410, page: '/gone/stories/next' });
  });

  test('what can no longer be stays as it was', async () => {
    const earlier = await addStory({ slug: 'earlier' });
    await propose({ headline: 'Next', slug: 'wanted', followsId: earlier });
    await addStory({ slug: 'wanted' });
    await transact(async (tx) => {
      await tx.delete(stories).where(eq(stories.id, earlier));
    });
    await takeBack();
    expect(await findRecord(story)).toMatchObject({ record: { headline: 'Next', slug: 'open', followsId: null } });
    expect(await db().$count(pendingChanges)).toBe(0);
  });

  test('a story without changes stays as it is', async () => {
    await takeBack();
    expect(await findRecord(story)).toMatchObject({ version: 1, record: { slug: 'open' } });
  });
});
