import { avif, gif, jpeg } from '../../fixtures/pictures';
import { expect, test } from './desk';

test('a picture is added, described, found again and deleted for good', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/media');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a picture' }).click();
  const file = { name: 'till-roll.jpg', mimeType: 'image/jpeg', buffer: await jpeg(1200, 800, '#884422') };
  await (await chooser).setFiles(file);

  await expect(page).toHaveURL(/\/admin\/media\/\d+$/);
  await expect(page.getByText('till-roll.jpg: 1200 by 800 pixels')).toBeVisible();
  await page.getByLabel('Description for people who cannot see it').fill('A till roll on a counter');
  await page.getByLabel('Credit').fill('Photograph: Aisle Five');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('Description for people who cannot see it')).toHaveValue('A till roll on a counter');

  await page.getByRole('link', { name: 'All pictures' }).click();
  await page.getByRole('searchbox', { name: /^Search names/ }).fill('till roll');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: 'A till roll on a counter' })).toHaveCount(1);
  await page.getByLabel('Select A till roll on a counter').check();
  await page.getByRole('button', { name: 'Delete for good what is selected' }).click();
  await expect(page.getByText('No picture is like that.')).toBeVisible();
});

test('what is no picture of ours is refused in words, whatever it calls itself', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin/media');
  for (const [name, buffer] of [
    ['moving.jpg', await gif()],
    ['page.png', Buffer.from('<svg onload="alert(1)"></svg>')],
  ] as const) {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await expect(page.getByRole('main').getByRole('alert')).toContainText(/JPEG, PNG, WebP (or|and) AVIF/);
  }
  await expect(page).toHaveURL(/\/admin\/media$/);
  await expect(page.getByRole('button', { name: /^Delete for good/ })).toHaveCount(0);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'fine.avif', mimeType: 'image/avif', buffer: await avif() });
  await expect(page).toHaveURL(/\/admin\/media\/\d+$/);
});
