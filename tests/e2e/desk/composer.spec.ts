import type { Page } from '@playwright/test';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { arrangeBeside, makeEdition, makeStory, openComposer, order, saved, storedEdition } from './editions';

const said = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
const grip = (page: Page, headline: string) => page.getByRole('button', { name: `Move ${headline}, ` });
const letters = async (page: Page) => (await order(page)).map((headline) => headline.at(-1)).join('');

/** Drags as a person does: down, a little, over, up. */
async function drag(page: Page, headline: string, to: string): Promise<void> {
  const from = (await grip(page, headline).boundingBox())!;
  const place = (await page.locator(to).boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 4 });
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 12 });
  await page.mouse.up();
}

test('an edition is arranged with the mouse, and that is saved', async ({ open }) => {
  const { id, storyIds } = await makeEdition({ date: '2031-01-03', bench: 1, name: 'Mouse' });
  const page = await open('editor');
  // High enough for slots and bench at once: a pointer reaches what is in sight.
  await page.setViewportSize({ width: 1440, height: 1800 });
  await openComposer(page, id);
  await drag(page, 'Mouse D', '#slot-2');
  await said(page, 'Mouse D is put down in slot 2 of 5.');
  expect(await letters(page)).toBe('ADBCE');
  await drag(page, 'Mouse F', '#slot-1');
  await said(page, 'Mouse F is put down in slot 1 of 5. Mouse A went to the bench.');
  expect(await letters(page)).toBe('FDBCE');
  await drag(page, 'Mouse E', '#bench');
  await said(page, 'Mouse E is put down on the bench.');
  expect(await letters(page)).toBe('FDBC-');
  await saved(page);
  const [a, b, c, d, e, f] = storyIds;
  const { slots, bench } = await storedEdition(id);
  expect(slots.map((slot) => slot?.storyId)).toEqual([f, d, b, c]);
  expect(bench).toEqual([e, a]);
});

test('the same by keys, each step said aloud, and undone', async ({ open }) => {
  const { id } = await makeEdition({ date: '2031-03-07', bench: 1, name: 'Keys' });
  const page = await open('editor');
  await openComposer(page, id);
  await grip(page, 'Keys D').focus();
  await page.keyboard.press('Space');
  await said(page, 'Keys D is lifted from slot 4 of 5.');
  await page.keyboard.press('ArrowUp');
  await said(page, 'Keys D is now in slot 3 of 5.');
  await expect(grip(page, 'Keys D')).toBeFocused();
  expect(await letters(page)).toBe('ABDCE');
  await page.keyboard.press('Escape');
  await said(page, 'Keys D is back in slot 4 of 5.');
  expect(await letters(page)).toBe('ABCDE');
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await said(page, 'Keys D is put down in slot 1 of 5.');
  expect(await letters(page)).toBe('DABCE');
  await expect(grip(page, 'Keys D')).toBeFocused();
  await page.keyboard.press('3');
  await said(page, 'Keys D is now in slot 3 of 5.');
  expect(await letters(page)).toBe('ABDCE');
  // From the bench up into the last slot: what stood there makes room.
  await grip(page, 'Keys F').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await said(page, 'Keys F is put down in slot 5 of 5. Keys E went to the bench.');
  expect(await letters(page)).toBe('ABDCF');
  await page.getByRole('button', { name: 'Undo the last move' }).press('Enter');
  expect(await letters(page)).toBe('ABDCE');
  await page.getByRole('button', { name: 'Move Keys C up' }).press('Enter');
  expect(await letters(page)).toBe('ABCDE');
  await saved(page);
});

test('a sixth displaces one, and a headline is changed for this edition alone', async ({ open }) => {
  const { id, storyIds } = await makeEdition({ date: '2031-05-02', bench: 1, name: 'Sixth' });
  const page = await open('editor');
  await openComposer(page, id);
  await page.getByLabel('Swap in Sixth F').click();
  await page.getByRole('button', { name: 'Slot 2: in place of Sixth B' }).click();
  await said(page, 'Sixth F is now in slot 2 of 5. Sixth B went to the bench.');
  expect(await letters(page)).toBe('AFCDE');
  await page.getByLabel('More for Sixth C').click();
  await page.getByRole('button', { name: 'Change the headline here' }).click();
  await page.getByLabel('Headline in this edition').fill('Another headline');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByRole('heading', { name: 'Another headline' })).toBeVisible();
  await saved(page);
  expect((await storedEdition(id)).slots[2]).toEqual({ storyId: storyIds[2], headlineOverride: 'Another headline' });
});

test('an empty edition says what blocks it, and each button leads to where it is put right', async ({ open }) => {
  const { id } = await makeEdition({ date: '2031-07-04', filled: 4, name: 'Checks' });
  await arrangeBeside(id, { title: '', intro: '' });
  await makeStory('Checks for the fifth slot');
  const page = await open('editor');
  await openComposer(page, id);
  const checks = page.getByRole('region', { name: 'Three things block publishing' });
  await checks.getByRole('button', { name: 'Write : It has no title.' }).click();
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('A title');
  await page.getByRole('button', { name: 'Write : It has no introduction.' }).click();
  await expect(page.getByLabel('Introduction')).toBeFocused();
  await page.keyboard.type('Four words of introduction.');
  await expect(page.getByText('4 of 60 words')).toBeVisible();
  await page.getByRole('button', { name: 'Fill : Slot 5 is empty.' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fill slot 5' });
  await dialog.getByLabel('Words of the headline').fill('fifth checks');
  await dialog.getByRole('button', { name: 'To slot 5 : Checks for the fifth slot' }).click();
  await expect(page.getByRole('heading', { name: 'It may go out' })).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'It may go out' })).toBeVisible();
});

test('a new story goes straight into a slot, and is handed in from the checks', async ({ open }) => {
  const { id } = await makeEdition({ date: '2031-09-05', filled: 4, name: 'New' });
  const page = await open('editor');
  await openComposer(page, id);
  await page.getByRole('button', { name: 'Fill slot 5' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fill slot 5' });
  await dialog.getByLabel('Words of the headline').fill('Begun in the composer');
  await dialog.getByRole('button', { name: /^Begin a story/ }).click();
  await expect(page.getByRole('link', { name: 'Begun in the composer' })).toBeVisible();
  await saved(page);
  await page.getByRole('button', { name: /^Hand in : Story 5/ }).click();
  await said(page, 'Story 5 is handed in.');
  await expect(page.getByRole('button', { name: /^Hand in : Story 5/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Add : Story 5 has no source.' }).click();
  await expect(page.getByLabel('Add a source')).toBeFocused();
});

test('of two who arrange at once nothing is lost: both orders are shown, and one is chosen', async ({ open }) => {
  const { id, storyIds } = await makeEdition({ date: '2031-11-07', name: 'Clash' });
  const page = await open('editor');
  await openComposer(page, id);
  await page.route(`**/api/desk/briefings/${id}`, (route) => route.abort());
  await page.getByRole('button', { name: 'Move Clash B up' }).click();
  await expect(page.getByText('Offline. Kept in this browser').first()).toBeVisible();
  const [a, b, c, d, e] = storyIds.map((storyId) => ({ storyId, headlineOverride: null }));
  await arrangeBeside(id, { slots: [e!, d!, c!, b!, a!], title: 'Theirs' });
  await page.unroute(`**/api/desk/briefings/${id}`);
  const dialog = page.getByRole('dialog', { name: 'Sec Ond has changed this edition meanwhile' });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  expect(await findingsInBothThemes(page)).toEqual([]);
  await expect(dialog.getByRole('group', { name: 'Title' }).getByLabel('What Sec Ond saved')).toBeChecked();
  await dialog.getByRole('group', { name: 'What stands where' }).getByLabel('Mine').check();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await saved(page);
  expect(await letters(page)).toBe('BACDE');
  expect(await storedEdition(id)).toMatchObject({ title: 'Theirs', slots: [b, a, c, d, e] });
});

test('a second editor looks on until they take over, and a writer only proposes', async ({ open }) => {
  const { id } = await makeEdition({ date: '2032-01-02', name: 'Lease' });
  const candidate = await makeStory('Lease, proposed by a writer');
  const [first, second, writer] = [await open('editor'), await open('second'), await open('writer')];
  await openComposer(first, id);
  await second.goto(`/admin/briefings/${id}`);
  await expect(second.getByText('is arranging this edition. You can look on.')).toBeVisible();
  await expect(grip(second, 'Lease A')).toHaveCount(0);
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(second.getByLabel('Title')).toBeEditable();
  await expect(first.getByText('has taken over.')).toBeVisible({ timeout: 20_000 });
  await writer.goto(`/admin/briefings/${id}`);
  await expect(writer.getByLabel('Title')).not.toBeEditable();
  await writer.getByRole('button', { name: 'Propose a story' }).click();
  await writer.getByLabel('Words of the headline').fill('proposed writer');
  await writer.getByRole('button', { name: 'Propose : Lease, proposed by a writer' }).click();
  await expect.poll(async () => (await storedEdition(id)).bench).toEqual([candidate]);
  expect((await writer.request.put(`/api/desk/briefings/${id}`, { data: { basedOn: 1, record: {} } })).status()).toBe(
    403,
  );
});

test('on a phone the checks are one line above the slots, and everything can be done', async ({ open }) => {
  const { id } = await makeEdition({ date: '2032-03-05', filled: 4, bench: 1, name: 'Phone' });
  const page = await open('editor');
  await page.setViewportSize({ width: 390, height: 844 });
  await openComposer(page, id);
  const checks = page.getByRole('button', { name: 'One thing blocks publishing' });
  await expect(checks).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByText('Slot 5 is empty.', { exact: true })).toBeHidden();
  expect((await checks.boundingBox())!.y).toBeLessThan((await page.locator('#slot-1').boundingBox())!.y);
  await checks.click();
  await expect(page.getByText('Slot 5 is empty.', { exact: true })).toBeVisible();
  await page.getByLabel('Put in Phone E').click();
  await page.getByRole('button', { name: 'Slot 5: empty' }).click();
  await page.getByRole('button', { name: 'Move Phone E up' }).click();
  expect(await letters(page)).toBe('ABCED');
  await saved(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findingsInBothThemes(page)).toEqual([]);
});

test('axe finds nothing in the composer, full, lifted and in the search for stories', async ({ open }) => {
  const { id } = await makeEdition({ date: '2032-05-07', filled: 4, bench: 2, name: 'Axe' });
  const page = await open('editor');
  await openComposer(page, id);
  expect(await findingsInBothThemes(page)).toEqual([]);
  await grip(page, 'Axe B').focus();
  await page.keyboard.press('Space');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add stories' }).click();
  await expect(page.getByRole('dialog').getByText(/found$|^No story fits/)).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
});

test('P opens and closes the preview, but not while somebody writes', async ({ open }) => {
  const { id } = await makeEdition({ date: '2032-07-02', name: 'Preview' });
  const page = await open('editor');
  await openComposer(page, id);
  const button = page.getByRole('button', { name: 'Preview', exact: true });
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await grip(page, 'Preview A').focus();
  await page.keyboard.press('p');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.getByLabel('Title').press('p');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('editions are started for the day that the button names, found, put into the trash and had back', async ({
  open,
}) => {
  const { id } = await makeEdition({ date: '2032-09-03', filled: 0, name: 'Trash' });
  const page = await open('editor');
  await page.goto('/admin/briefings?q=2032-09-03');
  const row = page.getByRole('row', { name: /Edition of Trash/ });
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Put what is selected into the trash' }).click();
  await expect(page.getByText('One edition is in the trash')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Trash' }).click();
  await row.getByRole('checkbox').check();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Have back what is selected' }).click();
  await expect(page.getByText('One edition is back.')).toBeVisible();
  await page.goto('/admin/briefings');
  await page.getByRole('button', { name: /^New edition/ }).click();
  await page.waitForURL(/\/admin\/briefings\/\d+$/);
  expect(page.url()).not.toContain(`/${id}`);
  await expect(page.getByRole('heading', { name: 'The five' })).toBeVisible();
});
