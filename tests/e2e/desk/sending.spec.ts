import { findingsInBothThemes } from '../axe';
import { write } from './database';
import { expect, test } from './desk';
import { makeEdition, openComposer } from './editions';

test.describe.configure({ mode: 'serial' });

/** People on the list, in a domain of their own. */
test.beforeAll(() =>
  write((database) => {
    const add = database.prepare(`
      insert into subscribers (email, address, domain, status, through, joined_at, link_key)
      values (@email, @email, 'sending.example', 'active', 'home', @joined, 'key')`);
    for (let each = 0; each < 12; each++) add.run({ email: `reader-${each}@sending.example`, joined: Date.now() });
  }),
);

test.afterAll(() => write((database) => database.exec("delete from subscribers where domain = 'sending.example'")));

test('an edition is sent at once, watched to its end, and its statement adds up', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/newsletter');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send a test' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a test' });
  await expect(dialog.getByLabel('Email address')).toHaveValue(/@/);
  expect(await findingsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await expect(dialog.getByText('the test is kept in the outbox', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Edition', { exact: true }).selectOption({ index: 0 });
  await page.getByRole('button', { name: /^Send to \d+ readers$/ }).click();
  await expect(page.getByText(/would leave at once, to \d+ readers/)).toBeVisible();
  await expect(page).toHaveURL('/admin/newsletter');
  await page.getByRole('button', { name: /^Yes, send No\. \d+ now$/ }).click();
  await expect(page).toHaveURL(/\/admin\/newsletter\/\d+$/);
  await expect(page.getByRole('progressbar', { name: 'Sending' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^Report, No\./ })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('Finished', { exact: true })).toBeVisible();
  const rows = page.getByRole('table', { name: 'Statement' }).locator('tbody tr');
  const [addressed, ...parts] = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.lastElementChild!.textContent.replaceAll(',', ''))),
  );
  expect(addressed).toBeGreaterThanOrEqual(12);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(addressed);
  await expect(rows.nth(1)).toContainText('Kept in the outbox');
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('Minutes at the till');
  await expect(page.getByRole('table', { name: 'The last editions' }).locator('[aria-current="page"]')).toHaveText(
    /^No\. \d+$/,
  );
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^statement-no-\d+/);
  const href = await page
    .getByRole('region', { name: 'Versions of the mail' })
    .getByRole('link', { name: /^No\. \d+/ })
    .getAttribute('href');
  const mail = await page.request.get(href!);
  expect(await mail.text()).toContain('See this mail in a browser');
  expect(mail.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('a send for later keeps what was typed until it is right, and is taken back before anything leaves', async ({
  open,
}) => {
  const page = await open('editor');
  await page.goto('/admin/newsletter');
  const day = page.getByLabel('Day, or empty to send at once');
  const time = page.getByLabel(/^Time in/);
  await page.getByLabel('Edition', { exact: true }).selectOption({ index: 1 });
  await time.fill('07:15');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page.getByText('Choose a day as well, or leave both empty.')).toBeVisible();
  await expect(time).toHaveValue('07:15');
  await day.fill('2035-12-07');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page.getByText('It is planned.')).toBeVisible();
  await page
    .getByRole('row', { name: /7 December 2035/ })
    .getByRole('link')
    .click();
  await page.getByRole('button', { name: 'Cancel the plan' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
});

test('from the composer the newsletter is planned with the edition, and waits for a person when that is taken back', async ({
  open,
}) => {
  const { id } = await makeEdition({ date: '2035-08-03', name: 'Mailing' });
  const page = await open('editor');
  const panel = page.getByRole('region', { name: 'Publication' });
  const dialog = page.getByRole('dialog');
  await openComposer(page, id);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await dialog.getByLabel('Email address').fill('ada@example');
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await expect(dialog.getByText('That address has no ending.', { exact: false })).toBeVisible();
  await expect(dialog.getByLabel('Email address')).toHaveValue('ada@example');
  await dialog.getByLabel('Email address').fill('ada@example.com');
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await expect(dialog.getByText('the test is kept in the outbox', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await panel.getByRole('button', { name: /^Schedule for/ }).click();
  await expect(dialog.getByLabel(/^Send it to \d+ readers$/)).toBeChecked();
  await expect(dialog.getByLabel('Newsletter leaves at')).toHaveValue('07:15');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await dialog.getByLabel('Newsletter leaves at').fill('06:45');
  await dialog.getByRole('button', { name: /^Schedule No\./ }).click();
  await expect(dialog.getByText('Choose 07:00 or later.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Newsletter leaves at').fill('07:20');
  await dialog.getByRole('button', { name: /^Schedule No\./ }).click();
  await expect(panel.getByText('The newsletter leaves at 07:20.', { exact: false })).toBeVisible();
  await expect(panel.getByText(/^The newsletter leaves on Friday 3 August 2035/)).toBeVisible();

  await panel.getByRole('button', { name: 'Cancel the schedule' }).click();
  await expect(panel.getByText('Its newsletter stops and waits for a person.', { exact: false })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(panel.getByText('The newsletter waits for a person.')).toBeVisible({ timeout: 1000 });
  }).toPass();
  const number = /No\. (\d+)/.exec(await page.getByRole('heading', { level: 1 }).innerText())![1];
  await page.goto('/admin');
  const waits = page.getByRole('region', { name: `The newsletter of No. ${number} waits for a person` });
  expect(await findingsInBothThemes(page)).toEqual([]);
  await waits.getByRole('link', { name: 'Decide about it' }).click();
  await page.getByRole('button', { name: 'Do not send' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
});

test('a writer has no way to it', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin');
  await expect(page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Newsletter' })).toHaveCount(0);
  await page.goto('/admin/newsletter');
  await expect(page.getByRole('heading', { level: 1, name: 'Newsletter' })).toHaveCount(0);
});
