import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { redirects } from '@/db/schema/redirects';
import { stories } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import {
  findWithdrawal,
  moveAddress,
  moveHiddenAddress,
  replaceAddress,
  restoreAddress,
  withdrawAddress,
} from '@/lib/redirects';
import { addBriefing, addStory } from '../fixtures/newsroom';
import { freshDatabase } from '../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const notFound = { status: 404, page: '/missing' };

const move = (from: string, to: string) => transact((tx) => moveAddress(tx, { from, to, now }));
const withdraw = (path: string, note = 'It was wrong.') => transact((tx) => withdrawAddress(tx, { path, note, now }));
const setStatus = (slug: string, status: 'published' | 'withdrawn') =>
  transact(async (tx) => {
    await tx.update(stories).set({ status }).where(eq(stories.slug, slug));
  });

beforeEach(async () => {
  freshDatabase();
  await addStory({ slug: 'public-story', status: 'published' });
  await addStory({ slug: 'draft-story' });
  await addStory({ slug: 'withdrawn-story', status: 'withdrawn' });
  await addBriefing({ number: 1, editionDate: '2020-07-24', status: 'published' });
  await addBriefing({ number: 2, editionDate: '2020-07-31' });
  await addBriefing({ number: 3, editionDate: '2020-08-07', status: 'withdrawn' });
});

describe('a page', () => {
  test('of a briefing can be called for by its number, once it was out', async () => {
    expect(await answerFor('/briefings/1')).toEqual({ status: 301, target: '/briefings/2020-07-24' });
    expect(await answerFor('/briefings/2')).toEqual(notFound);
    expect(await answerFor('/briefings/3')).toEqual({ status: 301, target: '/briefings/2020-08-07' });
    expect(await answerFor('/briefings/01')).toEqual(notFound);
  });

  test.each([
    { path: '/', page: '/' },
    { path: '/stories/public-story', page: '/stories/public-story' },
    { path: '/briefings/2020-07-24', page: '/briefings/2020-07-24' },
  ])('$path is drawn by $page', async ({ path, page }) => {
    expect(await answerFor(path)).toEqual({ status: 200, page });
  });

  test.each([
    { path: '/Stories/Public-Story', target: '/stories/public-story' },
    { path: '/stories/public-story/', target: '/stories/public-story' },
    { path: '//stories///public-story//', target: '/stories/public-story' },
    { path: '/BRIEFINGS/2020-07-24/', target: '/briefings/2020-07-24' },
    { path: 'stories/public-story', target: '/stories/public-story' },
    { path: '//', target: '/' },
    { path: '', target: '/' },
  ])('$path leads to its one address $target', async ({ path, target }) => {
    expect(await answerFor(path)).toEqual({ status: 301, target });
    expect(await answerFor(target)).toMatchObject({ status: 200 });
  });
});

describe('no page', () => {
  test.each([
    ...['/stories/draft-story', '/stories/withdrawn-story', '/briefings/2020-07-31', '/briefings/2020-08-07'],
    ...['/STORIES/draft-story', '/stories/draft-story/', '/briefings/2', '/stories/1', '/briefings/2'],
  ])('%s is not public', async (path) => {
    expect(await answerFor(path)).toEqual(notFound);
  });

  test.each([
    ...[
      '/front/latest',
      '/front',
      '/front/2020-07-31',
      '/missing/page',
      '/missing',
      '/gone',
      '/gone/stories/test-page',
    ],
    ...['/gone/stories/public-story', '/Front/Latest', '//front/latest/', '/desk', '/_next/static/x', '/404', '/500'],
  ])('%s is of the inside and not reachable', async (path) => {
    expect(await answerFor(path)).toEqual(notFound);
  });

  test.each([
    ...['/stories', '/stories/', '/stories/public-story/more', '/stories/public-story/edit/1', '/story'],
    ...['/stories/public-stor%79', '/stories/public%2dstory', '/%73tories/public-story', '/stories%2Fpublic-story'],
    ...['/%', '/%zz', '/stories/%00', '/stories/%2e%2e/front/latest', '/../stories/public-story', '/./'],
    ...['/stories/../front/latest', '/stories/public-story/..', '/stories/./public-story', '/..', '/../../etc/passwd'],
    ...['/stories/public-story\u0000', '/\u0000', '/stories/public-story\n', '/stories/public-story;x=1', '/\\stories'],
    ...["/stories/' or '1'='1", "/stories/public-story'--", '/stories/"', '/stories/%', '/stories/_ublic-story', '/*'],
    ...[
      '/stories/undefined',
      '/stories/null',
      '/stories/constructor',
      '/__proto__/x',
      '/stories/\ud800',
      '///evil.example',
    ],
    ...[
      'http://evil.example/stories/public-story',
      '/stories/public-story#x',
      '/stories/public-story?x',
      '/ſtories/public-story',
    ],
  ])('%j is not found', async (path) => {
    expect(await answerFor(path)).toEqual(notFound);
  });

  test.each([
    { what: '10,000 letters', path: `/stories/${'x'.repeat(10_000)}` },
    { what: '10,000 slashes', path: `${'/'.repeat(10_000)}x` },
    { what: '10,000 folders', path: '/a'.repeat(10_000) },
    { what: '10,000 steps up', path: '/..'.repeat(10_000) },
  ])('$what are not found', async ({ path }) => {
    expect(await answerFor(path)).toEqual(notFound);
  });
});

describe('an address that moved', () => {
  test('after three renames in a row every older address leads to the newest in one hop', async () => {
    await addStory({ slug: 'fourth', status: 'published' });
    await move('/stories/first', '/stories/second');
    await move('/stories/second', '/stories/third');
    await move('/stories/third', '/stories/fourth');
    for (const old of ['first', 'second', 'third']) {
      expect(await answerFor(`/stories/${old}`)).toEqual({ status: 301, target: '/stories/fourth' });
    }
    expect(await answerFor('/stories/fourth')).toEqual({ status: 200, page: '/stories/fourth' });
  });

  test('capitals and slashes in an old address cost no second hop', async () => {
    await move('/stories/old', '/stories/public-story');
    expect(await answerFor('//Stories/OLD//')).toEqual({ status: 301, target: '/stories/public-story' });
  });

  test('renaming back to an old address leaves no loop', async () => {
    await move('/stories/public-story', '/stories/other');
    await move('/stories/other', '/stories/third');
    await move('/stories/third', '/stories/public-story');
    expect(await answerFor('/stories/public-story')).toMatchObject({ status: 200 });
    for (const old of ['other', 'third']) {
      expect(await answerFor(`/stories/${old}`)).toEqual({ status: 301, target: '/stories/public-story' });
    }
    expect(await db().select().from(redirects)).toHaveLength(2);
  });

  test('there and back a hundred times leaves one row', async () => {
    for (let time = 0; time < 100; time++) {
      await move('/stories/public-story', '/stories/other');
      await move('/stories/other', '/stories/public-story');
    }
    expect(await db().select().from(redirects)).toEqual([
      { path: '/stories/other', target: '/stories/public-story', note: null, createdAt: now },
    ]);
  });

  test('a move to the same address changes nothing that readers see', async () => {
    await move('/stories/old', '/stories/public-story');
    await move('/stories/public-story', '/stories/public-story');
    expect(await answerFor('/stories/public-story')).toMatchObject({ status: 200 });
    expect(await answerFor('/stories/old')).toEqual({ status: 301, target: '/stories/public-story' });
  });

  test('two stories that change places by way of a third address end where they are', async () => {
    await addStory({ slug: 'other-story', status: 'published' });
    await move('/stories/public-story', '/stories/between');
    await move('/stories/other-story', '/stories/public-story');
    await move('/stories/between', '/stories/other-story');
    expect(await answerFor('/stories/public-story')).toMatchObject({ status: 200 });
    expect(await answerFor('/stories/other-story')).toMatchObject({ status: 200 });
    expect(await answerFor('/stories/between')).toEqual({ status: 301, target: '/stories/other-story' });
  });

  test('no target is ever itself an old address', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `/stories/${name}`);
    for (const from of names) for (const to of names) await move(from, to);
    const rows = await db().select().from(redirects);
    const paths = rows.map(({ path }) => path);
    expect(rows.filter(({ target }) => paths.includes(target!))).toEqual([]);
  });

  test('a published page wins over a row at its own address', async () => {
    await transact(async (tx) => {
      await tx.insert(redirects).values({ path: '/stories/public-story', target: '/stories/other', createdAt: now });
      await tx.insert(redirects).values({ path: '/briefings/2020-07-24', note: 'Gone.', createdAt: now });
    });
    expect(await answerFor('/stories/public-story')).toMatchObject({ status: 200 });
    expect(await answerFor('/briefings/2020-07-24')).toMatchObject({ status: 200 });
  });

  test('a draft at an old address keeps nobody from where the page went', async () => {
    await move('/stories/draft-story', '/stories/public-story');
    expect(await answerFor('/stories/draft-story')).toEqual({ status: 301, target: '/stories/public-story' });
  });
});

describe('an address that was withdrawn', () => {
  test('says so, and why', async () => {
    await withdraw('/stories/withdrawn-story', 'It was not true.');
    expect(await answerFor('/stories/withdrawn-story')).toEqual({ status: 410, page: '/gone/stories/withdrawn-story' });
    expect(await findWithdrawal('/stories/withdrawn-story')).toEqual({ note: 'It was not true.', withdrawnAt: now });
  });

  test('says so in capitals and with slashes too', async () => {
    await withdraw('/stories/withdrawn-story');
    expect(await answerFor('/Stories//Withdrawn-Story/')).toEqual({
      status: 410,
      page: '/gone/stories/withdrawn-story',
    });
  });

  test('takes its older addresses with it', async () => {
    await move('/stories/first', '/stories/second');
    await move('/stories/second', '/stories/withdrawn-story');
    await withdraw('/stories/withdrawn-story', 'It was not true.');
    for (const slug of ['first', 'second', 'withdrawn-story']) {
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 410, page: '/gone/stories/withdrawn-story' });
    }
    await transact((tx) => restoreAddress(tx, '/stories/withdrawn-story'));
    await setStatus('withdrawn-story', 'published');
    expect(await answerFor('/stories/first')).toEqual({ status: 301, target: '/stories/withdrawn-story' });
  });

  test('goes on saying so after another rename', async () => {
    await withdraw('/stories/withdrawn-story', 'It was not true.');
    await move('/stories/withdrawn-story', '/stories/newest');
    for (const slug of ['withdrawn-story', 'newest']) {
      expect(await answerFor(`/stories/${slug}`)).toEqual({ status: 410, page: '/gone/stories/newest' });
    }
  });

  test('where another page stands in its place, leads there after another rename too', async () => {
    await transact((tx) => replaceAddress(tx, { path: '/stories/draft-story', to: '/stories/public-story', now }));
    const renamed = { from: '/stories/draft-story', to: '/stories/renamed', now };
    await transact((tx) => moveHiddenAddress(tx, renamed));
    for (const path of ['/stories/draft-story', '/stories/renamed'])
      expect(await answerFor(path), path).toEqual({ status: 301, target: '/stories/public-story' });
  });

  test('a second note takes the place of the first', async () => {
    await withdraw('/stories/withdrawn-story', 'First.');
    await withdraw('/stories/withdrawn-story', 'Second.');
    expect(await findWithdrawal('/stories/withdrawn-story')).toMatchObject({ note: 'Second.' });
  });

  test('does not take others with it', async () => {
    await move('/stories/old', '/stories/public-story');
    await withdraw('/stories/withdrawn-story');
    expect(await answerFor('/stories/old')).toEqual({ status: 301, target: '/stories/public-story' });
    expect(await answerFor('/stories/public-story')).toMatchObject({ status: 200 });
  });

  test('answers again when the page is published again', async () => {
    await withdraw('/stories/withdrawn-story');
    await setStatus('withdrawn-story', 'published');
    expect(await answerFor('/stories/withdrawn-story')).toMatchObject({ status: 200 });
  });

  test('is an address like any other for a page that moves there', async () => {
    await withdraw('/stories/withdrawn-story');
    await move('/stories/old', '/stories/withdrawn-story');
    await setStatus('withdrawn-story', 'published');
    expect(await answerFor('/stories/old')).toEqual({ status: 301, target: '/stories/withdrawn-story' });
    expect(await findWithdrawal('/stories/withdrawn-story')).toBeUndefined();
  });

  test.each(['/stories/public-story', '/stories/draft-story', '/stories/old', '/', ''])(
    'nothing is said to be withdrawn at %j',
    async (path) => {
      await move('/stories/old', '/stories/public-story');
      expect(await findWithdrawal(path)).toBeUndefined();
    },
  );
});

describe('refused by the database', () => {
  test.each([
    { what: 'the front page as an old address', attempt: () => move('/', '/stories/public-story') },
    { what: 'an address without a slash', attempt: () => move('stories/old', '/stories/public-story') },
    { what: 'a target without a slash', attempt: () => move('/stories/old', 'https://evil.example/') },
    { what: 'the front page withdrawn', attempt: () => withdraw('/') },
  ])('$what', async ({ attempt }) => {
    await expect(attempt()).rejects.toThrow();
    expect(await db().select().from(redirects)).toEqual([]);
  });
});

describe('the archive', () => {
  beforeEach(async () => {
    await addBriefing({ number: 4, editionDate: '2019-12-27', status: 'published' });
    await addBriefing({ number: 5, editionDate: '2018-12-28' });
  });

  test.each([
    { path: '/briefings', answer: { status: 200, page: '/archive/2020' } },
    { path: '/briefings/', answer: { status: 301, target: '/briefings' } },
    { path: '/briefings/2020', answer: { status: 301, target: '/briefings' } },
    { path: '/briefings/2019', answer: { status: 200, page: '/archive/2019' } },
    // Nothing of that year is public.
    { path: '/briefings/2018', answer: notFound },
    { path: '/briefings/20190', answer: notFound },
    { path: '/briefings/2019/12', answer: notFound },
    { path: '/archive/2019', answer: notFound },
  ])('$path', async ({ path, answer }) => {
    expect(await answerFor(path)).toEqual(answer);
  });

  test('has no page before anything is published', async () => {
    freshDatabase();
    expect(await answerFor('/briefings')).toEqual(notFound);
  });
});
