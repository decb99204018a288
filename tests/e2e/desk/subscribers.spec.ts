import { readFileSync } from 'node:fs';
import { findingsInBothThemes } from '../axe';
import { write } from './database';
import { expect, test } from './desk';

test.describe.configure({ mode: 'serial' });

/** People on the list, in a domain of their own. */
test.beforeAll(() =>
  write((database) => {
    const add = database.prepare(`
      insert into subscribers (email, address, domain, status, paused_until, through, joined_at, ended_at, link_key)
      values (@email, @email, 'list.example', @status, @paused, @through, @joined, @ended, 'key')`);
    for (let at = 0; at < 120; at++) {
      const status = at % 10 === 0 ? 'left' : at % 10 === 1 ? 'paused' : 'active';
      add.run({
        ...{ email: `reader-${String(at).padStart(3, '0')}@list.example`, status },
        ...{ paused: status === 'paused' ? Date.now() + 1e9 : null, ended: status === 'left' ? Date.now() : null },
        ...{ through: at % 3 === 0 ? 'import' : 'home', joined: Date.now() - at * 86_400_000 },
      });
    }
  }),
);

test.afterAll(() =>
  write((database) =>
    database.exec(`
      delete from subscribers where domain in ('list.example', 'import.example', 'added.example');
      delete from sign_ups where address like '%@added.example';
    `),
  ),
);

test('an administrator finds people by address, domain, status and way, page by page', async ({ open }) => {
  const page = await open('administrator');
  // Others have people on this site's list too.
  const ours = '/admin/subscribers?q=@list.example';
  await page.goto(ours);
  const rows = page.locator('table.subscribers tbody tr');
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText('reader-000@list.example');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(rows.first()).toContainText('reader-050@list.example');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(rows).toHaveCount(20);
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(rows.first()).toContainText('reader-050@list.example');
  await page.getByLabel('Status').getByRole('link', { name: 'Paused' }).click();
  await expect(rows).toHaveCount(12);
  await page.getByLabel('Joined through').selectOption('Import');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole('link', { name: 'Clear' }).click();
  await expect(page).toHaveURL(/\/admin\/subscribers$/);
  await expect(page.getByLabel('Search by address')).toHaveValue('');
  await page.getByLabel('Search by address').fill('reader-11');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(10);
  await page.getByLabel('Search by address').fill('der-117@');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('Nobody like this.')).toBeVisible();
  await page.getByRole('link', { name: 'Look anywhere in the address' }).click();
  await expect(rows).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(3);
});

test('one person is added, looked at, unsubscribed and erased', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/subscribers');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a subscriber' });
  await dialog.getByLabel('Email address').fill('ada@added');
  await dialog.getByLabel('They have already agreed').check();
  await dialog.getByRole('button', { name: 'Add subscriber' }).click();
  await expect(dialog.getByText('That address has no ending.')).toBeVisible();
  await expect(dialog.getByText('Write the words they agreed to')).toBeVisible();
  await expect(dialog.getByLabel('Email address')).toHaveValue('ada@added');
  await expect(dialog.getByLabel('They have already agreed')).toBeChecked();
  await dialog.getByLabel('Email address').fill('ada@added.example');
  await dialog.getByLabel('The words they agreed to').fill('Yes, send me the briefing.');
  await dialog.getByLabel('When and where').fill('By telephone, today');
  await dialog.getByRole('button', { name: 'Add subscriber' }).click();
  await expect(dialog.getByText('ada@added.example is on the list.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'ada@added.example' }).click();
  await expect(page.getByText('By telephone, today')).toBeVisible();
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(page.locator('.person-acts')).toContainText('Left');
  await page.getByRole('button', { name: 'Erase this person' }).click();
  await expect(page.getByText('Type the word erase. It cannot be undone.')).toBeVisible();
  await page.getByLabel('Type the word erase').fill('erase');
  await page.getByRole('button', { name: 'Erase this person' }).click();
  await expect(page.getByText('The person is forgotten.')).toBeVisible();
  await page.goto('/admin/subscribers?q=ada@added.example');
  await expect(page.getByText('Nobody like this.')).toBeVisible();
});

test('those that are ticked are unsubscribed', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/subscribers?q=reader-00');
  await page.getByLabel('Select reader-002@list.example').check();
  await page.getByLabel('Select reader-003@list.example').check();
  await page.getByRole('button', { name: 'Unsubscribe those ticked' }).click();
  await expect(page.getByText('wo people taken off the list')).toBeVisible();
  await expect(page.getByRole('row', { name: 'reader-002@list.example' })).toContainText('Left');
});

test('a file is matched, checked and imported', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/subscribers/import');
  await page.getByRole('button', { name: 'Send the file' }).click();
  await expect(page.getByText('Choose a file that has something in it.')).toBeVisible();
  const rows = [
    'one@import.example',
    'reader-010@list.example',
    'reader-004@list.example',
    'nobody',
    'two@import.example',
  ];
  const content = ['Email;Full name;Date added', ...rows.map((email) => `${email};"A; B";2020-07-02`)].join('\r\n');
  await page
    .getByLabel('A CSV file')
    .setInputFiles({ name: 'readers-july.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await expect(page.getByLabel('Email becomes')).toHaveValue('email');
  await expect(page.getByLabel('Date added becomes')).toHaveValue('joined');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByLabel('They have already agreed').check();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('Write the words they agreed to')).toBeVisible();
  await page.getByLabel('The words they agreed to').fill('Yes, send me the briefing.');
  await page.getByLabel('When and where').fill('Trade fair');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 2 addresses' }).click({ timeout: 20_000 });
  await expect(page.getByText('Done. Results are kept for 30 days.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('row', { name: 'nobody' })).toContainText('not an address');
  await expect(page.getByRole('row', { name: 'reader-010@list.example' })).toContainText('has left');
  await expect(page.getByRole('row', { name: 'reader-004@list.example' })).toContainText('already here');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.goto('/admin/subscribers?q=@import.example');
  await expect(page.locator('table.subscribers tbody tr')).toHaveCount(2);
});

for (const who of ['editor', 'writer'] as const) {
  test(`a ${who} sees figures and no addresses`, async ({ open }) => {
    const page = await open(who);
    await page.goto('/admin/subscribers?q=reader');
    await expect(page.getByRole('img', { name: /weeks the list went from/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Segments, as a table' })).toContainText('Import');
    expect(await page.content()).not.toContain('@list.example');
    await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0);
    for (const path of ['/admin/subscribers/import', '/admin/subscribers/1', '/admin/subscribers/import/1']) {
      await page.goto(path);
      expect(page.url()).toContain('/admin/denied');
    }
    const answer = await page.request.get('/api/desk/subscribers.csv');
    expect(answer.status()).toBe(403);
  });
}

test('nothing is wrong for axe, nor wider than a phone', async ({ open }) => {
  // Axe looks at three pages in three widths and two themes.
  test.slow();
  const page = await open('administrator');
  for (const path of ['/admin/subscribers', '/admin/subscribers?status=paused&q=reader', '/admin/subscribers/import']) {
    await page.goto(path);
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findingsInBothThemes(page), `${path} at ${width}`).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('nor is anything on the page of one person', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/subscribers?q=@list.example');
  await page.locator('.subscribers__who a').first().click();
  await expect(page.getByRole('heading', { name: 'What came back' })).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
});
