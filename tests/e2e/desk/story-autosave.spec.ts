import type { Page } from '@playwright/test';
import { expect, test } from './desk';
import { openStory, saveBeside, saved, startStory, storedRecord } from './stories';

const headlineOf = async (id: number) => (await storedRecord(id)).headline;
const status = (page: Page) => page.locator('.top .save').first();

test('what is typed is on the server within two seconds, and says when', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  await page.getByLabel('Headline').fill('Typed');
  await expect.poll(() => headlineOf(id), { timeout: 2000, intervals: [100] }).toBe('Typed');
  await expect(status(page)).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
});

test('without a network the text stays in the browser, says so, and is sent when the network is back', async ({
  open,
}) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  await page.context().setOffline(true);
  await page.getByLabel('Headline').fill('Typed in a tunnel');
  await expect(status(page)).toHaveText('Offline. Kept in this browser');
  await expect(page.getByText('Offline. Your text is kept in this browser and sent later.')).toBeAttached();
  await page.context().setOffline(false);
  await saved(page);
  expect(await headlineOf(id)).toBe('Typed in a tunnel');
});

test('a tab that is closed at once loses nothing', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  await page.getByLabel('Headline').fill('Typed and gone');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => headlineOf(id)).toBe('Typed and gone');
});

test('a tab that is closed without a network has its text again when the story is opened', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  const context = page.context();
  await context.setOffline(true);
  await page.getByLabel('Headline').fill('Typed, cut off and gone');
  await expect(status(page)).toHaveText('Offline. Kept in this browser');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await openStory(again, id);
  await expect(again.getByText('This browser had kept text that the server did not have.')).toBeVisible();
  await expect(again.getByLabel('Headline')).toHaveValue('Typed, cut off and gone');
  await saved(again);
  expect(await headlineOf(id)).toBe('Typed, cut off and gone');
});

test('a kept text that somebody overtook is shown beside theirs', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  const context = page.context();
  await context.setOffline(true);
  await page.getByLabel('Headline').fill('Mine');
  await expect(status(page)).toHaveText('Offline. Kept in this browser');
  await page.close();
  await saveBeside(id, { headline: 'Theirs' });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/admin/stories/${id}`);
  const dialog = again.getByRole('dialog', { name: 'Sec Ond has changed this story meanwhile' });
  await dialog.getByRole('group', { name: 'Headline' }).getByLabel('Mine').check();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await saved(again);
  expect(await headlineOf(id)).toBe('Mine');
});

test('an answer that is lost after the text was stored is no conflict', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  let lost = 0;
  await page.route('**/api/desk/stories/*', async (route) => {
    if (lost > 0) return route.continue();
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.getByLabel('Headline').fill('Stored, not answered');
  await expect.poll(() => lost).toBe(1);
  await page.getByLabel('Standfirst').fill('And more.');
  await saved(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await storedRecord(id)).toMatchObject({ headline: 'Stored, not answered', standfirst: 'And more.' });
});

test('a server that fails for a while is asked again', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  let answers = 0;
  await page.route('**/api/desk/stories/*', (route) =>
    answers++ < 2 ? route.fulfill({ status: 500, body: 'oops' }) : route.continue(),
  );
  await page.getByLabel('Headline').fill('Patience');
  await expect(status(page)).toHaveText('Not saved yet. Kept in this browser');
  await saved(page);
  expect(await headlineOf(id)).toBe('Patience');
});

test('a session that ended keeps the text and goes on after the next sign-in', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByLabel('Headline').fill('Signed out');
  await expect(page.getByText('You are signed out. Sign in in another tab; nothing is lost.').first()).toBeVisible();
  await page.context().addCookies(cookies);
  await saved(page);
  expect(await headlineOf(id)).toBe('Signed out');
});
