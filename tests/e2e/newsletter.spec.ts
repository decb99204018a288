import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import SQLite from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, test as base } from './reader';

/** Somebody of a network of their own, as a proxy would say: a network may ask so often an hour. */
const test = base.extend<{ email: string }>({
  email: async ({ context }, use) => {
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.9` });
    await use(`reader${randomInt(2 ** 40)}@host${randomInt(2 ** 40)}.example`);
  },
});

/** The site of these tests has no mail server, so the mail is kept at the desk; the link in it. */
async function linkIn(mailTo: string): Promise<string> {
  const database = new SQLite('test-results/data/aisle-five.db', { timeout: 30_000, readonly: true });
  try {
    const find = database
      .prepare<[string], string>('select text from mails where recipient = ? order by id desc')
      .pluck();
    await expect.poll(() => find.get(mailTo), { timeout: 15_000 }).toContain('/newsletter/confirm/');
    return /\/newsletter\/confirm\/[\w-]+/.exec(find.get(mailTo)!)![0];
  } finally {
    database.close();
  }
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(size);
}

const field = (page: Page) => page.getByLabel('Email address');
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

for (const [where, path] of Object.entries({
  'front page': '/',
  edition: '/briefings/2020-07-24',
  story: '/stories/ant-group-double-listing',
  'page of the newsletter': '/newsletter',
})) {
  test(`on the ${where} somebody signs up in place, with the keyboard alone`, async ({ page, email }) => {
    await page.goto(path);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/newsletter', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await field(page).focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    const button = page.locator('button[aria-busy=true]');
    await expect(button).toHaveText('Signing you up');
    await expect(field(page)).toHaveAttribute('readonly', '');
    release();
    await expect(heading(page, 'Check your inbox')).toBeFocused();
    await expect(page.getByText(email)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(path);
    await expectAccessible(page);
  });
}

test('a wrong address is said at the field, which keeps what was typed and has the focus', async ({ page, email }) => {
  await page.goto('/');
  await field(page).fill('reader@example');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That address has no ending. Did you mean example.com?')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('reader@example');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page)).toHaveAccessibleDescription(/no ending/);
  await expectAccessible(page);
  await field(page).fill(email);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Check your inbox')).toBeFocused();
});

test('a slip is asked about, and taken when the button is pressed again', async ({ page }) => {
  await page.goto('/newsletter');
  const slip = `reader${randomInt(2 ** 40)}@gmial.com`;
  await field(page).fill(slip);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Did you mean gmail.com? If not, press the button again.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign up free' }).click();
  await expect(page.getByText(slip)).toBeVisible();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
});

test('where the site cannot be reached the form says so, keeps the address, and works when it can', async ({
  page,
  email,
}) => {
  await page.goto('/newsletter');
  await field(page).focus();
  await page.route('**/newsletter', (route) => route.fulfill({ status: 503, body: '' }));
  page.removeAllListeners('console');
  await field(page).fill(email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('We could not reach the till. Try again in a minute.');
  await expect(field(page)).toHaveValue(email);
  await expectAccessible(page);
  await page.unroute('**/newsletter');
  await page.getByRole('button', { name: 'Sign up free' }).click();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
});

test('pressed twice, one mail goes out', async ({ page, email }) => {
  await page.goto('/newsletter');
  await field(page).fill(email);
  await page.getByRole('button', { name: 'Sign up free' }).dblclick();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  await linkIn(email);
  const database = new SQLite('test-results/data/aisle-five.db', { readonly: true });
  expect(database.prepare('select count(*) from mails where recipient = ?').pluck().get(email)).toBe(1);
  database.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  // Each looks at several pages with axe, in both themes.
  test.beforeEach(() => test.setTimeout(300_000));

  /** Axe is a script itself, so it looks at the same address in a browser that runs them. */
  const noScriptAxe = async (page: Page, path: string) => {
    const context = await page
      .context()
      .browser()!
      .newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: true });
    const seeing = await context.newPage();
    await seeing.goto(path);
    await expectAccessible(seeing);
    await context.close();
  };

  test('from the form to the list, the settings, and out again', async ({ page, email }) => {
    await page.goto('/stories/ant-group-double-listing');
    await field(page).fill(email);
    await page.getByRole('button', { name: 'Sign up free' }).click();
    await expect(page.getByText('Press the button once more')).toBeVisible();
    await expect(field(page)).toHaveValue(email);
    await page.waitForTimeout(1600);
    await page.getByRole('button', { name: 'Sign up free' }).click();
    await expect(heading(page, 'Check your inbox')).toBeVisible();
    await page.reload();
    await expect(heading(page, 'Check your inbox')).toBeVisible();
    await page.getByRole('button', { name: 'Send it again' }).click();
    await expect(page.getByText('We send one link an hour at most.')).toBeVisible();
    await noScriptAxe(page, page.url());

    const link = await linkIn(email);
    await page.goto(link);
    await noScriptAxe(page, link);
    await page.getByRole('button', { name: 'Put me on the list' }).click();
    await expect(heading(page, 'You’re on the list')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Read No. 45' })).toBeVisible();
    await noScriptAxe(page, link);
    await page.reload();
    await expect(heading(page, 'You’re on the list')).toBeVisible();
  });

  test('who is on the list finds the settings behind the link, changes them, leaves, and is forgotten', async ({
    page,
    email,
  }) => {
    const database = new SQLite('test-results/data/aisle-five.db', { timeout: 30_000 });
    database
      .prepare(
        `insert into subscribers (email, address, domain, through, joined_at, link_key) values (?, ?, ?, 'home', ?, 'key')`,
      )
      .run(email, email, email.split('@')[1], Date.parse('2020-04-03T09:00:00Z'));
    database.close();
    await page.goto('/newsletter');
    await field(page).fill(email);
    await page.getByRole('button', { name: 'Sign up free' }).click();
    await page.waitForTimeout(1600);
    await page.getByRole('button', { name: 'Sign up free' }).click();
    await expect(heading(page, 'Check your inbox')).toBeVisible();
    await page.goto(await linkIn(email));
    await page.getByRole('button', { name: 'Put me on the list' }).click();
    await expect(heading(page, 'You’re already on the list')).toBeVisible();
    await expect(page.getByText('Signed up on 3 April 2020.')).toBeVisible();

    await page.getByRole('link', { name: 'check your settings' }).click();
    const settings = page.url();
    await noScriptAxe(page, settings);
    await page.getByLabel(/Pause for four weeks/).check();
    await page.getByLabel('Plain text').check();
    await page.getByLabel('Send it to').fill('nowhere');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Saved, all but the address.')).toBeVisible();
    await expect(page.getByLabel('Send it to')).toHaveValue('nowhere');
    await expect(page.getByLabel(/Rest until/)).toBeChecked();
    await expect(page.getByLabel('Plain text')).toBeChecked();
    await noScriptAxe(page, page.url());

    await page.goto(settings);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(heading(page, 'You’re checked out.')).toBeVisible();
    await noScriptAxe(page, page.url());
    await page.getByRole('link', { name: /have it erased/ }).click();
    await page.getByText('Erase me').click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await expect(heading(page, 'We have forgotten you.')).toBeVisible();
    await page.goto(settings);
    await expect(heading(page, 'That link has had its day.')).toBeVisible();
  });
});
