import type { Page } from '@playwright/test';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { makeEdition, storedEdition } from './editions';

/** Keys are heard once it is known that they are not turned off. */
const hasKeys = (page: Page) =>
  expect(page.locator('[aria-keyshortcuts="f"], [aria-keyshortcuts="x"]').first()).toBeVisible();

test('from the wire to a slot without a mouse, and back', async ({ open }) => {
  const { id } = await makeEdition({ date: '2033-01-07', filled: 2, name: 'Wire' });
  const page = await open('editor');
  await page.goto(`/admin/wire?edition=${id}`);
  await page.getByRole('button', { name: 'Check now' }).press('Enter');
  // The sources of the demo are turned off; another test may have added one that is on.
  await expect(page.getByText(/^No source is turned on|being asked, one after another\.$/)).toBeVisible();
  const list = page.getByRole('region', { name: /^Clusters/ });
  const rows = list.getByRole('listitem');
  expect(await rows.count()).toBeGreaterThan(8);
  expect(await findingsInBothThemes(page)).toEqual([]);
  const second = (await rows.nth(1).locator('.cl__h').textContent())!.replace(/^New /, '');

  await hasKeys(page);
  await page.keyboard.press('j');
  const detail = page.getByRole('region', { name: second });
  await expect(detail.getByRole('heading', { level: 2, name: second })).toBeVisible();
  await expect(rows.nth(1).getByRole('link')).toHaveAttribute('aria-current', 'true');
  await expect(detail.getByRole('region', { name: 'Why this rank' })).toContainText('Independent outlets');

  await page.keyboard.press('2');
  await expect(page.getByText('with its sources cited, and stands in slot 2')).toBeVisible();
  // What is taken is worth less to the wire from now on, so its place in the list may be another.
  await expect(rows.filter({ hasText: second }).getByText('Slot 2')).toBeVisible();
  const { slots, bench } = await storedEdition(id);
  expect(bench).toHaveLength(1);
  await detail.getByRole('link', { name: 'Open its story' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`/admin/stories/${slots[1]!.storyId}$`));
  await expect(page.getByLabel('Headline')).toHaveValue(second);
  await expect(page.getByRole('region', { name: /^Sources/ })).toContainText('Demo ');
  await expect(page.getByRole('region', { name: 'From the wire' })).toContainText('Open its cluster');
});

test('clusters are dismissed and had back, merged and taken apart, and each is undone', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/wire?q=Klarna');
  const name = /^Klarna raises/;
  await page.getByRole('heading', { level: 2, name }).waitFor();
  await hasKeys(page);
  await page.keyboard.press('x');
  await expect(page.getByText('It is dismissed.')).toBeVisible();
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Dismissed' }).click();
  await expect(page.getByRole('button', { name: 'Have back' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText('It is back on the list.')).toBeVisible();

  await page.goto('/admin/wire?q=Klarna');
  const items = page.getByRole('region', { name: 'Items by source' }).getByRole('listitem');
  const before = await items.count();
  expect(before).toBeGreaterThan(1);
  await items.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Split off selected' }).click();
  await expect(page.getByText('is a cluster of its own')).toBeVisible();
  await expect(items).toHaveCount(before - 1);
  await page.keyboard.press('z');
  await expect(page.getByText('It is as it was.')).toBeVisible();
  await expect(items).toHaveCount(before);
});

test('on a phone the list comes first and one cluster after it; a writer proposes only', async ({ open }) => {
  const page = await open('writer');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/wire');
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBeLessThanOrEqual(390);
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page
    .getByRole('region', { name: /^Clusters/ })
    .getByRole('link')
    .nth(2)
    .click();
  await expect(page.getByRole('region', { name: 'Why this rank' })).toBeVisible();
  await expect.poll(width).toBeLessThanOrEqual(390);
  await expect(page.getByRole('button', { name: /^Dismiss/ })).toHaveCount(0);
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('link', { name: 'All clusters' }).click();
  await expect(page.getByRole('region', { name: /^Clusters/ })).toBeVisible();
});

test('people propose and vote, rank blind, and see only then what the others think', async ({ open }) => {
  const { id } = await makeEdition({ date: '2033-02-04', filled: 0, name: 'Blind' });
  const [one, other] = [await open('editor'), await open('second')];
  await one.goto(`/admin/wire?edition=${id}`);
  await hasKeys(one);
  await one.keyboard.press('f');
  await expect(one.getByText('You are for it')).toBeVisible();
  await expect(one.getByText(/^Proposed by /)).toBeVisible();
  await other.goto(`/admin/wire?edition=${id}`);
  await other.getByRole('button', { name: 'Vote for it' }).click();
  await expect(other.getByText(/also for it/)).toBeVisible();

  for (const page of [one, other]) {
    await page.goto(`/admin/wire/blind?edition=${id}`);
    await expect(page.getByText('Shown once your order is in.')).toBeVisible();
  }
  const rank = async (page: typeof one, places: number[]) => {
    for (const [place, option] of places.entries())
      await page.getByLabel(`Place ${place + 1}`, { exact: true }).selectOption({ index: option });
    await page.getByRole('button', { name: 'Hand in my order' }).press('Enter');
  };
  await rank(one, [1, 1]);
  await expect(one.getByText('Each story may stand in one place only.')).toBeVisible();
  await rank(one, [1, 2, 3]);
  await expect(one.getByText('Yours is the only order so far.')).toBeVisible();
  await expect(other.getByRole('table')).toHaveCount(0);
  await rank(other, [3, 2, 4]);
  await expect(other.getByText(/disagree about three stories/)).toBeVisible();
  expect(await findingsInBothThemes(other)).toEqual([]);
  await other.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('filters are kept under a name; what comes in is told and moves nothing', async ({ open }) => {
  const page = await open('second');
  await page.clock.install();
  await page.goto('/admin/wire');
  await page.getByRole('search', { name: 'Clusters' }).getByText('More filters').click();
  await page.getByRole('combobox', { name: 'Company' }).fill('Klarna');
  await page.getByRole('button', { name: 'Filter' }).click();
  const rows = page.getByRole('region', { name: /^Clusters/ }).locator('[data-cluster]');
  await expect(rows.first()).toContainText('Klarna');
  await page.getByText('Saved views').click();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await expect(page.getByText('Write what the view is called.')).toBeVisible();
  await page.getByLabel('Name of this view').fill('About Klarna');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await expect(page.getByText('The view is saved.')).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.goto('/admin/wire');
  await page.getByText('Saved views').click();
  await page.getByRole('link', { name: 'About Klarna' }).click();
  await expect(page).toHaveURL(/company=Klarna/);

  await page.route('**/api/desk/wire?*', (route) => route.fulfill({ json: { items: 3, clusters: 2 } }));
  const before = await rows.allTextContents();
  await page.clock.fastForward(31_000);
  await expect(page.getByRole('button', { name: 'Show three new items' })).toBeVisible();
  expect(await rows.allTextContents()).toEqual(before);
  await page.getByRole('button', { name: 'Show three new items' }).click();
  await expect(page.getByRole('button', { name: 'Show three new items' })).toBeHidden();
  await page.getByRole('button', { name: 'Remove the view About Klarna' }).click();
  await expect(page.getByText('The view is removed.')).toBeVisible();
});
