import { pages } from '../../support/desk-doors';
import { findings, findingsInBothThemes } from '../axe';
import { expect, test } from './desk';

/** Each page of the desk as the administrator sees it; where an address has a number, the first of its kind. */
const paths = pages()
  .filter(({ isOpen, path }) => !isOpen && path.startsWith('/admin'))
  .map(({ path }) => path.replace('/settings/1', '/settings/topics'));

test('there are pages to look at', () => {
  expect(paths).toEqual(
    expect.arrayContaining(['/admin', '/admin/briefings/1', '/admin/stories/1/history', '/admin/media']),
  );
});

for (const path of paths) {
  test(`${path} has nothing wrong for axe in either theme, and fits 320 px and a page enlarged to 200 %`, async ({
    open,
  }) => {
    const page = await open('administrator');
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect(await findingsInBothThemes(page)).toEqual([]);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(width, { message: 'at 320 px' }).toBeLessThanOrEqual(320);
    // Colours are what they were; what is narrow is placed anew.
    expect(await findings(page)).toEqual([]);
    // What is left of 1280 pixels when the browser enlarges everything to twice its size.
    await page.setViewportSize({ width: 640, height: 450 });
    await expect.poll(width, { message: 'twice as large' }).toBeLessThanOrEqual(640);
  });
}
