import { beforeEach, describe, expect, test } from 'vitest';
import { listNumberOnesSince } from '@/lib/briefings/catch-up';
import { trackRecord } from '@/lib/briefings/rules';
import { findSubjectPage } from '@/lib/briefings/subject-page';
import { listSubjects } from '@/lib/briefings/subject-queries';
import { findNextInThread, listEarlierInThread, listMoreOn } from '@/lib/briefings/thread-queries';
import { countCorrections, listCorrections } from '@/lib/stories/correction-queries';
import { withdrawStory } from '@/lib/stories/withdraw';
import { addStory } from '../../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../../support/database';

const now = new Date('2020-11-07T12:00:00Z');

describe('the demo', () => {
  beforeEach(demoDatabase);

  test('Amazon: its record, its stories newest first, what stands beside it', async () => {
    const page = (await findSubjectPage('companies', 'amazon', 1))!;
    expect(page.record).toMatchObject({ stories: 14, editions: 9, editionsSince: 12, first: 3, last: { number: 40 } });
    expect(trackRecord(page.record)).toBe('In 9 of 12 editions, three times at number 1.');
    const dates = page.stories.map(({ firstPublishedAt }) => firstPublishedAt.getTime());
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    expect(page.stories.at(-1)).toMatchObject({ slug: 'amazon-buys-zoox', place: { rank: 1, number: 26 } });
    expect(page.places).toHaveLength(14);
    expect(page.editions).toHaveLength(14);
    expect(page.topics[0]).toEqual({ slug: 'delivery', name: 'Delivery', stories: 5 });
    expect(page.companies.map(({ slug }) => slug)).not.toContain('amazon');
  });

  test('a withdrawn story leaves the list, the record and the counts', async () => {
    await withdrawStory({ storyId: 11, note: 'No.', by: editor, now });
    expect((await findSubjectPage('companies', 'amazon', 1))!.record).toMatchObject({ stories: 13, first: 2 });
    expect(await findSubjectPage('companies', 'zoox', 1)).toBeUndefined();
    expect((await listSubjects('companies')).map(({ slug }) => slug)).not.toContain('zoox');
  });

  test.each([
    { kind: 'topics' as const, slug: 'no-such', page: 1 },
    { kind: 'companies' as const, slug: 'amazon', page: 2 },
    { kind: 'topics' as const, slug: 'stores', page: 3 },
  ])('there is no page $page of $slug', async ({ kind, slug, page }) => {
    expect(await findSubjectPage(kind, slug, page)).toBeUndefined();
  });

  test('a matter can be followed back and on', async () => {
    const slugs = (listed: { slug: string }[]) => listed.map(({ slug }) => slug);
    expect(slugs(await listEarlierInThread('ant-group-listings-suspended'))).toEqual([
      'ant-group-files-dual-listing',
      'ant-group-double-listing',
    ]);
    expect(await listEarlierInThread('ant-group-double-listing')).toEqual([]);
    expect(await findNextInThread('ant-group-double-listing')).toMatchObject({
      slug: 'ant-group-files-dual-listing',
      place: { rank: 1, number: 35 },
    });
    expect(await findNextInThread('ant-group-listings-suspended')).toBeUndefined();
    await withdrawStory({ storyId: 46, note: 'No.', by: editor, now });
    expect(slugs(await listEarlierInThread('ant-group-listings-suspended'))).toEqual(['ant-group-double-listing']);
    expect(await findNextInThread('ant-group-double-listing')).toBeUndefined();
  });

  test('more on a topic leaves out the story itself', async () => {
    const more = await listMoreOn('payments', 'ant-group-listings-suspended', 3);
    expect(more).toHaveLength(3);
    expect(more.map(({ slug }) => slug)).not.toContain('ant-group-listings-suspended');
  });

  test.each([
    { since: '2020-08-01', numbers: [45, 40, 38, 36, 35, 34] },
    { since: '2020-11-06', numbers: [45] },
    { since: '2020-11-07', numbers: [] },
  ])('the number ones since $since', async ({ since, numbers }) => {
    expect((await listNumberOnesSince(since)).map(({ place }) => place?.number)).toEqual(numbers);
  });

  test('the number one that was withdrawn is passed over', async () => {
    await withdrawStory({ storyId: 66, note: 'No.', by: editor, now });
    expect((await listNumberOnesSince('2020-10-01')).map(({ place }) => place?.number)).toEqual([40]);
  });

  test('corrections of what is published', async () => {
    expect(await listCorrections({ limit: 5, offset: 0 })).toMatchObject([
      { kind: 'correction', slug: 'ant-group-double-listing' },
    ]);
    await withdrawStory({ storyId: 31, note: 'No.', by: editor, now });
    expect([await listCorrections({ limit: 5, offset: 0 }), await countCorrections()]).toEqual([[], 0]);
  });
});

test('before anything is published there is nothing', async () => {
  freshDatabase();
  await addStory({ slug: 'draft' });
  expect(await listSubjects('topics')).toEqual([]);
  expect(await findSubjectPage('topics', 'payments', 1)).toBeUndefined();
  expect(await listNumberOnesSince('2000-01-01')).toEqual([]);
});

test.each([
  { record: { editions: 0, editionsSince: 0, first: 0 }, words: 'In no edition so far.' },
  { record: { editions: 1, editionsSince: 1, first: 1 }, words: 'In 1 of 1 edition, once at number 1.' },
  { record: { editions: 9, editionsSince: 14, first: 2 }, words: 'In 9 of 14 editions, twice at number 1.' },
  { record: { editions: 9, editionsSince: 14, first: 0 }, words: 'In 9 of 14 editions, never at number 1.' },
])('$words', ({ record, words }) => {
  expect(trackRecord(record)).toBe(words);
});
