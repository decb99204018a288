import SQLite from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile, learnSizes, transact } from '@/db/client';
import { companies, pendingChanges, stories, storyCompanies } from '@/db/schema/stories';
import { deskStoriesPath, storyFilter } from '@/lib/stories/form';
import { countStoriesForDesk, listStoriesForDesk, storyListQuery } from '@/lib/stories/story-list';
import { saveStory } from '@/lib/stories/save-story';
import { trashStory } from '@/lib/stories/trash';
import { addBriefing, addStory, documentOf, paragraph } from '../../fixtures/newsroom';
import { recordWith } from '../../fixtures/records';
import { editor, freshDatabase } from '../../support/database';

const at = (minutes: number) => new Date(new Date('2020-07-25T12:00:00Z').getTime() + minutes * 60_000);

const filterOf = (given: object = {}) => storyFilter.parse(given);
const slugs = async (given: object = {}) => (await listStoriesForDesk(filterOf(given))).map(({ slug }) => slug);

describe('the list', () => {
  beforeEach(async () => {
    freshDatabase();
    await addStory({ slug: 'cafe-opens', headline: 'Café opens', stage: 'writing', updatedAt: at(1), words: 9 });
    await addStory({ slug: 'b-ready', headline: 'b is ready', updatedAt: at(3), words: 7 });
    await addStory({ slug: 'open', headline: '100% public', status: 'published', updatedAt: at(2) });
    await addStory({ slug: 'gone', headline: 'Gone', status: 'withdrawn' });
    const trashed = await addStory({ slug: 'trashed', headline: 'Trashed' });
    await trashStory({ storyId: trashed, by: editor, now: at(0) });
    await transact(async (tx) => {
      await tx.insert(companies).values({ id: 8, slug: 'tesco', name: 'Tesco', description: '' });
      await tx.insert(storyCompanies).values({ storyId: 2, companyId: 8, position: 1 });
    });
    await addBriefing({ number: 30, editionDate: '2020-07-24', status: 'published' }, [3]);
    await addBriefing({ number: 31, editionDate: '2020-07-31' }, [2, 3]);
    await addBriefing({ number: 32, editionDate: '2020-08-07', trashedAt: at(0) }, [1]);
  });

  test.each([
    [{}, ['b-ready', 'open', 'cafe-opens', 'gone']],
    [{ state: 'writing' }, ['cafe-opens']],
    [{ state: 'ready' }, ['b-ready']],
    [{ state: 'published' }, ['open']],
    [{ state: 'withdrawn' }, ['gone']],
    [{ state: 'trash' }, ['trashed']],
    [{ state: 'changed' }, []],
    [{ q: 'CAFE' }, ['cafe-opens']],
    [{ q: 'café' }, ['cafe-opens']],
    [{ q: '0% p' }, ['open']],
    [{ q: '%' }, ['open']],
    [{ q: '_' }, []],
    [{ q: "'; drop table stories; --" }, []],
    [{ topic: '1', q: 'ready' }, ['b-ready']],
    [{ topic: '77' }, []],
    [{ company: '8' }, ['b-ready']],
    [{ edition: 'in' }, ['b-ready', 'open']],
    [{ edition: 'none' }, ['cafe-opens', 'gone']],
    [{ sort: 'headline' }, ['open', 'b-ready', 'cafe-opens', 'gone']],
    [{ sort: 'headline', turned: 'true' }, ['gone', 'cafe-opens', 'b-ready', 'open']],
    [{ sort: 'words' }, ['cafe-opens', 'b-ready', 'gone', 'open']],
    [{ sort: 'published', turned: '1', state: 'published' }, ['open']],
    [{ page: '2' }, []],
    [{ state: 'everything', topic: 'x', page: '-1', sort: 'id', turned: ['a'], q: ['a', 'b'] }, 4],
  ])('for %j holds %j', async (given, expected) => {
    const found = await slugs(given);
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
    expect(await countStoriesForDesk(filterOf({ ...given, page: 1 }))).toBe(
      'page' in given && given.page === '2' ? 4 : found.length,
    );
  });

  test('tells of each story what it is and where it stands', async () => {
    await saveStory({ storyId: 3, ...(await recordWith(3, { headline: 'Next' })), by: editor, now: at(9) });
    expect((await listStoriesForDesk(filterOf({ q: 'next' })))[0]).toEqual({
      ...{ id: 3, slug: 'open', headline: 'Next', words: 4, status: 'published', stage: 'ready', isPending: true },
      ...{ firstPublishedAt: new Date('2020-01-03T07:00:00Z'), updatedAt: at(9), updatedBy: editor.name },
      ...{ trashedAt: null, topic: 'Payments', edition: { id: 2, number: 31, rank: 2 }, news: 0 },
    });
    expect(await slugs({ state: 'changed' })).toEqual(['open']);
  });
});

describe('with 10,000 stories', () => {
  beforeAll(async () => {
    freshDatabase();
    await addStory({ slug: 'first' });
    await transact(async (tx) => {
      const body = documentOf(paragraph('Words.')) as never;
      const rows = Array.from({ length: 10_000 }, (_, index) => ({
        ...{ slug: `story-${index}`, headline: `Story ${index}`, standfirst: '', whyItMatters: '', words: 1 },
        ...{ body, updatedAt: at(index) },
      }));
      for (let from = 0; from < rows.length; from += 500) await tx.insert(stories).values(rows.slice(from, from + 500));
      await tx.insert(pendingChanges).values({ storyId: 1, record: { headline: 'Pending' } });
    });
    learnSizes();
  }, 60_000);

  /** How SQLite goes about it. */
  function planOf(given: object): string {
    const { sql, params } = storyListQuery(filterOf(given)).toSQL();
    const connection = new SQLite(databaseFile(), { readonly: true });
    const steps = connection.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[];
    connection.close();
    return steps.map(({ detail }) => detail).join('\n');
  }

  test.each([{}, { page: '200' }, { q: 'story' }, { edition: 'none' }])('a page of %j is read in order', (given) => {
    expect(planOf(given)).toContain('SCAN stories USING INDEX stories_by_update');
    expect(planOf(given)).not.toContain('TEMP B-TREE');
  });

  test.each([
    [{ topic: '1' }, 'stories USING INTEGER PRIMARY KEY'],
    [{ state: 'changed' }, 'stories USING INTEGER PRIMARY KEY'],
    [{ edition: 'in' }, 'slots_by_story'],
  ])('%j is looked up', (given, step) => {
    expect(planOf(given)).toContain(step);
  });

  test('the last page holds the oldest', async () => {
    expect(await slugs({ page: '200' })).toHaveLength(50);
    expect(await slugs({ page: '201' })).toEqual(['first']);
  });
});

test.each([
  [{}, '/admin/stories'],
  [{ q: 'a b', page: 3 }, '/admin/stories?q=a+b&page=3'],
  [{ state: 'trash', topic: 2, company: 3, edition: 'none', sort: 'words', turned: true } as const, null],
])('the address of %j says it', (filter, path) => {
  const address = deskStoriesPath(filter);
  if (path) expect(address).toBe(path);
  expect(storyFilter.parse(Object.fromEntries(new URL(address, 'http://x').searchParams))).toMatchObject(filter);
});
