import { findingsInBothThemes } from './axe';
import { expect, test } from './desk';

process.env.DATA_DIR ??= 'test-results/desk-data';
process.env.AUTH_SECRET ??= 'x'.repeat(32);

/** Readers, made beside the server. */
async function addReaders(count: number): Promise<void> {
  const { addSubscriber } = await import('@/lib/newsletter/add-subscriber');
  const consent = { way: 'agreed', words: 'Yes, every Friday, please.', evidence: 'A card at a fair' } as const;
  for (let each = 1; each <= count; each++) {
    const by = { name: 'Ada Ministrator', role: 'administrator' } as const;
    const added = await addSubscriber({ email: `send-${each}@post.example`, consent, by, now: new Date() });
    if (!added.ok) throw new Error(added.reason);
  }
}

test('an edition is sent, watched without loading anew, and the statement adds up', async ({ open }) => {
  await addReaders(30);
  const page = await open('administrator');
  await page.goto('/admin/newsletter');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByLabel('Edition').selectOption({ index: 0 });
  await page.getByRole('button', { name: /^Send to \d+ readers$/ }).click();
  await expect(page).toHaveURL(/\/admin\/newsletter\/\d+$/);
  await expect(page.getByRole('progressbar', { name: 'Sending' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^Report, No\./ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Finished', { exact: true })).toBeVisible();
  const statement = page.getByRole('table', { name: 'Statement' });
  const figure = async (name: string) =>
    Number(
      await statement
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .getByRole('cell')
        .last()
        .innerText(),
    );
  expect(await figure('Addressed')).toBeGreaterThanOrEqual(30);
  expect(await figure('Kept in the outbox')).toBe(await figure('Addressed'));
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const csv = await page.request.get(`/api/desk/sends/${page.url().split('/').at(-1)}/statement.csv`);
  expect((await csv.text()).trim().split('\n').length).toBe((await figure('Addressed')) + 1);
});

test('a send for later can be taken back before anything leaves', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/newsletter');
  await page.getByLabel('Edition').selectOption({ index: 1 });
  await page.getByLabel('Day, empty for now').fill('2035-12-07');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page.getByRole('alert')).toHaveText('Choose a day and a time, or leave the day empty.');
  await page.getByLabel('Day, empty for now').fill('2035-12-07');
  await page.getByLabel(/^Time in/).fill('07:15');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page.getByText('It is planned.')).toBeVisible();
  await page
    .getByRole('row', { name: /7 December 2035/ })
    .getByRole('link')
    .click();
  await page.getByRole('button', { name: 'Cancel the plan' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
});

test('a writer has no way to it', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin');
  await expect(page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Newsletter' })).toHaveCount(0);
  await page.goto('/admin/newsletter');
  await expect(page.getByRole('heading', { level: 1, name: 'Newsletter' })).toHaveCount(0);
});
