import { expect, test } from './desk';

test('whoever is signed in sees the desk', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});
