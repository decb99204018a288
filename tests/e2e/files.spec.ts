import { expect, test } from './reader';

/** What is not a page: feeds, sitemaps, pictures and the small files that programs ask for. */
const FILES: Record<string, string> = {
  '/feed.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
  '/stories/feed.xml': 'application/rss+xml; charset=utf-8',
  '/topics/delivery/atom.xml': 'application/atom+xml; charset=utf-8',
  '/companies/amazon/feed.json': 'application/feed+json; charset=utf-8',
  '/sitemap.xml': 'application/xml; charset=utf-8',
  '/sitemaps/stories-1.xml': 'application/xml; charset=utf-8',
  '/news-sitemap.xml': 'application/xml; charset=utf-8',
  '/robots.txt': 'text/plain; charset=utf-8',
  '/llms.txt': 'text/plain; charset=utf-8',
  '/opensearch.xml': 'application/opensearchdescription+xml; charset=utf-8',
  '/manifest.webmanifest': 'application/manifest+json; charset=utf-8',
  '/cards/site.png': 'image/png',
  '/cards/stories/ant-group-double-listing.png': 'image/png',
  '/cards/briefings/2020-07-24.png': 'image/png',
};

for (const [path, type] of Object.entries(FILES)) {
  test(`${path} has its type, a tag, and says 304 to who has it`, async ({ request }) => {
    const first = await request.get(path);
    expect([first.status(), first.headers()['content-type']]).toEqual([200, type]);
    const { etag } = first.headers();
    const again = await request.get(path, { headers: { 'if-none-match': etag! } });
    expect(again.status()).toBe(304);
    expect(first.headers()['x-content-type-options']).toBe('nosniff');
    expect((await request.get(`${path}?utm_source=x`)).headers().etag).toBe(etag);
  });
}

test('a feed says when it changed, and 304 to who has that', async ({ request }) => {
  const changed = (await request.get('/feed.xml')).headers()['last-modified'];
  expect(changed).toBe('Fri, 06 Nov 2020 07:00:00 GMT');
  const again = await request.get('/feed.xml', { headers: { 'if-modified-since': changed! } });
  expect(again.status()).toBe(304);
});

for (const path of [
  '/cards/stories/ant-group-double-listing.png',
  '/cards/briefings/2020-07-24.png',
  '/cards/site.png',
]) {
  test(`${path} is 1200 by 630 and not heavy`, async ({ page }) => {
    await page.goto('/');
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, path);
    expect(size).toEqual([1200, 630]);
    const { length } = await (await page.request.get(path)).body();
    expect(length).toBeLessThan(150_000);
  });
}

test('what is not public has no card, no feed and no sitemap', async ({ request }) => {
  const sitemap = await (await request.get('/sitemaps/stories-1.xml')).text();
  expect(sitemap).not.toMatch(/secret-/);
  for (const path of [
    '/cards/stories/secret-draft.png',
    '/cards/briefings/secret-edition.png',
    '/topics/none/feed.xml',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test('the site can be installed: manifest and icons are there', async ({ request }) => {
  const manifest = (await (await request.get('/manifest.webmanifest')).json()) as { icons: { src: string }[] };
  for (const { src } of [...manifest.icons, { src: '/icons/apple-touch-icon.png' }, { src: '/favicon.ico' }]) {
    expect((await request.get(src)).status(), src).toBe(200);
  }
});

test('structured data can be read on every kind of page', async ({ page }) => {
  const kinds = async (path: string) => {
    await page.goto(path);
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    return blocks.flatMap((block) => JSON.parse(block) as { '@type': string }).map((data) => data['@type']);
  };
  expect(await kinds('/')).toEqual(['NewsMediaOrganization', 'WebSite', 'ItemList']);
  expect(await kinds('/briefings/2020-07-24')).toEqual(['ItemList', 'BreadcrumbList']);
  expect(await kinds('/stories/ant-group-double-listing')).toEqual(['NewsArticle', 'BreadcrumbList']);
  expect(await kinds('/topics/delivery')).toEqual(['CollectionPage', 'BreadcrumbList']);
  expect(await kinds('/companies/amazon')).toEqual(['CollectionPage', 'BreadcrumbList']);
  expect(await kinds('/briefings')).toEqual(['BreadcrumbList']);
});
