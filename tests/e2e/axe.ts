import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

type Axe = { run(options: { runOnly?: string[] }): Promise<AxeResults> };

/** The rules of axe that depend on colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * What axe finds wrong on this page as it is, the theme and the width it has now. What is wrong stays wrong: on a slow
 * machine a page may be looked at in the middle of being painted, so it is looked at twice before it is blamed.
 */
export async function findings(page: Page, rules: string[] = []): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe);
  const first = await look(page, rules);
  return first.length === 0 ? first : look(page, rules);
}

async function look(page: Page, rules: string[]): Promise<string[]> {
  await page.evaluate(settle);
  const { violations, passes } = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: Axe }).axe.run(runOnly.length > 0 ? { runOnly } : {}),
    rules,
  );
  // A page that did not come has nothing wrong either.
  expect(passes.length).toBeGreaterThan(rules.length > 0 ? 0 : 10);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Waits until colours that were on their way have arrived. */
async function settle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/**
 * The same in both themes, which differ in their colours only; the page is left in the light one, where nothing moves any
 * more: half a colour is none.
 */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await findings(page, COLOURS);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...dark, ...(await findings(page))];
}
