import { expect, test } from './reader';

/** What search engines and messengers read, without running any script. */
const HEADS = [
  {
    path: '/',
    title: 'Aisle Five: The five retail technology stories that matter, every Friday',
    description: /^This week: Ant Group/,
    type: 'website',
  },
  {
    path: '/briefings',
    title: 'All editions — Aisle Five',
    description: /^Every edition of Aisle Five/,
    type: 'website',
  },
  {
    path: '/topics/delivery',
    title: 'Delivery — Aisle Five',
    description: /./,
    type: 'website',
  },
  {
    path: '/companies/amazon',
    title: 'Amazon — Aisle Five',
    description: /^US online retailer/,
    type: 'website',
  },
  {
    path: '/briefings/2020-07-24',
    title: 'No. 30, Friday 24 July 2020: Ant Group prepares to list in two cities at once — Aisle Five',
    description: /^A payments giant heads for two exchanges at once/,
    type: 'article',
  },
  {
    path: '/stories/ant-group-double-listing',
    title: 'Ant Group prepares a double listing in Hong Kong and Shanghai — Aisle Five',
    description: /^The company that runs Alipay/,
    type: 'article',
  },
];

for (const { path, title, description, type } of HEADS) {
  test(`the head of ${path}`, async ({ request, baseURL }) => {
    const html = await (await request.get(path)).text();
    const head = html.slice(0, html.indexOf('</head>'));
    const content = (name: string) =>
      head.match(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`))?.[1];
    expect(head.match(/<title>([^<]*)<\/title>/)?.[1]).toBe(title);
    expect(content('description')).toMatch(description);
    expect(head).toContain(`<link rel="canonical" href="${baseURL}${path === '/' ? '' : path}"`);
    expect(content('og:url')).toBe(`${baseURL}${path === '/' ? '' : path}`);
    expect(content('og:type')).toBe(type);
    expect(content('og:title')).toBeTruthy();
    expect(content('og:description')).toMatch(description);
    expect(content('og:site_name')).toBe('Aisle Five');
    expect(content('twitter:card')).toBe('summary_large_image');
    const card = await request.get(content('og:image')!);
    expect([card.status(), card.headers()['content-type']]).toEqual([200, 'image/png']);
    const feeds = [...head.matchAll(/<link rel="alternate" type="(application\/[^"]+)"[^>]* href="([^"]+)"/g)];
    expect(feeds.length).toBeGreaterThanOrEqual(3);
    for (const [, type, href] of feeds) {
      expect((await request.get(href!)).headers()['content-type'], href).toBe(`${type}; charset=utf-8`);
    }
    expect(html).toContain('<html lang="en-GB"');
  });
}

test('a story tells when it was published and corrected, and shows its card', async ({ request, baseURL }) => {
  const corrected = await (await request.get('/stories/ant-group-double-listing')).text();
  expect(corrected).toContain('<meta property="article:published_time" content="2020-07-24T06:00:00.000Z"');
  expect(corrected).toContain('<meta property="article:modified_time" content="2020-07-24T10:20:00.000Z"');
  const drawn = await (await request.get('/stories/amazon-scout-georgia-tennessee')).text();
  expect(drawn).toContain(
    `<meta property="og:image" content="${baseURL}/cards/stories/amazon-scout-georgia-tennessee.png"`,
  );
});

test('pages that are not there ask not to be indexed', async ({ request }) => {
  for (const path of ['/nothing', '/stories/test-page']) {
    const html = await (await request.get(path)).text();
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('rel="canonical"');
  }
});
