import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { findLinkFacts, linkFacts } from '@/lib/stories/link-facts';

const url = 'https://www.shop-news.example/robots';
const nothing = { publisher: 'shop-news.example', title: null, publishedOn: null };

test.each([
  { page: '', says: {} },
  { page: 'no page at all <<<', says: {} },
  { page: '<title>\n Robots \t on\npavements </title>', says: { title: 'Robots on pavements' } },
  { page: '<h1>Robots <em>roll</em></h1><h1>Second</h1>', says: { title: 'Robots roll' } },
  { page: '<h1>Own</h1><title>For tabs | News</title>', says: { title: 'For tabs | News' } },
  {
    page: '<title>T</title><meta property="og:title" content="Robots &amp; shops"><meta property="og:site_name" content="Shop News">',
    says: { title: 'Robots & shops', publisher: 'Shop News' },
  },
  {
    page: '<meta property="article:published_time" content="2020-07-24T23:30:00+02:00"><time datetime="2020-01-01">',
    says: { publishedOn: '2020-07-24' },
  },
  {
    page: '<script type="application/ld+json">{"@graph":[{"datePublished": "2020-07-23T06:00Z"}]}</script>',
    says: { publishedOn: '2020-07-23' },
  },
  {
    page: '<script type="application/ld+json">{broken, "datePublished":"2020-07-23",</script>',
    says: { publishedOn: '2020-07-23' },
  },
  { page: '<script>var x = {"datePublished":"2020-07-23"}</script>', says: {} },
  { page: '<time datetime="yesterday"></time><time datetime="2020-07-22">', says: { publishedOn: '2020-07-22' } },
  { page: '<meta property="article:published_time" content="2020-02-31">', says: {} },
  { page: '<meta property="og:title" content="   ">', says: {} },
  { page: '<meta property="__proto__" content="x"><meta name="constructor" content="y">', says: {} },
  { page: '<title><script>alert(1)</script></title>', says: { title: '<script>alert(1)</script>' } },
])('$page', ({ page, says }) => {
  expect(linkFacts(page, url)).toEqual({ ...nothing, ...says });
});

test('nothing gets longer than a field, and a hostile page takes no time', () => {
  const long = 'x'.repeat(500_000);
  const start = performance.now();
  const { title, publisher } = linkFacts(
    `<meta property="og:site_name" content="${long}"><title>${long}</title>${'<div><time>'.repeat(40_000)}`,
    url,
  );
  expect([title?.length, publisher.length]).toEqual([400, 200]);
  expect(performance.now() - start).toBeLessThan(5000);
});

describe('asked', () => {
  let server: Server;
  const serving = async (body: Buffer, headers: Record<string, string>, status = 200) => {
    env().ALLOW_PRIVATE_FETCH = true;
    server = createServer((_, response) => response.writeHead(status, headers).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const titleOf = async (address: string) => {
    const result = await findLinkFacts(address);
    return result.ok ? result.facts.title : result.problem;
  };

  afterEach(async () => {
    env().ALLOW_PRIVATE_FETCH = false;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['named in the header', Buffer.from('<title>Caf\xe9</title>', 'latin1'), 'text/html; charset=iso-8859-1'],
    ['named in the page', Buffer.from('<meta charset="windows-1252"><title>Caf\xe9</title>', 'latin1'), 'text/html'],
    ['not named', Buffer.from('<title>Café</title>'), 'text/html'],
    ['not known', Buffer.from('<title>Café</title>'), 'text/html; charset=klingon'],
  ])('characters %s', async (_, body, type) => {
    expect(await titleOf(await serving(body, { 'content-type': type }))).toBe('Café');
  });

  test('what is no page has the host for a publisher and no title', async () => {
    const address = await serving(Buffer.from('<title>No</title>'), { 'content-type': 'application/pdf' });
    expect(await findLinkFacts(address)).toEqual({
      ok: true,
      facts: { publisher: '127.0.0.1', title: null, publishedOn: null },
    });
  });

  test('what is not there is said in a sentence', async () => {
    const address = await serving(Buffer.from(''), {}, 404);
    expect(await titleOf(address)).toBe('Nothing could be read there: the page answered 404.');
    env().ALLOW_PRIVATE_FETCH = false;
    expect(await titleOf('http://169.254.169.254/')).toContain('leads to a private address');
  });
});
