import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact, type Transaction } from '@/db/client';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { sources, stories, storyTopics } from '@/db/schema/stories';
import { contents } from '../../fixtures/contents';
import {
  addBriefing,
  addReadyBriefing,
  addStory,
  changeSettings,
  longAgo,
  publishAsItIs,
} from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const later = new Date('2020-07-24T09:30:00Z');

beforeEach(freshDatabase);

const storiesNow = () =>
  db()
    .select({ slug: stories.slug, status: stories.status, firstPublishedAt: stories.firstPublishedAt })
    .from(stories)
    .orderBy(stories.id);

describe('a briefing that is ready', () => {
  test.each([editor, administrator])('goes out with every story in it, by the $role', async (by) => {
    const { briefingId, storyIds } = await addReadyBriefing();
    await addStory({ slug: 'not-in-it' });
    expect(await publishAsItIs({ briefingId, by, now })).toEqual({ ok: true, publishedAt: now });
    expect(await db().select().from(briefings)).toMatchObject([{ status: 'published', publishedAt: now }]);
    expect(await storiesNow()).toEqual([
      ...['one', 'two', 'three', 'four', 'five'].map((name) => ({
        slug: `story-${name}`,
        status: 'published',
        firstPublishedAt: now,
      })),
      { slug: 'not-in-it', status: 'draft', firstPublishedAt: null },
    ]);
    expect(await db().select().from(publications)).toEqual([
      {
        id: 1,
        briefingId,
        publishedAt: now,
        publishedBy: by.name,
        slots: storyIds.map((storyId, index) => {
          const slug = `story-${['one', 'two', 'three', 'four', 'five'][index]}`;
          return { rank: index + 1, storyId, slug, headline: `Headline of ${slug}` };
        }),
      },
    ]);
  });

  test('a story that was public before keeps the instant of its first publication', async () => {
    const { briefingId, storyIds } = await addReadyBriefing();
    await transact(async (tx) => {
      await tx
        .update(stories)
        .set({ status: 'published', firstPublishedAt: longAgo })
        .where(eq(stories.id, storyIds[1]!));
      await tx.update(stories).set({ firstPublishedAt: longAgo }).where(eq(stories.id, storyIds[2]!));
    });
    await publishAsItIs({ briefingId, by: editor, now });
    expect((await storiesNow()).map(({ firstPublishedAt }) => firstPublishedAt)).toEqual([
      now,
      longAgo,
      longAgo,
      now,
      now,
    ]);
  });

  test('the book has the headline that readers saw', async () => {
    const { briefingId } = await addReadyBriefing();
    await transact(async (tx) => {
      await tx.update(slots).set({ headlineOverride: 'Shorter' }).where(eq(slots.rank, 2));
    });
    await publishAsItIs({ briefingId, by: editor, now });
    const [page] = await db().select().from(publications);
    expect(page!.slots.map(({ headline }) => headline).slice(0, 3)).toEqual([
      'Headline of story-one',
      'Shorter',
      'Headline of story-three',
    ]);
  });

  test('a briefing that was withdrawn goes out again, and the book has both', async () => {
    const { briefingId } = await addReadyBriefing();
    await publishAsItIs({ briefingId, by: editor, now });
    await transact(async (tx) => {
      await tx.update(briefings).set({ status: 'withdrawn' });
    });
    expect(await publishAsItIs({ briefingId, by: administrator, now: later })).toEqual({
      ok: true,
      publishedAt: later,
    });
    const book = await db().select().from(publications);
    expect(book.map(({ publishedAt, publishedBy }) => [publishedAt, publishedBy])).toEqual([
      [now, 'Test editor'],
      [later, 'Test administrator'],
    ]);
    expect(await storiesNow()).toMatchObject(Array(5).fill({ firstPublishedAt: now }));
  });

  test.each([
    { places: 1, filled: 1 },
    { places: 3, filled: 3 },
    { places: 7, filled: 7 },
    { places: 20, filled: 20 },
  ])('with $places places set, $filled stories are what it takes', async ({ places, filled }) => {
    await changeSettings({ slots: places });
    const ids: number[] = [];
    for (let each = 1; each <= filled; each++) ids.push(await addStory({ slug: `story-${each}` }));
    const briefingId = await addBriefing({ editionDate: '2020-07-24' }, ids);
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({ ok: true });
  });

  test('on the day of the week that is set', async () => {
    await changeSettings({ publishWeekday: 2 });
    const { briefingId } = await addReadyBriefing('2020-07-21');
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({ ok: true });
  });
});

describe('refused, and nothing at all is changed', () => {
  type Spoil = (tx: Transaction, storyId: number) => Promise<unknown>;

  test.each<{ what: string; spoil: Spoil; problems: object[] }>([
    {
      what: 'no title',
      spoil: (tx) => tx.update(briefings).set({ title: ' ' }),
      problems: [{ message: 'It has no title.' }],
    },
    {
      what: 'no introduction',
      spoil: (tx) => tx.update(briefings).set({ intro: '' }),
      problems: [{ message: 'It has no introduction.' }],
    },
    {
      what: 'a wrong weekday',
      spoil: (tx) => tx.update(briefings).set({ editionDate: '2020-07-23' }),
      problems: [{ message: 'Its date does not fall on the day of the week on which we publish.' }],
    },
    {
      what: 'an empty slot',
      spoil: (tx) => tx.delete(slots).where(eq(slots.rank, 3)),
      problems: [{ rank: 3, message: 'Slot 3 is empty.' }],
    },
    {
      what: 'no slot at all',
      spoil: (tx) => tx.delete(slots),
      problems: [1, 2, 3, 4, 5].map((rank) => ({ rank, message: `Slot ${rank} is empty.` })),
    },
    {
      what: 'a story at a rank that there is not',
      spoil: (tx) => tx.update(slots).set({ rank: 6 }).where(eq(slots.rank, 5)),
      problems: [
        { rank: 5, message: 'Slot 5 is empty.' },
        { rank: 6, message: 'There is no slot 6: a briefing has 5.' },
      ],
    },
    {
      what: 'a headline of spaces',
      spoil: (tx, id) => tx.update(stories).set({ headline: ' ' }).where(eq(stories.id, id)),
      problems: [{ rank: 5, message: 'Story 5 has no headline.' }],
    },
    {
      what: 'no standfirst',
      spoil: (tx, id) => tx.update(stories).set({ standfirst: '' }).where(eq(stories.id, id)),
      problems: [{ rank: 5, message: 'Story 5 has no standfirst.' }],
    },
    {
      what: 'no reason',
      spoil: (tx, id) => tx.update(stories).set({ whyItMatters: '' }).where(eq(stories.id, id)),
      problems: [{ rank: 5, message: 'Story 5 does not say why it matters.' }],
    },
    {
      what: 'no text',
      spoil: (tx, id) => tx.update(stories).set({ words: 0 }).where(eq(stories.id, id)),
      problems: [{ rank: 5, message: 'Story 5 has no text.' }],
    },
    {
      what: 'no source',
      spoil: (tx, id) => tx.delete(sources).where(eq(sources.storyId, id)),
      problems: [{ rank: 5, message: 'Story 5 has no source.' }],
    },
    {
      what: 'no topic',
      spoil: (tx, id) => tx.delete(storyTopics).where(eq(storyTopics.storyId, id)),
      problems: [{ rank: 5, message: 'Story 5 has no topic.' }],
    },
    {
      what: 'everything wrong',
      spoil: async (tx, id) => {
        await tx.update(briefings).set({ title: '', intro: '', editionDate: '2020-07-23' });
        await tx.delete(slots).where(eq(slots.rank, 1));
        await tx.delete(sources).where(eq(sources.storyId, id));
      },
      problems: [
        { message: 'It has no title.' },
        { message: 'It has no introduction.' },
        { message: 'Its date does not fall on the day of the week on which we publish.' },
        { rank: 1, message: 'Slot 1 is empty.' },
        { rank: 5, message: 'Story 5 has no source.' },
      ],
    },
  ])('for $what', async ({ spoil, problems }) => {
    const { briefingId, storyIds } = await addReadyBriefing();
    await transact((tx) => spoil(tx, storyIds[4]!));
    const before = contents();
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({
      ok: false,
      reason: 'not ready',
      problems,
    });
    expect(contents()).toEqual(before);
  });

  test.each([
    { places: 4, problems: [{ rank: 5, message: 'There is no slot 5: a briefing has 4.' }] },
    { places: 6, problems: [{ rank: 6, message: 'Slot 6 is empty.' }] },
  ])('for five stories where $places places are set', async ({ places, problems }) => {
    const { briefingId } = await addReadyBriefing();
    await changeSettings({ slots: places });
    const before = contents();
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({
      ok: false,
      reason: 'not ready',
      problems,
    });
    expect(contents()).toEqual(before);
  });

  test('for a writer', async () => {
    const { briefingId } = await addReadyBriefing();
    const before = contents();
    expect(await publishAsItIs({ briefingId, by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(contents()).toEqual(before);
  });

  test('for a briefing that does not exist, and a writer does not even learn that', async () => {
    const { briefingId } = await addReadyBriefing();
    const before = contents();
    expect(await publishAsItIs({ briefingId: briefingId + 1, by: editor, now })).toEqual({
      ok: false,
      reason: 'not found',
    });
    expect(await publishAsItIs({ briefingId: briefingId + 1, by: writer, now })).toEqual({
      ok: false,
      reason: 'not allowed',
    });
    expect(contents()).toEqual(before);
  });

  test('the second time', async () => {
    const { briefingId } = await addReadyBriefing();
    await publishAsItIs({ briefingId, by: editor, now });
    const before = contents();
    expect(await publishAsItIs({ briefingId, by: editor, now: later })).toEqual({
      ok: false,
      reason: 'already published',
      by: editor.name,
      at: now,
    });
    expect(contents()).toEqual(before);
  });

  test('when the last line of all cannot be written', async () => {
    const { briefingId } = await addReadyBriefing();
    const before = contents();
    const nameless = { name: null as unknown as string, role: 'editor' as const };
    await expect(publishAsItIs({ briefingId, by: nameless, now })).rejects.toThrow();
    expect(contents()).toEqual(before);
  });
});

describe('at the same time', () => {
  test('of two who publish one succeeds, and the book has one row', async () => {
    const { briefingId } = await addReadyBriefing();
    const results = await Promise.all([
      publishAsItIs({ briefingId, by: editor, now }),
      publishAsItIs({ briefingId, by: administrator, now: later }),
    ]);
    expect(results).toEqual([
      { ok: true, publishedAt: now },
      { ok: false, reason: 'already published', by: editor.name, at: now },
    ]);
    expect(await db().select().from(publications)).toMatchObject([{ publishedBy: 'Test editor' }]);
  });

  test('of twenty, one', async () => {
    const { briefingId } = await addReadyBriefing();
    const results = await Promise.all(Array.from({ length: 20 }, () => publishAsItIs({ briefingId, by: editor, now })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().select().from(publications)).toHaveLength(1);
  });

  test('two briefings with the same stories both go out, and the stories keep the first instant', async () => {
    const { briefingId, storyIds } = await addReadyBriefing();
    const second = await addBriefing({ number: 901, editionDate: '2020-07-31' }, storyIds);
    const results = await Promise.all([
      publishAsItIs({ briefingId, by: editor, now }),
      publishAsItIs({ briefingId: second, by: editor, now: later }),
    ]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await storiesNow()).toMatchObject(Array(5).fill({ firstPublishedAt: now }));
  });
});
