import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { corrections, stories } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import { findWithdrawal } from '@/lib/redirects';
import { correct } from '@/lib/stories/correct';
import { findPublishedStory } from '@/lib/stories/queries';
import { renameStory } from '@/lib/stories/rename';
import { withdrawStory } from '@/lib/stories/withdraw';
import { contents } from '../../fixtures/contents';
import { addStory, documentOf, longAgo, paragraph } from '../../fixtures/newsroom';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
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

describe('a correction', () => {
  const order = { kind: 'correction' as const, text: ' The sum was wrong. ', by: editor, now };

  test('shows on the story with the text put right, and moves its date of change', async () => {
    const body = documentOf(paragraph('Six words it has by now.'));
    const result = await correct({ ...order, storyId: story, changes: { headline: 'Right', body } });
    expect(result).toMatchObject({ ok: true });
    expect(await findPublishedStory('open')).toMatchObject({
      headline: 'Right',
      standfirst: 'A standfirst.',
      words: 6,
      body,
      firstPublishedAt: longAgo,
      lastUpdatedAt: now,
      corrections: [{ kind: 'correction', text: 'The sum was wrong.', publishedAt: now }],
    });
  });

  test.each([
    { what: 'no text', changes: {}, text: '  ', problem: 'The note must not be empty.' },
    { what: 'an empty headline', changes: { headline: ' ' }, text: 'X', problem: 'The headline must not be empty.' },
    { what: 'a script', changes: { body: { type: 'script' } }, text: 'X', problem: 'The text is not of the kind' },
    { what: 'no document', changes: { body: null }, text: 'X', problem: 'The text is not of the kind' },
  ])('with $what is refused as a whole', async ({ changes, text, problem }) => {
    await refused(() => correct({ ...order, storyId: story, text, changes }), {
      reason: 'invalid',
      problems: [expect.stringContaining(problem)],
    });
  });

  test('of a kind that does not exist is refused', async () => {
    await refused(() => correct({ ...order, kind: 'retraction' as 'update', storyId: story }), { reason: 'invalid' });
  });

  test('is for editors, and for what is published', async () => {
    await refused(() => correct({ ...order, storyId: story, by: writer }), { reason: 'not allowed' });
    await refused(() => correct({ ...order, storyId: draft }), { reason: 'not published' });
    await refused(() => correct({ ...order, storyId: gone }), { reason: 'not published' });
    await refused(() => correct({ ...order, storyId: 999 }), { reason: 'not found' });
  });

  test('twice at once is two corrections', async () => {
    await Promise.all([correct({ ...order, storyId: story }), correct({ ...order, storyId: story })]);
    expect(await db().$count(corrections)).toBe(2);
  });
});

describe('a new slug', () => {
  test('leads every older address there in one hop', async () => {
    for (const slug of ['second', 'third', 'fourth']) {
      expect(await renameStory({ storyId: story, slug, by: editor, now })).toEqual({ ok: true });
    }
    for (const slug of ['open', 'second', 'third']) {
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 301, target: '/stories/fourth' });
    }
    expect(await answerFor('/stories/fourth')).toMatchObject({ status: 200 });
  });

  test('that is the first one again is its address again', async () => {
    await renameStory({ storyId: story, slug: 'second', by: editor, now });
    await renameStory({ storyId: story, slug: 'open', by: editor, now });
    expect(await answerFor('/stories/open')).toMatchObject({ status: 200 });
    expect(await answerFor('/stories/second')).toEqual({ status: 301, target: '/stories/open' });
  });

  test('of a draft leaves no trace, and a writer may give it', async () => {
    expect(await renameStory({ storyId: draft, slug: 'other', by: writer, now })).toEqual({ ok: true });
    expect(await answerFor('/stories/draft')).toMatchObject({ status: 404 });
  });

  test('that is the one it has changes nothing', async () => {
    const before = contents();
    expect(await renameStory({ storyId: story, slug: 'open', by: editor, now })).toEqual({ ok: true });
    expect(contents()).toEqual(before);
  });

  test.each(['', 'Capitals', 'two words', '../x', 'a--b', '-a', 'é', 'x'.repeat(81), "a'b"])(
    'that is %j is refused',
    async (slug) => {
      await refused(() => renameStory({ storyId: story, slug, by: editor, now }), { reason: 'invalid' });
    },
  );

  test('is refused where it is taken, for strangers and for what is withdrawn', async () => {
    await refused(() => renameStory({ storyId: story, slug: 'draft', by: editor, now }), { reason: 'taken' });
    await refused(() => renameStory({ storyId: story, slug: 'new', by: writer, now }), { reason: 'not allowed' });
    await refused(() => renameStory({ storyId: gone, slug: 'new', by: editor, now }), { reason: 'withdrawn' });
    await refused(() => renameStory({ storyId: 999, slug: 'new', by: editor, now }), { reason: 'not found' });
  });

  test('asked for by two at once goes to one', async () => {
    const results = await Promise.all([
      renameStory({ storyId: story, slug: 'wanted', by: editor, now }),
      renameStory({ storyId: draft, slug: 'wanted', by: editor, now }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a withdrawal', () => {
  test('says so at every address there was', async () => {
    await renameStory({ storyId: story, slug: 'second', by: editor, now });
    expect(await withdrawStory({ storyId: story, note: ' It was not true. ', by: editor, now })).toEqual({ ok: true });
    for (const slug of ['open', 'second']) {
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 410, page: '/gone/stories/second' });
    }
    expect(await findWithdrawal('/stories/second')).toEqual({ note: 'It was not true.', withdrawnAt: now });
    expect(await findPublishedStory('second')).toBeUndefined();
    const [row] = await db().select().from(stories).where(eq(stories.id, story));
    expect(row).toMatchObject({ status: 'withdrawn', firstPublishedAt: longAgo });
  });

  test('is refused without a note, to writers, and where there is nothing to withdraw', async () => {
    const order = { note: 'X.', by: editor, now };
    await refused(() => withdrawStory({ ...order, storyId: story, note: ' ' }), { reason: 'no note' });
    await refused(() => withdrawStory({ ...order, storyId: story, by: writer }), { reason: 'not allowed' });
    await refused(() => withdrawStory({ ...order, storyId: draft }), { reason: 'not published' });
    await refused(() => withdrawStory({ ...order, storyId: gone }), { reason: 'not published' });
    await refused(() => withdrawStory({ ...order, storyId: 999 }), { reason: 'not found' });
  });
});
