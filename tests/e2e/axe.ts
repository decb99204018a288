import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * What axe finds wrong on this page as it is, the theme and the width it has now. What is wrong stays wrong: on a slow
 * machine a page may be looked at in the middle of being painted, so it is looked at twice before it is blamed.
 */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const first = await look(page);
  return first.length === 0 ? first : look(page);
}

async function look(page: Page): Promise<string[]> {
  await page.evaluate(settle);
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  // A page that did not come has nothing wrong either.
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Waits until colours that were on their way have arrived. */
async function settle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** The same in both themes; the page is left in the light one, where nothing moves any more: half a colour is none. */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await findings(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...dark, ...(await findings(page))];
}
