import type { Page } from '@playwright/test';
import { WIRE_PARTS } from '@/db/schema/settings';
import { findingsInBothThemes } from '../axe';
import { write } from './database';
import { expect, test } from './desk';

const ADDRESS = '/admin/wire/ranking';

const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const top = (page: Page) => page.getByRole('region', { name: 'First on the wire' });

/** Three editions of which the wire is known: of thirty clusters those were picked that are most of the beat. */
function keepThreeWires(): void {
  const at = WIRE_PARTS.indexOf('beat');
  const clusters = Array.from({ length: 30 }, (_, id) => [
    id + 1,
    ...WIRE_PARTS.map((_, part) => (part === at ? (id + 1) / 30 : 1 - (id + 1) / 30)),
  ]);
  write((database) => {
    const add = database.prepare(
      `insert or replace into edition_wires (briefing_id, at, clusters, picks)
       select id, published_at, ?, ? from briefings where status = 'published' and edition_date < '2021' order by id limit 3`,
    );
    add.run(JSON.stringify(clusters), JSON.stringify([30, 29, 28, 27, 0]));
  });
}

async function saveDefaults(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to the default' }).click();
  await page.getByLabel('Keywords of the beat').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^(Saved\. The wire is ranked by it now\.|Nothing was changed\.)$/)).toBeVisible();
}

test('sliders rank the wire anew at once; two who save do not undo each other; a suggestion is accepted', async ({
  open,
}) => {
  keepThreeWires();
  const [page, other] = [await open('editor'), await open('administrator')];
  await page.goto(ADDRESS);
  await saveDefaults(page);
  for (const each of [page, other]) await each.goto(ADDRESS);
  expect(await findingsInBothThemes(page)).toEqual([]);
  const before = await top(page).getByRole('listitem').allTextContents();
  expect(before).toHaveLength(10);

  await slider(page, 'Recency').press('End');
  for (const name of ['Independent outlets', 'Match with the beat']) await slider(page, name).press('Home');
  await slider(page, 'Independent outlets').press('ArrowRight');
  await expect(slider(page, 'Independent outlets')).toHaveAttribute('aria-valuetext', /^1, 1 per cent/);
  await expect(
    top(page)
      .getByText(/^↑ up \d/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^First now: .* have changed place/ })).toHaveCount(1);
  expect(await top(page).getByRole('listitem').allTextContents()).not.toEqual(before);
  await page.getByRole('button', { name: 'Reset to what is saved' }).click();
  expect(await top(page).getByRole('listitem').allTextContents()).toEqual(before);

  await slider(page, 'Recency').press('End');
  await page.getByLabel('Keywords of the beat').fill('palm\nself-checkout');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. The wire is ranked by it now.')).toBeVisible();
  await expect(top(page).getByText(/^↑ up/)).toHaveCount(0);

  await slider(other, 'Novelty').press('End');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  const told = other.getByRole('form', { name: 'Weights', exact: true }).getByRole('alert');
  await expect(told).toContainText(
    'Somebody else has changed the weights meanwhile. Unlike here they set Recency to 100, Novelty to 5.',
  );
  await expect(slider(other, 'Novelty')).toHaveValue('100');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByText('Saved. The wire is ranked by it now.')).toBeVisible();
  await other.goto(ADDRESS);
  await expect(slider(other, 'Recency')).toHaveValue('15');
  await expect(other.getByLabel('Keywords of the beat')).toHaveValue('palm\nself-checkout');

  await expect(other.getByRole('region', { name: 'Back-test' })).toContainText('not on the wire');
  const suggestion = other.getByRole('region', { name: 'Suggested weights' });
  // Other tests publish editions, and the worker keeps how the wire stood then.
  await expect(suggestion).toContainText(/Learnt from \w+ picks of \w+ editions/);
  await suggestion.getByRole('button', { name: 'Use the suggested weights' }).click();
  await expect(suggestion.getByText('Saved. The wire is ranked by it now.')).toBeVisible();
  await expect(slider(other, 'Match with the beat')).toHaveValue('100');
  await saveDefaults(other);
});

test('it fits a phone, and is a plain form where no script runs', async ({ open, browser }) => {
  keepThreeWires();
  const page = await open('editor');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ADDRESS);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findingsInBothThemes(page)).toEqual([]);

  const storageState = await page.context().storageState();
  const baseURL = new URL(page.url()).origin;
  const plain = await browser.newContext({ storageState, baseURL, javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(ADDRESS);
  await without.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(without.getByText('Nothing was changed.')).toBeVisible();
  await plain.close();
});
