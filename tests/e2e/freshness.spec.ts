import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

/** A site of its own, whose pages are changed by other processes while a reader reads. */
const PORT = 3217;
const site = `http://localhost:${PORT}`;
const environment = {
  ...process.env,
  PORT: String(PORT),
  DATA_DIR: 'test-results/data-freshness',
  NODE_ENV: 'production',
  SITE_URL: '',
  AUTH_SECRET: 'x'.repeat(32),
} as NodeJS.ProcessEnv;

let server: ChildProcess;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ request }) => {
  server = spawn(process.execPath, ['--import', 'tsx', 'tests/support/serve-demo.ts'], {
    env: environment,
    stdio: 'ignore',
  });
  await expect
    .poll(
      () =>
        request.get(site).then(
          (answer) => answer.status(),
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);
});

test.afterAll(() => void server.kill());

const act = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/support/act.ts', JSON.stringify(words)], {
    env: environment,
  });

/** Every place that shows this headline; a search too, though it is kept nowhere. */
const PLACES = {
  home: '/',
  briefing: '/briefings/2020-11-06',
  story: '/stories/ant-group-listings-suspended',
  topic: '/topics/payments',
  company: '/companies/ant-group',
  archive: '/briefings',
  feed: '/feed.xml',
  'feed of stories': '/stories/feed.json',
  'feed of a topic': '/topics/payments/atom.xml',
  'news sitemap': '/news-sitemap.xml',
  search: '/search?q=suspended',
  'catch-up': '/catch-up?since=2020-11-01',
  'llms.txt': '/llms.txt',
};

test('corrected: every page, feed and card shows it at the next look', async ({ request }) => {
  const headline = 'Suspended, as corrected by the desk';
  const text = async (path: string) => (await request.get(site + path)).text();
  for (const path of Object.values(PLACES)) expect(await text(path), path).not.toContain(headline);
  const card = (await request.get(`${site}/cards/stories/ant-group-listings-suspended.png`)).headers().etag;
  await act('correct', 'ant-group-listings-suspended', headline);
  for (const [name, path] of Object.entries(PLACES)) {
    // The demo is of 2020: nothing in it is news to Google any more.
    if (name === 'news sitemap') continue;
    const shown = (await text(path)).replace(/<\/?mark>/g, '');
    expect(shown, name).toContain(headline);
  }
  expect(await text('/corrections')).toContain('We had it wrong.');
  expect(await text('/stories/ant-group-listings-suspended')).toContain('"correction":[');
  expect((await request.get(`${site}/cards/stories/ant-group-listings-suspended.png`)).headers().etag).not.toBe(card);
  expect(await text('/sitemaps/stories-1.xml')).toContain('2020-11-13T07:00:00.000Z');
});

test('renamed: the old address leads on, and every page has the new one', async ({ request }) => {
  await act('rename', 'ant-group-listings-suspended', 'ant-group-on-hold');
  const old = await request.get(`${site}/stories/ant-group-listings-suspended`, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([301, '/stories/ant-group-on-hold']);
  expect((await request.get(`${site}/stories/ant-group-on-hold`)).status()).toBe(200);
  for (const path of [
    ...['/', '/briefings/2020-11-06', '/topics/payments', '/companies/ant-group', '/feed.xml'],
    '/sitemaps/stories-1.xml',
  ]) {
    const text = await (await request.get(site + path)).text();
    expect(text, path).toContain('/stories/ant-group-on-hold');
    expect(text, path).not.toContain('/stories/ant-group-listings-suspended"');
  }
});

test('withdrawn: 410 at once, and no page shows it', async ({ request }) => {
  await act('withdraw', 'ant-group-on-hold', 'It was not true.');
  for (const slug of ['ant-group-on-hold', 'ant-group-listings-suspended']) {
    const answer = await request.get(`${site}/stories/${slug}`);
    expect(answer.status()).toBe(410);
    expect(await answer.text()).toContain('It was not true.');
  }
  for (const path of [
    ...['/', '/briefings/2020-11-06', '/topics/payments', '/companies/ant-group'],
    ...['/feed.xml', '/sitemaps/stories-1.xml', '/search?q=suspended'],
  ]) {
    expect(await (await request.get(site + path)).text(), path).not.toContain('ant-group-on-hold');
  }
  expect((await request.get(`${site}/cards/stories/ant-group-on-hold.png`)).status()).toBe(404);
});

test('published: a page that was asked for before it existed is there, and all others know of it', async ({
  page,
  request,
}) => {
  await act('prepare', '2020-11-13', 'Fresh news');
  for (const path of ['/briefings/2020-11-13', '/stories/fresh-1', '/cards/stories/fresh-1.png']) {
    expect((await request.get(site + path)).status(), path).toBe(404);
  }
  await page.goto(site);
  await expect(page.getByRole('banner')).toContainText('No. 45');
  await act('publish', '2020-11-13', '');
  await page.reload();
  await expect(page.getByRole('banner')).toContainText('No. 46');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Fresh news 1');
  for (const path of ['/briefings/2020-11-13', '/stories/fresh-1', '/cards/stories/fresh-1.png']) {
    expect((await request.get(site + path)).status(), path).toBe(200);
  }
  for (const path of [
    '/briefings',
    '/topics/payments',
    '/companies/amazon',
    '/feed.xml',
    '/stories/feed.xml',
    '/search?q=fresh',
    '/catch-up?since=2020-11-01',
    '/sitemaps/briefings-1.xml',
  ]) {
    expect(await (await request.get(site + path)).text(), path).toMatch(/fresh-1|Fresh news|2020-11-13/);
  }
});

test('withdrawn as a whole: the front shows the edition before', async ({ page, request }) => {
  await act('withdraw briefing', '2020-11-13', 'It went out too early.');
  await page.goto(site);
  await expect(page.getByRole('banner')).toContainText('No. 45');
  expect((await request.get(`${site}/briefings/2020-11-13`)).status()).toBe(410);
  expect((await request.get(`${site}/stories/fresh-3`)).status()).toBe(410);
});
