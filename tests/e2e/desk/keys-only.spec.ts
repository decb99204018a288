import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './desk';
import { makeEdition, saved as arranged } from './editions';
import { saved } from './stories';

const HEADLINE = 'Quillfeather opens a bakery without tills in Porthcawl';

/** A news site of one story, which has its feed where browsers look for it. */
async function startNews() {
  const page =
    '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>Porthcawl Post</h1>';
  const item = `<item><guid>1</guid><link>http://127.0.0.1/bakery</link><title>${HEADLINE}</title>
    <pubDate>${new Date().toUTCString()}</pubDate>
    <description>Quillfeather said its bakery bills people for the loaves that they lift off its shelves.</description></item>`;
  const feed = `<rss version="2.0"><channel><title>Porthcawl Post</title>${item}</channel></rss>`;
  const server = createServer(({ url }, response) => {
    const isFeed = url === '/feed.xml';
    response.setHeader('Content-Type', isFeed ? 'application/rss+xml' : 'text/html');
    response.end(isFeed ? feed : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Goes on by Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('from a fresh source to its readers without a mouse', async ({ open }) => {
  test.slow();
  const { id } = await makeEdition({ date: '2036-02-01', filled: 4, name: 'Keys' });
  const news = await startNews();
  const page = await open('editor');
  const { keyboard } = page;
  await page.goto('/admin/wire/sources');
  await tabTo(page, page.getByLabel('Address of the site or of its feed'));
  await keyboard.type(news.address);
  await keyboard.press('Enter');
  await expect(page.getByText('Porthcawl Post is on the wire.')).toBeVisible();
  const wire = `/admin/wire?edition=${id}&q=Quillfeather`;
  await expect.poll(async () => (await page.request.get(wire)).text(), { timeout: 60_000 }).toContain(HEADLINE);
  news.close();

  await page.goto(wire);
  await expect(page.getByRole('heading', { level: 2, name: HEADLINE })).toBeVisible();
  await expect(page.locator('[aria-keyshortcuts="5"]')).toBeVisible();
  await keyboard.press('5');
  await expect(page.getByText('with its sources cited, and stands in slot 5')).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Open its story' }));

  const headline = page.getByLabel('Headline');
  await expect(headline).toHaveValue(HEADLINE);
  await expect(page.getByRole('region', { name: 'From the wire' })).toContainText('the loaves that they lift');
  await tabTo(page, headline);
  await keyboard.press('End');
  await keyboard.press('Enter');
  await keyboard.type('Cameras see what is lifted.');
  await keyboard.press('Enter');
  await keyboard.insertText('Nobody stands behind the counter any more. '.repeat(20).trim());
  await keyboard.press('Tab');
  await expect(page.getByLabel('Why it matters')).toBeFocused();
  await keyboard.type('A bakery is a hard case for cameras.');
  await tabTo(page, page.getByRole('combobox', { name: 'Add a topic' }));
  await keyboard.type('bakeries');
  await expect(page.getByRole('option', { name: /^Create/ })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await saved(page);
  await press(page, page.getByRole('button', { name: 'Mark as ready' }));
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();

  await page.goto(`/admin/briefings/${id}`);
  await expect(page.getByRole('heading', { name: 'It may go out' })).toBeVisible();
  await arranged(page);
  await press(page, page.getByRole('region', { name: 'Publication' }).getByRole('button', { name: 'Publish now' }));
  const sure = page.getByRole('dialog');
  await expect(sure.getByRole('button', { name: 'Not yet' })).toBeFocused();
  await press(page, sure.getByRole('button', { name: /^Publish No\./ }));
  await expect(page.getByText('Readers see this edition.')).toBeVisible();

  const readers = await (await page.request.get('/briefings/2036-02-01')).text();
  expect(readers).toContain(HEADLINE);
  const story = await (await page.request.get(/href="(\/stories\/quillfeather[^"]*)"/.exec(readers)![1]!)).text();
  expect(story).toContain('A bakery is a hard case for cameras.');
  expect(story).toContain('Porthcawl Post');
  expect(story).not.toContain('the loaves that they lift');
});
