import { findings, findingsInBothThemes } from './axe';
import { expect, PAGES, test } from './reader';

for (const [name, path] of Object.entries(PAGES)) {
  test(`axe finds nothing on the ${name}, in either theme, wide and narrow`, async ({ page }) => {
    await page.goto(path);
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await findings(page)).toEqual([]);
  });

  test(`the ${name} fits a screen of 320 px and text of twice the size`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
}

test('nothing moves for a reader who asked for stillness', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/briefings/2020-07-24');
  const duration = await page
    .getByRole('button', { name: 'Print the briefing' })
    .evaluate((button) => parseFloat(getComputedStyle(button).transitionDuration));
  expect(duration).toBeLessThan(0.001);
});
