import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { expect, PAGES, test } from './reader';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

for (const [name, path] of Object.entries(PAGES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1440]) {
      test(`axe finds nothing on the ${name}, ${colorScheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
        expect(passes.length).toBeGreaterThan(15);
      });
    }
  }
}

for (const [name, path] of Object.entries(PAGES)) {
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
