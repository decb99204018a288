import type { Page } from '@playwright/test';
import { findings, findingsInBothThemes } from '../axe';
import { expect, test } from './desk';

/** The tests share one site with others: what they change they put back, and none of it is what others look at. */
test.describe.configure({ mode: 'serial' });

const save = async (page: Page, words: string | RegExp) => {
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: words })).toBeVisible();
};

test('what is changed is counted, can be undone, is saved, and readers see it', async ({ open, browser }) => {
  const page = await open('administrator');
  await page.goto('/admin/settings');
  const motto = page.getByLabel('Motto');
  const before = await motto.inputValue();
  await motto.fill('Five things, no more.');
  await page.getByRole('checkbox', { name: 'Writers' }).check();
  await expect(page.getByText('Two changes not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(motto).toHaveValue(before);
  await expect(page.getByRole('checkbox', { name: 'Writers' })).not.toBeChecked();
  await expect(page.getByText('not saved')).toBeHidden();

  await motto.fill('Five things, no more.');
  await save(page, 'One change is saved.');
  await expect(page.getByText('not saved')).toBeHidden();
  const readers = await browser.newContext();
  const site = await readers.newPage();
  await expect(async () => {
    await site.goto('/');
    await expect(site.getByText('Five things, no more.').first()).toBeAttached({ timeout: 1000 });
  }).toPass();
  await motto.fill(before);
  await save(page, 'One change is saved.');
  await readers.close();
});

test('a colour on which nobody could read is told while it is typed, and refused', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/settings');
  await page.getByLabel('Accent', { exact: true }).fill('#333333');
  await expect(page.getByText('Words on accent 1.4 to 1; they need 4.5')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('They need 4.5 or more.')).toBeVisible();
  await expect(page.getByLabel('Accent', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Accent', { exact: true })).toHaveValue('#333333');
  await page.getByRole('button', { name: 'Use #FFFFFF for words' }).click();
  await expect(page.getByText('Words on accent 12.6 to 1')).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Words on accent 12.7 to 1')).toBeVisible();
});

test('of two administrators who change the same the second one is asked', async ({ open }) => {
  const [one, other] = [await open('administrator'), await open('administrator')];
  for (const page of [one, other]) await page.goto('/admin/settings');
  const days = (page: Page) => page.getByLabel('Days until the trash is emptied');
  await days(one).fill('31');
  await save(one, 'One change is saved.');
  await days(other).fill('32');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Meanwhile this was set to “31”.')).toBeVisible();
  await expect(days(other)).toHaveValue('32');
  await save(other, 'One change is saved.');
  await days(other).fill('30');
  await save(other, 'One change is saved.');
});

test.describe('without scripts', () => {
  test('the settings can be saved all the same', async ({ open, browser }) => {
    const page = await open('administrator');
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto('/admin/settings');
    await plain.getByLabel('Minutes of grace').fill('61');
    await plain.getByRole('button', { name: 'Save' }).click();
    await expect(plain.getByText('One change is saved.')).toBeVisible();
    await plain.getByLabel('Minutes of grace').fill('60');
    await plain.getByRole('button', { name: 'Save' }).click();
    await expect(plain.getByLabel('Minutes of grace')).toHaveValue('60');
    await context.close();
  });
});

test('a topic is added, described, found, and removed while no story has it', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/settings/topics');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Add a topic' }).fill('Shelf labels');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('Shelf labels is added.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a topic' }).fill('shelf');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('1 found')).toBeVisible();
  await page.getByText('Change Shelf labels').click();
  await page.getByLabel('Description').fill('Prices that change by radio.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'Shelf labels Prices that change by radio.' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('There is no topic like this.')).toBeVisible();
});

test('on a phone nothing sticks out', async ({ open }) => {
  const page = await open('administrator');
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ['/admin/settings', '/admin/settings/topics', '/admin/settings/companies']) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await findings(page)).toEqual([]);
  }
});

test('who is no administrator is led away', async ({ open }) => {
  const page = await open('editor');
  for (const path of ['/admin/settings', '/admin/settings/topics']) {
    await page.goto(path);
    await expect(page).toHaveURL('/admin/denied');
  }
});
