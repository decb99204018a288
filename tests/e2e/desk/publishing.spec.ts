import type { Page } from '@playwright/test';
import { findingsInBothThemes } from '../axe';
import { alive, expect, test } from './desk';
import { arrangeBeside, makeEdition, openComposer, saved } from './editions';

const panel = (page: Page) => page.getByRole('region', { name: 'Publication' });
const status = async (page: Page, path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();
const textAt = async (page: Page, path: string) => (await page.request.get(path)).text();

/** A day and a minute to come on the newsroom's clock, at least `seconds` from now. */
function soon(seconds: number): { date: string; time: string } {
  const at = new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
  const [date, time] = parts.format(at).split(' ');
  return { date: date!, time: time! };
}

async function publishNow(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Publish now' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Not yet' })).toBeFocused();
  await dialog.getByRole('button', { name: /^Publish No\./ }).click();
}

test('Friday: what blocks is put right, it is scheduled, the worker publishes, readers read, it is corrected and withdrawn', async ({
  open,
}) => {
  test.slow();
  const { id, storyIds } = await makeEdition({ date: '2035-01-05', filled: 4, bench: 1, name: 'Friday' });
  const page = await open('editor');
  await openComposer(page, id);
  await expect(panel(page).getByText('One thing blocks publishing.')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: /^Schedule for Friday 5 January/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByLabel('Put in Friday E').click();
  await page.getByRole('button', { name: 'Slot 5: empty' }).click();
  await expect(page.getByRole('heading', { name: 'It may go out' })).toBeVisible();
  await saved(page);
  expect(await status(page, '/briefings/2035-01-05')).toBe(404);

  await panel(page)
    .getByRole('button', { name: /^Schedule for/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Schedule No\./ });
  await expect(dialog.getByRole('button', { name: 'Not yet' })).toBeFocused();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await dialog.getByLabel('Day').fill('2020-01-03');
  await dialog.getByRole('button', { name: /^Schedule No\./ }).click();
  await expect(dialog.getByText(/is over\. Choose a time to come\.$/)).toBeVisible();
  const { date, time } = soon(15);
  await dialog.getByLabel('Day').fill(date);
  await dialog.getByLabel('Time').fill(time);
  await dialog.getByRole('button', { name: /^Schedule No\./ }).click();
  await expect(panel(page).getByText('It goes out on', { exact: false })).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Cancel the schedule' })).toBeVisible();

  await expect.poll(() => status(page, '/briefings/2035-01-05'), { timeout: 120_000 }).toBe(200);
  expect(await textAt(page, '/briefings/2035-01-05')).toContain('Friday E');
  expect(await status(page, '/stories/friday-a')).toBe(200);
  await page.reload();
  await expect(panel(page).getByRole('button', { name: 'Withdraw' })).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);

  await page.getByRole('link', { name: 'Amend' }).click();
  await page.waitForURL('**/amend');
  await alive(page);
  await page.getByLabel('Introduction').fill('What this week was really about.');
  await page.getByRole('region', { name: 'Friday A' }).getByLabel('Rank').selectOption('2');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByText('Two stories cannot both be number 2.')).toHaveCount(2);
  await expect(page.getByLabel('Introduction')).toHaveValue('What this week was really about.');
  await page.getByRole('region', { name: 'Friday B' }).getByLabel('Rank').selectOption('1');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByText('Readers see it as it is now.')).toBeVisible();
  await expect
    .poll(() => textAt(page, '/briefings/2035-01-05'))
    .toMatch(/What this week was really about[\s\S]*Friday B[\s\S]*Friday A/);

  await page.goto(`/admin/stories/${storyIds[0]}`);
  await page.getByRole('button', { name: 'Add a correction' }).click();
  await page.getByLabel('What readers are told').fill('We had counted one till twice.');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish a note' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const path of ['/stories/friday-a', '/briefings/2035-01-05', '/corrections', '/feed.xml'])
    await expect.poll(() => textAt(page, path), path).toContain('We had counted one till twice.');

  await page.goto(`/admin/briefings/${id}`);
  await panel(page).getByRole('button', { name: 'Withdraw' }).click();
  const take = page.getByRole('dialog', { name: /^Withdraw No\./ });
  await take.getByRole('button', { name: /^Withdraw No\./ }).click();
  await expect(take.getByLabel('Note to readers')).toBeFocused();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await take.getByLabel('Note to readers').fill('Its figures were not ours to give.');
  await take.getByRole('button', { name: /^Withdraw No\./ }).click();
  await expect(panel(page).getByText('It is withdrawn', { exact: false })).toBeVisible();
  await expect.poll(() => status(page, '/briefings/2035-01-05')).toBe(410);
  expect(await textAt(page, '/briefings/2035-01-05')).toContain('Its figures were not ours to give.');
  expect(await status(page, '/stories/friday-a')).toBe(410);

  await panel(page).getByRole('button', { name: 'Publish again' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish No\./ })
    .click();
  await expect.poll(() => status(page, '/briefings/2035-01-05')).toBe(200);
  expect(await status(page, '/stories/friday-a')).toBe(200);
});

test('what is typed before the scripts have come stays', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin/briefings');
  let letCome = () => {};
  const come = new Promise<void>((resolve) => (letCome = resolve));
  await page.route('**/*.js', async (route) => {
    await come;
    await route.continue();
  });
  await page.evaluate(() => location.assign('/admin/briefings/1/amend'));
  const intro = page.getByLabel('Introduction');
  await intro.press('Home');
  await intro.pressSequentially('Typed early. ');
  letCome();
  await alive(page);
  await expect(intro).toHaveValue(/^Typed early\. \w/);
});

test('two who press at once publish once, and each is told how it stands', async ({ open }) => {
  const { id } = await makeEdition({ date: '2035-02-02', name: 'Twice' });
  const [one, other] = [await open('editor'), await open('second')];
  await openComposer(one, id);
  await other.goto(`/admin/briefings/${id}`);
  await expect(panel(other).getByRole('button', { name: 'Publish now' })).toBeVisible();
  await Promise.all([publishNow(one), publishNow(other)]);
  for (const page of [one, other]) await expect(panel(page).getByRole('button', { name: 'Withdraw' })).toBeVisible();
  const { db } = await import('@/db/client');
  const { publications } = await import('@/db/schema/briefings');
  const { eq } = await import('drizzle-orm');
  expect(await db().$count(publications, eq(publications.briefingId, id))).toBe(1);
});

test('what was changed since it was proofed does not go out, and they hear what', async ({ open }) => {
  const { id } = await makeEdition({ date: '2035-03-02', name: 'Proof' });
  const page = await open('editor');
  await page.goto(`/admin/briefings/${id}`);
  await panel(page).getByRole('button', { name: 'Publish now' }).click();
  const dialog = page.getByRole('dialog', { name: /^Publish No\./ });
  await expect(dialog).toBeVisible();
  await arrangeBeside(id, { intro: 'Somebody wrote another introduction.' });
  await dialog.getByRole('button', { name: /^Publish No\./ }).click();
  await expect(panel(page).getByRole('alert')).toContainText('introduction');
  expect(await status(page, '/briefings/2035-03-02')).toBe(404);
});

test('a schedule is cancelled, and a writer sees how it stands but publishes nothing', async ({ open }) => {
  const { id } = await makeEdition({ date: '2035-04-06', name: 'Cancel' });
  const page = await open('editor');
  await page.goto(`/admin/briefings/${id}`);
  await panel(page)
    .getByRole('button', { name: /^Schedule for/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Schedule No\./ })
    .click();
  await expect(panel(page).getByRole('button', { name: 'Cancel the schedule' })).toBeVisible();
  const writer = await open('writer');
  await writer.goto(`/admin/briefings/${id}`);
  await expect(panel(writer).getByText('Editors publish.')).toBeVisible();
  await expect(panel(writer).getByRole('button')).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Cancel the schedule' }).click();
  await expect(panel(page).getByText('The schedule is cancelled. It is a draft again.')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Publish now' })).toBeVisible();
});

test('on a phone a publication is stopped', async ({ open }) => {
  const { id } = await makeEdition({ date: '2035-05-04', name: 'Stop' });
  const page = await open('editor');
  await page.setViewportSize({ width: 390, height: 844 });
  await openComposer(page, id);
  await publishNow(page);
  await expect.poll(() => status(page, '/briefings/2035-05-04')).toBe(200);
  await panel(page).getByRole('button', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Another page of this site').check();
  await dialog.getByLabel('Address of the page').fill('/corrections');
  await dialog.getByRole('button', { name: /^Withdraw No\./ }).click();
  await expect(panel(page).getByText('It is withdrawn', { exact: false })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const answer = await page.request.get('/briefings/2035-05-04', { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([301, '/corrections']);
});

test('a private link shows a draft to people without an account, is noted, and ends when it is revoked', async ({
  open,
  browser,
}) => {
  const { id } = await makeEdition({ date: '2035-06-01', name: 'Private' });
  const page = await open('editor');
  await openComposer(page, id);
  const part = page.getByRole('region', { name: 'Private links' });
  await part.getByText('Private links').click();
  await part.getByLabel('Whom it is for').fill('The lawyer');
  await part.getByRole('button', { name: 'Make a private link' }).click();
  const link = await part.getByRole('status').locator('code').innerText();
  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(link);
  expect(answer!.headers()['x-robots-tag']).toContain('noindex');
  await expect(stranger.getByRole('heading', { level: 1, name: 'Friday 1 June 2035' })).toBeVisible();
  await page.reload();
  await expect(part.getByText('Opened once')).toBeVisible();
  await part.getByRole('button', { name: 'Revoke the link for The lawyer' }).click();
  await expect(part.getByText('The lawyer')).toHaveCount(0);
  expect((await stranger.goto(link))!.status()).toBe(410);
  await stranger.context().close();
});

test('a story is withdrawn to another page, and is published again', async ({ open }) => {
  const { id, storyIds } = await makeEdition({ date: '2035-07-06', name: 'Single' });
  const page = await open('editor');
  await openComposer(page, id);
  await publishNow(page);
  await expect.poll(() => status(page, '/stories/single-b')).toBe(200);
  await page.goto(`/admin/stories/${storyIds[1]}`);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this story?' });
  await dialog.getByLabel('Another page of this site').check();
  await dialog.getByLabel('Address of the page').fill('/no/such/page');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'There is no such page that readers can open. Write an address of this site.',
  );
  await dialog.getByLabel('Address of the page').fill('/stories/single-a');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await status(page, '/stories/single-b')).toBe(301);
  await page.getByRole('button', { name: 'Publish again' }).click();
  await expect(page.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  expect(await status(page, '/stories/single-b')).toBe(200);
});
