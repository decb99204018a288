import type { Page } from '@playwright/test';
import type { Who } from '../../support/people';
import { findings, findingsInBothThemes } from '../axe';
import { write } from './database';
import { expect, signIn, test } from './desk';

/** Acts until it has done what it should: before the page has come alive nobody listens. */
async function until(act: () => Promise<void>, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await act();
    await done();
  }).toPass();
}

async function press(page: Page, keys: string[], done: () => Promise<void>): Promise<void> {
  await until(async () => {
    for (const key of keys) await page.keyboard.press(key);
  }, done);
}

/** Opens search and jump by a key. */
async function openPalette(page: Page, key = 'Control+k') {
  const dialog = page.getByRole('dialog', { name: 'Search or jump to' });
  await press(page, [key], () => expect(dialog).toBeVisible({ timeout: 1000 }));
  return dialog;
}

const PLACES: Record<Who, string[]> = {
  administrator: [
    'Pictures',
    'Wire',
    'Newsletter',
    'Subscribers',
    'Sources',
    'People',
    'Audit log',
    'Settings',
    'Outbox',
    'Your account',
  ],
  editor: ['Pictures', 'Wire', 'Newsletter', 'Subscribers', 'Sources', 'Audit log', 'Your account'],
  second: ['Pictures', 'Wire', 'Newsletter', 'Subscribers', 'Sources', 'Audit log', 'Your account'],
  writer: ['Pictures', 'Wire', 'Subscribers', 'Sources', 'Your account'],
};

for (const who of ['administrator', 'editor', 'writer'] as Who[]) {
  test(`the places of the desk are those a ${who} may go to`, async ({ open }) => {
    const page = await open(who);
    await page.goto('/admin');
    const side = page.getByRole('navigation', { name: 'Desk' });
    const names = (await side.getByRole('listitem').allTextContents()).map((name) => name.replace(/(No\. )?\d+$/, ''));
    expect(names).toEqual(['Dashboard', 'Editions', 'Stories', ...PLACES[who]]);
    await expect(side.getByRole('link', { name: 'Dashboard' })).toHaveAttribute('aria-current', 'page');
  });
}

test('on a phone the places open over the page, which waits, and Escape closes them', async ({ open }) => {
  const page = await open('writer');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/admin');
  const menu = page.getByRole('button', { name: 'Menu' });
  const side = page.getByRole('navigation', { name: 'Desk' });
  await expect(side).toBeHidden();
  await until(
    () => menu.click(),
    () => expect(side).toBeVisible({ timeout: 2000 }),
  );
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  expect(await page.getByRole('main').evaluate((main) => main.closest('[inert]') !== null)).toBe(true);
  await page.keyboard.press('Tab');
  await expect(side.getByRole('link', { name: 'The desk' })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(side).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.click();
  await side.getByRole('link', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await expect(side).toBeHidden();
});

test('a page that is none says so within the desk, with status 404', async ({ open }) => {
  const page = await open('editor');
  const response = await page.goto('/admin/no/such/page');
  expect(response!.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing on this shelf' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Desk' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Go to the dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});

test('on a wide screen the places stand at the side and there is no menu button', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  await expect(page.getByRole('button', { name: 'Menu' })).toBeHidden();
  const side = await page.getByRole('navigation', { name: 'Desk' }).boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect([side!.x, side!.y]).toEqual([0, 0]);
  expect(main!.x).toBe(side!.width);
});

test('search and jump goes to a story by keyboard alone, and remembers it', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  const dialog = await openPalette(page);
  const field = dialog.getByRole('combobox');
  await expect(field).toBeFocused();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await field.fill('zoox');
  const option = dialog.getByRole('group', { name: 'Stories' }).getByRole('option', { name: /Zoox/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.getByRole('status')).toHaveText('2 lines');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/stories\/\d+$/);
  await expect(dialog).toBeHidden();
  await page.goto('/admin');
  await openPalette(page);
  await expect(dialog.getByRole('group', { name: 'Recent' }).getByRole('option', { name: /Zoox/ })).toBeVisible();
});

test('the arrows go round, and Escape gives the focus back', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin');
  const button = page.getByRole('button', { name: 'Search or jump to' });
  const dialog = page.getByRole('dialog', { name: 'Search or jump to' });
  await until(
    () => button.click(),
    () => expect(dialog).toBeVisible({ timeout: 2000 }),
  );
  const options = dialog.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await dialog.getByRole('combobox').fill('outbox');
  await expect(dialog.getByRole('status')).toHaveText('Nothing at the desk is called “outbox”.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('search and jump works on a phone, by a button', async ({ open }) => {
  const page = await open('administrator');
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto('/admin/account');
  const dialog = page.getByRole('dialog', { name: 'Search or jump to' });
  await until(
    () => page.getByRole('button', { name: 'Search or jump to' }).click(),
    () => expect(dialog).toBeVisible({ timeout: 2000 }),
  );
  await dialog.getByRole('combobox').fill('Ada Min');
  await expect(dialog.getByRole('group', { name: 'People' }).getByRole('option')).toHaveCount(1);
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('combobox').fill('people');
  await dialog.getByRole('option', { name: 'People' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});

test('a search that cannot be answered says so, and places still can be gone to', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  await page.route('**/api/desk/jump*', (route) => route.abort());
  const dialog = await openPalette(page, '/');
  await dialog.getByRole('combobox').fill('account');
  await expect(dialog.getByRole('status')).toContainText('cannot be searched now');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
});

test('keys go to places and show their list, never while somebody types, and can be turned off', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  const account = page.getByRole('heading', { level: 1, name: 'Your account' });
  await press(page, ['g', 'y'], () => expect(account).toBeVisible({ timeout: 3000 }));
  await page.getByLabel('The password you have').fill('g');
  await page.keyboard.type('gd?n/');
  await expect(page.getByLabel('The password you have')).toHaveValue('ggd?n/');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByRole('region', { name: 'Go to' })).toContainText('Audit log');
  await expect(help).not.toContainText('People');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await help.getByRole('checkbox', { name: /Shortcuts of single keys/ }).uncheck();
  await help.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await openPalette(page);
  await expect(help).toBeHidden();
  await expect(page).toHaveURL('/admin/account');
});

test('n begins a story, and signing out is in the palette', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, 'writer');
  await press(page, ['n'], () => expect(page).toHaveURL(/\/admin\/stories\/\d+$/, { timeout: 3000 }));
  await page.goto('/admin');
  await openPalette(page);
  await page.getByRole('combobox', { name: /Search stories/ }).fill('sign out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/admin/sign-in');
  await page.goto('/admin');
  await expect(page).toHaveURL('/admin/sign-in');
  await context.close();
});

test('a page that fails says what to do, with no trace of the code, and can be tried again', async ({ open }) => {
  const page = await open('editor');
  const story = `(select id from stories where slug = 'microsoft-closes-physical-shops')`;
  await page.goto('/admin');
  await openPalette(page, '/');
  await page.getByRole('combobox', { name: /Search stories/ }).fill('microsoft-closes');
  await expect(page.getByRole('group', { name: 'Stories' }).getByRole('option')).toHaveCount(1);
  write((database) =>
    database.prepare(`insert into pending_changes (story_id, record) values (${story}, ?)`).run('{"headline":'),
  );
  try {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'This page could not be shown' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Desk' })).toBeVisible();
    await expect(page.getByRole('alert').first()).toContainText('what was saved before is still there');
    expect(await page.locator('body').innerText()).not.toMatch(/SyntaxError|JSON|\bat \w+ \(|\.js:\d/);
  } finally {
    write((database) => database.exec(`delete from pending_changes where story_id = ${story}`));
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This page could not be shown' })).toBeHidden();
});
