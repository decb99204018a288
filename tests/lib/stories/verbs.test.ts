import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import { findWithdrawal } from '@/lib/redirects';
import { findPublishedStory } from '@/lib/stories/queries';
import { renameStory } from '@/lib/stories/rename';
import { withdrawStory } from '@/lib/stories/withdraw';
import { contents } from '../../fixtures/contents';
import { addStory, longAgo } from '../../fixtures/newsroom';
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
