import { beforeAll, describe, expect, test } from 'vitest';
import { answerFor } from '@/lib/addresses';
import { cardPath, companyPath, correctionsPath, feedPath, searchPath, topicPath } from '@/lib/paths';
import { addStory } from '../fixtures/newsroom';
import { demoDatabase } from '../support/database';

beforeAll(async () => {
  await demoDatabase();
  await addStory({ slug: 'draft' });
});

const there = (page: string, more = {}) => ({ status: 200, page, ...more });
const moved = (target: string) => ({ status: 301, target });
const missing = { status: 404, page: '/missing' };

describe('addresses of every kind', () => {
  test.each<[string, object]>([
    ['/', there('/')],
    ['/topics', there('/topics')],
    ['/Topics/', moved('/topics')],
    ['/topics/stores', there('/topics/stores/1')],
    ['/topics/stores/1', moved('/topics/stores')],
    ['/topics/stores/01', moved('/topics/stores')],
    ['/topics/stores/0', missing],
    ['/topics/stores/2', missing],
    ['/topics/stores/9999999', missing],
    ['/topics/no-such', missing],
    ['/companies/amazon', there('/companies/amazon/1')],
    ['/companies/AMAZON', moved('/companies/amazon')],
    ['/companies/amazon/feed.xml', there('/feeds/companies/amazon/rss')],
    ['/companies/no-such/feed.xml', missing],
    ['/feed.xml', there('/feeds/briefings/all/rss')],
    ['/atom.xml', there('/feeds/briefings/all/atom')],
    ['/feed.json', there('/feeds/briefings/all/json')],
    ['/stories/feed.json', there('/feeds/stories/all/json')],
    ['/feeds/briefings/all/rss', missing],
    ['/corrections', there('/corrections/1')],
    ['/corrections/2', missing],
    ['/cards/site.png', there('/cards/site')],
    ['/cards/stories/amazon-buys-zoox.png', there('/cards/stories/amazon-buys-zoox')],
    ['/cards/stories/draft.png', missing],
    ['/cards/stories/amazon-buys-zoox', missing],
    ['/cards/briefings/2020-07-24.png', there('/cards/briefings/2020-07-24')],
    ['/sitemap.xml', there('/sitemap.xml')],
    ['/news-sitemap.xml', there('/news-sitemap.xml', { keep: false })],
    ['/sitemaps/stories-1.xml', there('/sitemaps/stories/1')],
    ['/sitemaps/stories-2.xml', missing],
    ['/robots.txt', there('/robots.txt')],
    ['/about', there('/about')],
    ['/offline', there('/offline')],
    ['/broken', missing],
    ['/missing', missing],
    ['/admin', missing],
  ])('%s', async (path, answer) => {
    expect(await answerFor(path)).toEqual(answer);
  });

  test('only what asks for a query gets one, and is drawn for each who asks', async () => {
    expect(await answerFor('/search', '?q=a')).toEqual(there('/search?q=a', { keep: false }));
    expect(await answerFor('/catch-up', '?since=2020-01-01')).toEqual(
      there('/catch-up?since=2020-01-01', { keep: false }),
    );
    for (const path of ['/', '/topics/stores', '/stories/amazon-buys-zoox', '/feed.xml']) {
      expect(await answerFor(path, '?utm_source=x')).toEqual(await answerFor(path));
    }
  });

  test.each([
    `/topics/${'x'.repeat(10_000)}`,
    '/topics/%00',
    '/companies/💥',
    '/sitemaps/stories-999999.xml',
    "/topics/' or 1=1",
  ])('%s is not there, and that is all', async (path) => {
    expect(await answerFor(path)).toEqual(missing);
  });
});

test('each address is spelled in one place', () => {
  expect([topicPath('a'), topicPath('a', 1), topicPath('a', 2)]).toEqual(['/topics/a', '/topics/a', '/topics/a/2']);
  expect([companyPath('a', 3), correctionsPath(), correctionsPath(2)]).toEqual([
    '/companies/a/3',
    '/corrections',
    '/corrections/2',
  ]);
  expect([feedPath('/', 'rss'), feedPath('/topics/a', 'json')]).toEqual(['/feed.xml', '/topics/a/feed.json']);
  expect([cardPath('/'), cardPath('/stories/a')]).toEqual(['/cards/site.png', '/cards/stories/a.png']);
  expect(searchPath({ q: '' })).toBe('/search');
  expect(
    searchPath({ q: 'a b&c', topics: ['x', 'y'], companies: ['z'], year: '2020', first: true, newest: true, page: 2 }),
  ).toBe('/search?q=a+b%26c&topic=x&topic=y&company=z&year=2020&rank=1&sort=newest&page=2');
});
