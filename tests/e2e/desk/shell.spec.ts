import type { Who } from '../../support/people';
import { findings } from './axe';
import { expect, test } from './desk';

const PLACES: Record<Who, string[]> = {
  administrator: ['Pictures', 'People', 'Audit log', 'Settings', 'Outbox', 'Your account'],
  editor: ['Pictures', 'Audit log', 'Your account'],
  second: ['Pictures', 'Audit log', 'Your account'],
  writer: ['Pictures', 'Your account'],
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
  await menu.click();
  await expect(side).toBeVisible();
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
