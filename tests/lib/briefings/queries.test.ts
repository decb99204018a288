import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { stories } from '@/db/schema/stories';
import {
  countPublished,
  findEditionOf,
  findLatestBriefing,
  findNeighbours,
  findPublishedBriefing,
  listBriefingsOfYear,
  listEarlierBriefings,
} from '@/lib/briefings/queries';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { demoDatabase, freshDatabase } from '../../support/database';

describe('the demo', () => {
  beforeAll(async () => {
    await demoDatabase();
    // Next to what is published: things that no reader may ever see.
    const draft = await addStory({ slug: 'a-draft' });
    const withdrawn = await addStory({ slug: 'a-withdrawn-one', status: 'withdrawn' });
    const published = await addStory({ slug: 'on-its-own', status: 'published' });
    await addBriefing({ number: 901, editionDate: '2020-07-25' }, [draft, published]);
    await addBriefing({ number: 902, editionDate: '2020-07-23', status: 'withdrawn' }, [withdrawn, published]);
    await addBriefing({ number: 903, editionDate: '2020-12-25' }, [draft]);
    await addBriefing({ number: 904, editionDate: '2020-06-05', status: 'withdrawn' }, [withdrawn]);
  });

  test('a year of the archive holds what was published in it and nothing else', async () => {
    const year = await listBriefingsOfYear('2020');
    expect(year.map(({ number }) => number)).toEqual([45, 40, 38, 36, 35, 34, 31, 30, 29, 28, 27, 26, 25, 24]);
    expect(year.every(({ headlines }) => headlines.length === 5)).toBe(true);
    expect(await listBriefingsOfYear('2019')).toEqual([]);
  });

  test('what has been published is counted, and drafts are not', async () => {
    expect(await countPublished()).toEqual({ briefings: 14, stories: 71 });
  });

  test('No. 30 of 24 July 2020 holds these five, in this order', async () => {
    const briefing = await findPublishedBriefing('2020-07-24');
    expect(briefing).toMatchObject({
      number: 30,
      slug: '2020-07-24',
      title: 'Ant Group prepares to list in two cities at once',
      editionDate: '2020-07-24',
      intro: expect.stringContaining('Five items, as ever.'),
      publishedAt: new Date('2020-07-24T06:00:00Z'),
    });
    expect(
      briefing!.stories.map(({ rank, slug, headline, topics, companies, sources }) => [
        rank,
        slug,
        headline,
        topics.map(({ name }) => name),
        companies.map(({ name }) => name),
        sources,
      ]),
    ).toEqual([
      [
        1,
        'ant-group-double-listing',
        'Ant Group prepares a double listing in Hong Kong and Shanghai',
        ['Payments', 'Results'],
        ['Ant Group', 'Alibaba Group'],
        1,
      ],
      [
        2,
        'clothing-chains-press-home-secretary',
        'UK clothing chains press the Home Secretary on factory exploitation',
        ['Supply chain', 'Regulation'],
        ['Asos', 'Asda', 'M&S', 'Matalan', 'Missguided', 'Next', 'River Island', 'The Very Group'],
        1,
      ],
      [
        3,
        'starbucks-now-inside-alibaba',
        'Starbucks Now joins Alipay, Taobao, Amap and Koubei',
        ['Payments', 'Stores'],
        ['Alibaba Group', 'Starbucks'],
        1,
      ],
      [
        4,
        'amazon-scout-georgia-tennessee',
        'Amazon’s six-wheeled Scout begins trials in Georgia and Tennessee',
        ['Robotics', 'Delivery'],
        ['Amazon'],
        1,
      ],
      [
        5,
        'lockdown-spending-insperience',
        'Locked-down Britain spent £40.6bn on things it did not strictly need',
        ['Results'],
        ['Barclaycard'],
        1,
      ],
    ]);
    expect(briefing!.stories.every(({ words }) => words > 50)).toBe(true);
  });

  test('the newest is No. 45, whatever is planned for Christmas', async () => {
    expect(await findLatestBriefing()).toMatchObject({ number: 45, editionDate: '2020-11-06' });
  });

  test.each(['2020-07-25', '2020-07-23', '2020-12-25', '2020-06-05', '30', '', '2020-07-24 ', '%', "' or 1=1 --"])(
    '%j is no edition that readers know',
    async (slug) => {
      expect(await findPublishedBriefing(slug)).toBeUndefined();
    },
  );

  test.each([
    { date: '2020-07-24', previous: '2020-07-17', next: '2020-07-31' },
    { date: '2020-06-12', previous: undefined, next: '2020-06-19' },
    { date: '2020-11-06', previous: '2020-10-02', next: undefined },
    { date: '2020-09-10', previous: '2020-09-04', next: '2020-09-18' },
    { date: '1999-01-01', previous: undefined, next: '2020-06-12' },
    { date: '2030-01-01', previous: '2020-11-06', next: undefined },
  ])('before $date comes $previous, after it $next', async ({ date, previous, next }) => {
    const found = await findNeighbours(date);
    expect([found.previous?.editionDate, found.next?.editionDate]).toEqual([previous, next]);
  });

  test.each([
    { before: '2020-07-24', limit: 3, dates: ['2020-07-17', '2020-07-10', '2020-07-03'] },
    { before: '2020-06-26', limit: 9, dates: ['2020-06-19', '2020-06-12'] },
    { before: '2020-06-12', limit: 9, dates: [] },
    { before: '2020-07-24', limit: 0, dates: [] },
  ])('of those before $before at most $limit are $dates', async ({ before, limit, dates }) => {
    expect((await listEarlierBriefings(before, limit)).map(({ editionDate }) => editionDate)).toEqual(dates);
  });

  test('an earlier edition comes with its headlines in rank order, and only its own', async () => {
    const [earlier] = await listEarlierBriefings('2020-07-31', 1);
    expect(earlier).toEqual({
      number: 30,
      slug: '2020-07-24',
      title: 'Ant Group prepares to list in two cities at once',
      editionDate: '2020-07-24',
      headlines: (await findPublishedBriefing('2020-07-24'))!.stories.map(({ headline }) => headline),
    });
  });

  test('the lists hold all fourteen and nothing else', async () => {
    const all = await listEarlierBriefings('2999-01-01', 100);
    expect(all).toHaveLength(14);
    expect(all.every(({ headlines }) => headlines.length === 5)).toBe(true);
    expect(all.map(({ number }) => number).filter((number) => number > 900)).toEqual([]);
  });

  test('a story knows the edition it went out in, and its place there', async () => {
    const edition = await findEditionOf('starbucks-now-inside-alibaba');
    expect([edition?.number, edition?.rank, edition?.stories.length]).toEqual([30, 3, 5]);
  });

  test.each(['on-its-own', 'a-draft', 'a-withdrawn-one', 'no-such-story'])(
    '%s went out in no edition',
    async (slug) => {
      expect(await findEditionOf(slug)).toBeUndefined();
    },
  );
});

describe('an edition that was changed', () => {
  let ids: number[];

  beforeEach(async () => {
    freshDatabase();
    ids = [];
    for (const name of ['a', 'b', 'c']) ids.push(await addStory({ slug: name, status: 'published' }));
    await addBriefing({ number: 1, editionDate: '2020-07-24', status: 'published' }, ids);
    await addBriefing({ number: 2, editionDate: '2020-07-31', status: 'published' }, [ids[2]!, ids[0]!]);
  });

  const withdrawStory = (slug: string, status: 'withdrawn' | 'draft' = 'withdrawn') =>
    transact(async (tx) => {
      await tx.update(stories).set({ status }).where(eq(stories.slug, slug));
    });

  const ranksOf = async (slug: string) =>
    (await findPublishedBriefing(slug))!.stories.map((story) => [story.rank, story.slug]);

  test.each(['withdrawn', 'draft'] as const)('a story that is %s leaves its place empty', async (status) => {
    await withdrawStory('b', status);
    expect(await ranksOf('2020-07-24')).toEqual([
      [1, 'a'],
      [3, 'c'],
    ]);
    const [earlier] = await listEarlierBriefings('2020-07-31', 1);
    expect(earlier!.headlines).toEqual(['Headline of a', 'Headline of c']);
    expect((await findEditionOf('a'))!.stories.map(({ slug }) => slug)).toEqual(['a', 'c']);
  });

  test('an edition whose stories are all withdrawn is an edition without stories', async () => {
    for (const slug of ['a', 'b', 'c']) await withdrawStory(slug);
    expect(await findLatestBriefing()).toMatchObject({ number: 2, stories: [] });
    expect(await listEarlierBriefings('2020-07-31', 5)).toMatchObject([{ number: 1, headlines: [] }]);
  });

  test('a headline override is of its own edition alone', async () => {
    await transact(async (tx) => {
      await tx
        .update(slots)
        .set({ headlineOverride: 'Shorter' })
        .where(and(eq(slots.rank, 1), eq(slots.briefingId, 1)));
    });
    const headlines = async (slug: string) => (await findPublishedBriefing(slug))!.stories.map((each) => each.headline);
    expect(await headlines('2020-07-24')).toEqual(['Shorter', 'Headline of b', 'Headline of c']);
    expect(await headlines('2020-07-31')).toEqual(['Headline of c', 'Headline of a']);
    expect((await listEarlierBriefings('2020-08-01', 2)).map((each) => each.headlines[0])).toEqual([
      'Headline of c',
      'Shorter',
    ]);
  });

  test('a rank is what the slot says, not the order of writing', async () => {
    await transact(async (tx) => {
      for (const [from, to] of [
        [1, 9],
        [2, 1],
        [9, 2],
      ] as const) {
        await tx
          .update(slots)
          .set({ rank: to })
          .where(and(eq(slots.briefingId, 1), eq(slots.rank, from)));
      }
    });
    expect(await ranksOf('2020-07-24')).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
    ]);
  });

  test('a story of two editions belongs to the first one that readers can still see', async () => {
    expect(await findEditionOf('a')).toMatchObject({ number: 1, rank: 1 });
    await transact(async (tx) => {
      await tx.update(briefings).set({ status: 'withdrawn' }).where(eq(briefings.number, 1));
    });
    expect(await findEditionOf('a')).toMatchObject({ number: 2, rank: 2 });
    expect(await findEditionOf('b')).toBeUndefined();
    expect(await findNeighbours('2020-07-31')).toEqual({ previous: undefined, next: undefined });
    expect(await findPublishedBriefing('2020-07-24')).toBeUndefined();
  });

  test('with nothing published there is nothing to find', async () => {
    freshDatabase();
    expect(await findLatestBriefing()).toBeUndefined();
    expect(await listEarlierBriefings('2999-01-01', 10)).toEqual([]);
    expect(await findNeighbours('2020-07-24')).toEqual({ previous: undefined, next: undefined });
  });
});
