import type { Page } from '@playwright/test';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const FIRST = {
  ...{ headline: 'Robots begin trials', standfirst: 'In two towns.', whyItMatters: 'Kerbs.', leadPicture: null },
  ...{ searchTitle: '', searchDescription: '', embargoUntil: null, followsId: null, sources: [] },
  ...{ topics: [1], companies: [], body: { type: 'doc', content: [paragraph('The robot has begun its work.')] } },
};

const SECOND = {
  ...FIRST,
  headline: 'Robots begin their work',
  topics: [2, 1],
  body: { type: 'doc', content: [paragraph('The robot was put to work.'), paragraph('More of this.')] },
};

/** A story that two people have saved, one after the other; hands back the address of its history. */
async function make(first: Page, second: Page): Promise<string> {
  await first.goto('/admin/stories');
  await first.getByRole('button', { name: 'New story' }).click();
  await first.waitForURL(/\/admin\/stories\/\d+$/);
  const id = /\d+$/.exec(first.url())![0];
  for (const [index, page] of [first, second].entries()) {
    const record = { ...(index === 0 ? FIRST : SECOND), slug: `robots-${id}` };
    const saved = await page.request.put(`/api/desk/stories/${id}`, { data: { basedOn: index + 1, record } });
    expect(saved.status()).toBe(200);
  }
  return `/admin/stories/${id}/history`;
}

test('versions are compared word by word, and one field comes back', async ({ open }) => {
  const [page, second] = [await open('writer'), await open('second')];
  const path = await make(page, second);
  await page.goto(path);
  const versions = page.getByRole('navigation', { name: 'Versions' });
  await expect(versions.getByRole('link')).toHaveCount(3);
  await expect(versions.getByRole('link').first()).toContainText('Sec Ond');
  await expect(versions.getByRole('link').first()).toContainText('Headline, Text, Topics');
  await versions.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/version=2/);
  const headline = page.getByRole('region', { name: 'Headline' });
  await expect(headline.getByRole('deletion')).toHaveText('trials');
  await expect(headline.getByRole('insertion')).toHaveText('their work');
  await expect(page.getByRole('region', { name: 'Text' }).getByRole('insertion').last()).toHaveText('More of this.');
  await page.getByRole('link', { name: 'Side by side' }).click();
  await expect(headline.getByRole('group', { name: 'Now' })).toHaveText('Robots begin their work');

  await headline.getByRole('button', { name: 'Restore Headline' }).click();
  await expect(page.getByText('It is as it was.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Headline as it was' })).toContainText('Robots begin trials');
  await expect(page.getByRole('region', { name: 'Text' }).getByRole('insertion').last()).toHaveText('More of this.');
  await expect(versions.getByRole('link').first()).toContainText('Restored. Headline');
});

test('a version comes back whole, unless somebody saved meanwhile', async ({ open }) => {
  const [page, second] = [await open('editor'), await open('second')];
  const path = await make(page, second);
  await page.goto(`${path}?version=2`);
  const stale = await open('writer');
  await stale.goto(`${path}?version=2`);
  await page.getByRole('button', { name: /^Restore \d\d:\d\d$/ }).click();
  await expect(page.getByText('It is as it was.')).toBeVisible();
  await expect(page.getByRole('insertion')).toHaveCount(0);
  await second.request.put(path.replace('/admin', '/api/desk').replace('/history', ''), {
    data: { basedOn: 4, record: { ...SECOND, slug: `robots-${/\d+/.exec(path)![0]}` } },
  });
  await stale.getByRole('button', { name: /^Restore \d\d:\d\d$/ }).click();
  await expect(stale.getByRole('main').getByRole('alert')).toContainText(
    'Sec Ond has saved since this page was opened',
  );
});

test('a story that was never saved here has one version: how it is', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin/stories/3/history');
  await expect(page.getByText('Showing Now')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Restore/ })).toHaveCount(0);
});

test('a history that does not exist is none', async ({ open }) => {
  const page = await open('editor');
  for (const path of ['/admin/stories/99999/history', '/admin/stories/x/history'])
    expect((await page.goto(path))!.status()).toBe(404);
});

test('axe finds nothing in the history, on any screen', async ({ open }) => {
  const page = await open('editor');
  const path = await make(page, await open('second'));
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const query of ['?version=2', '?version=2&side=1', '']) {
      await page.goto(path + query);
      expect(await findingsInBothThemes(page), query).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
