import { expect, PAGES, test } from './reader';

test.describe('the status tells the truth', () => {
  for (const { path, status } of [
    { path: '/', status: 200 },
    { path: '/briefings/2020-07-24', status: 200 },
    { path: '/stories/nothing-here', status: 404 },
    { path: '/nothing', status: 404 },
    { path: '/briefings/2020-07-25', status: 404 },
    { path: '/stories/test-page', status: 410 },
    { path: '/briefings', status: 200 },
    { path: '/briefings/2019', status: 404 },
    { path: '/archive/2020', status: 404 },
    { path: '/front/latest', status: 404 },
    { path: '/missing/page', status: 404 },
    { path: '/gone/stories/test-page', status: 404 },
    { path: '/topics/delivery/9', status: 404 },
    { path: '/companies/nobody', status: 404 },
    { path: '/stories/%00', status: 404 },
    { path: '/stories/..%2f..%2fetc%2fpasswd', status: 404 },
  ]) {
    test(`${path} is ${status}, the second time too`, async ({ request }) => {
      for (const _ of ['drawn', 'from the cache']) {
        expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(status);
      }
    });
  }
});

test.describe('one hop', () => {
  for (const { from, to } of [
    { from: '/briefings/30', to: '/briefings/2020-07-24' },
    { from: '/stories/amazon-scout-atlanta-franklin', to: '/stories/amazon-scout-georgia-tennessee' },
    { from: '/Stories/Ant-Group-Double-Listing', to: '/stories/ant-group-double-listing' },
    { from: '/briefings/2020', to: '/briefings' },
    { from: '/Briefings/', to: '/briefings' },
    { from: '/briefings/2020-07-24/', to: '/briefings/2020-07-24' },
    { from: '/BRIEFINGS/30/', to: '/briefings/2020-07-24' },
  ]) {
    test(`${from} leads to ${to}`, async ({ request }) => {
      const answer = await request.get(`${from}?from=mail`, { maxRedirects: 0 });
      expect(answer.status()).toBe(301);
      expect(answer.headers().location).toBe(`${to}?from=mail`);
      expect((await request.get(to, { maxRedirects: 0 })).status()).toBe(200);
    });
  }
});

test('what is not published is nowhere to be had', async ({ request }) => {
  for (const path of [
    '/stories/secret-draft',
    '/briefings/secret-edition',
    '/briefings/99',
    '/stories/secret-withdrawn',
  ]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain('Secret');
  }
});

test('every link within the site leads to a page, and no page mentions a secret', async ({ request, baseURL }) => {
  const waiting = ['/'];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    if (!answer.headers()['content-type']?.includes('html')) continue;
    const html = await answer.text();
    expect(html, path).not.toMatch(/secret-|Secret /);
    for (const [, link] of html.matchAll(/(?:href|src)="(\/[^"#?]*)/g)) {
      const { pathname } = new URL(link!, baseURL);
      if (!seen.has(pathname)) waiting.push(pathname);
      seen.add(pathname);
    }
  }
  expect([...seen].filter((path) => /^\/stories\/[^.]+$/.test(path))).toHaveLength(70);
  expect([...seen].filter((path) => /^\/briefings\/\d{4}-/.test(path))).toHaveLength(14);
});

test('a page that does not exist says so and shows the way out', async ({ page }) => {
  await page.goto(PAGES['page that does not exist']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unexpected item in the bagging area.');
  await page.getByRole('link', { name: 'Go to the front page' }).click();
  await expect(page).toHaveURL('/');
});

test('a page that was withdrawn says when and why', async ({ page }) => {
  await page.goto(PAGES['page that was withdrawn']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Discontinued line.');
  await expect(page.getByText('Withdrawn 22 July 2020')).toBeVisible();
  await expect(page.getByText('It held no news.')).toBeVisible();
});
