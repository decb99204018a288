import { readFile } from 'node:fs/promises';
import { PEOPLE } from '../../support/people';
import { findings, findingsInBothThemes } from '../axe';
import { expect, test } from './desk';

test('the log says who did what, and what changed by it', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/audit');
  await page.getByLabel('What', { exact: true }).selectOption('Added');
  await page.getByLabel('Words', { exact: true }).fill(PEOPLE.writer.name);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 entry' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: PEOPLE.writer.name });
  await expect(row).toContainText('Test administrator');
  await expect(row).toContainText(/\d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d/);
  await row.getByText(PEOPLE.writer.name).click();
  await expect(row.getByRole('term')).toHaveText(['Email', 'Role']);
  await expect(row.getByRole('insertion')).toHaveText([PEOPLE.writer.email, 'writer']);
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await findings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('link', { name: 'Clear' }).click();
  await expect(page.getByLabel('Words', { exact: true })).toHaveValue('');
});

test('a day before there was anything has nothing, and says so', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/audit?to=1999-12-31');
  await expect(page.getByText('The log has nothing like this.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('what is on the screen can be taken along as a file', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/audit?act=added');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFWhen \(Europe\/London\),When \(UTC\),Who,What,On,Before,After,From\r\n/);
  expect(text).toContain(`,Test administrator,added,${PEOPLE.writer.name},`);
  expect(text).not.toContain(',published,');
});

test('a writer reads neither the log nor its file', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin/audit');
  await expect(page).toHaveURL('/admin/denied');
  expect((await page.request.get('/api/desk/audit.csv')).status()).toBe(403);
});
