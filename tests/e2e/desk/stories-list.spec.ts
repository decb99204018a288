import type { Page } from '@playwright/test';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';

/** Starts a story by the list's button and gives it a headline; hands back its number. */
async function start(page: Page, headline: string): Promise<string> {
  await page.goto('/admin/stories');
  await page.getByRole('button', { name: 'New story' }).click();
  await page.waitForURL(/\/admin\/stories\/\d+$/);
  const id = /\d+$/.exec(page.url())![0];
  const record = {
    ...{ headline, standfirst: '', whyItMatters: '', slug: `made-${id}`, searchTitle: '', searchDescription: '' },
    ...{ body: { type: 'doc', content: [{ type: 'paragraph' }] }, leadPicture: null, embargoUntil: null },
    ...{ followsId: null, topics: [], companies: [], sources: [] },
  };
  const saved = await page.request.put(`/api/desk/stories/${id}`, { data: { basedOn: 1, record } });
  expect(saved.status()).toBe(200);
  return id;
}

const find = async (page: Page, words: string, state = 'all') => {
  await page.goto(`/admin/stories?state=${state}&q=${encodeURIComponent(words)}`);
};

test('a story is started, found, put into the trash, had back and deleted', async ({ open }) => {
  const page = await open('editor');
  await start(page, 'A story for the trash, first');
  await start(page, 'A story for the trash, second');
  await find(page, 'for the trash');
  const rows = page.getByRole('table', { name: 'Stories' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  const notice = page.getByText('Two stories are in the trash.');
  await expect(notice).toBeVisible();
  await expect(page.getByText('No story is like that.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Two stories are back from the trash.')).toBeVisible();
  await expect(rows).toHaveCount(3);

  await page.getByRole('checkbox', { name: 'Select A story for the trash, first' }).check();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.getByText('One story is in the trash.')).toBeVisible();
  await find(page, 'for the trash', 'trash');
  await page.getByRole('checkbox', { name: 'Select A story for the trash, first' }).check();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('button', { name: 'Not yet' })).toBeFocused();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('One story is deleted for good.')).toBeVisible();
});

test('by keyboard alone a story is handed in', async ({ open }) => {
  const page = await open('writer');
  await start(page, 'A story to hand in');
  await find(page, 'to hand in');
  await page.getByRole('checkbox', { name: 'Select A story to hand in' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Mark as ready' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('One story is marked as ready.')).toBeVisible();
  await expect(page.getByRole('row', { name: /A story to hand in/ })).toContainText('Ready');
});

test('what readers see stays where it is', async ({ open }) => {
  const page = await open('writer');
  await find(page, 'Bossa Nova');
  await page.getByRole('checkbox', { name: /Select Walmart ends/ }).check();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('One story is for an editor to decide about.');
  await expect(page.getByRole('link', { name: /Walmart ends/ })).toBeVisible();
});

test('the list is narrowed, turned round and paged by its address', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/stories');
  await page.getByRole('searchbox').fill('amazon');
  await page.getByLabel('Topic').selectOption({ label: 'Marketplaces' });
  await page.getByRole('search', { name: 'Stories' }).getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/q=amazon&topic=\d+/);
  await page.getByRole('link', { name: 'Headline', exact: true }).click();
  const column = page.getByRole('columnheader', { name: 'Headline' });
  await expect(column).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('link', { name: 'Headline', exact: true }).click();
  await expect(column).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Withdrawn' }).click();
  await expect(page.getByText('No story is like that.')).toBeVisible();
  await page.getByRole('link', { name: 'Show all stories' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText(/^51 to \d+ of \d+$/)).toBeVisible();
});

test('on a phone stories are read first and selected on request', async ({ open }) => {
  const page = await open('editor');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/stories?q=walmart+ends');
  const box = page.getByRole('checkbox', { name: /^Select Walmart ends/ });
  await expect(box).toBeHidden();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await box.check();
  await expect(page.getByRole('button', { name: 'Mark as ready' })).toBeEnabled();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findingsInBothThemes(page)).toEqual([]);
});

test('axe finds nothing in the lists', async ({ open }) => {
  const page = await open('editor');
  for (const path of ['/admin/stories', '/admin/stories?state=trash', '/admin/stories?q=nothing-like-that']) {
    await page.goto(path);
    expect(await findingsInBothThemes(page), path).toEqual([]);
  }
  await page.goto('/admin/stories');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  expect(await findingsInBothThemes(page)).toEqual([]);
});
