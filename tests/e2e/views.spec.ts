import SQLite from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, test } from './reader';

/** How often the site says it was read: a story of the demo that no other test opens. */
const STORY = '/stories/nike-digital-sales-rise';

function views(path: string): number {
  const database = new SQLite('test-results/data/aisle-five.db', { readonly: true });
  try {
    return database
      .prepare<[string], number>('select ifnull(sum(views), 0) from page_views where path = ?')
      .pluck()
      .get(path)!;
  } finally {
    database.close();
  }
}

function beacons(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/views') sent.push(request.postData() ?? '');
  });
  return sent;
}

test('opening a story is counted once, and nothing is said but its address', async ({ page }) => {
  const before = views(STORY);
  const sent = beacons(page);
  const asked = page.waitForRequest('**/views');
  await page.goto(`${STORY}?utm_source=mail`);
  const request = await asked;
  expect(await request.allHeaders()).not.toHaveProperty('cookie');
  await expect.poll(() => views(STORY), { timeout: 15_000 }).toBe(before + 1);
  expect(sent).toEqual([STORY]);
  expect(await page.context().cookies()).toEqual([]);
});

test('what a link in a mail says goes along, and out of the address', async ({ page }) => {
  const story = '/stories/ant-group-double-listing';
  const sent = beacons(page);
  await page.goto(`${story}?via=mail-7`);
  await expect(page).toHaveURL(new RegExp(`${story}$`));
  await expect.poll(() => sent).toEqual([`${story}?via=mail-7`]);
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(new RegExp(`${story}$`));
});

for (const path of ['/', '/privacy', '/topics/delivery', '/briefings', '/stories/nothing-here']) {
  test(`nothing is counted at ${path}`, async ({ page }) => {
    const sent = beacons(page);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(sent).toEqual([]);
  });
}

for (const [wish, property, value] of [
  ['not to be tracked', 'doNotTrack', '1'],
  ['for privacy', 'globalPrivacyControl', true],
] as const) {
  test(`a browser that asks ${wish} says nothing`, async ({ page }) => {
    await page.addInitScript(([name, wanted]) => Object.defineProperty(navigator, name, { get: () => wanted }), [
      property,
      value,
    ] as const);
    const sent = beacons(page);
    await page.goto('/briefings/2020-06-26');
    await page.waitForLoadState('networkidle');
    expect(sent).toEqual([]);
  });
}

test('a page drawn beforehand counts when it is seen, and once', async ({ page }) => {
  await page.addInitScript(() => {
    const drawn = { seen: false };
    Object.assign(globalThis, { drawn });
    Object.defineProperty(document, 'visibilityState', { get: () => (drawn.seen ? 'visible' : 'hidden') });
    Object.defineProperty(document, 'prerendering', { get: () => !drawn.seen });
  });
  const sent = beacons(page);
  await page.goto('/briefings/2020-06-26');
  await page.waitForLoadState('networkidle');
  expect(sent).toEqual([]);
  const asked = page.waitForRequest('**/views');
  await page.evaluate(() => {
    (globalThis as unknown as { drawn: { seen: boolean } }).drawn.seen = true;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await asked;
  expect(sent).toEqual(['/briefings/2020-06-26']);
});
