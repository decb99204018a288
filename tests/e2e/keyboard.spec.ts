import type { Page } from '@playwright/test';
import { expect, test } from './reader';

const focusRing = (page: Page) =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  });

test('the skip link comes first and goes to the stories', async ({ page }) => {
  await page.goto('/briefings/2020-07-24');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the stories' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

for (const path of ['/', '/briefings/2020-07-24', '/stories/ant-group-double-listing']) {
  test(`on ${path} every stop of the Tab key can be seen and none is a trap`, async ({ page }) => {
    await page.goto(path);
    const stops = await page.locator('a[href]:visible, button:visible').count();
    const reached = new Set<string>();
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      expect(await focusRing(page)).toBeGreaterThanOrEqual(2);
      reached.add(
        await page.evaluate(
          () => `${document.activeElement!.outerHTML}${document.activeElement!.getBoundingClientRect().top + scrollY}`,
        ),
      );
    }
    expect(reached.size).toBe(stops);
  });
}

test('the menu of a small screen opens, closes with Escape and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/stories/ant-group-double-listing');
  const button = page.getByRole('button', { name: 'Menu' });
  const menu = page.getByRole('navigation', { name: 'Menu' });
  await expect(menu).toBeHidden();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(menu.getByRole('link', { name: 'This week' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await menu.getByRole('link', { name: 'This week' }).click();
  await expect(page).toHaveURL('/briefings/2020-11-06');
});
