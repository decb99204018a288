import { expect, test } from './reader';

const background = 'getComputedStyle(document.body).backgroundColor';
const LIGHT = 'rgb(253, 253, 251)';
const DARK = 'rgb(18, 19, 16)';

test('the theme follows the system until the reader chooses, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await page.evaluate(background)).toBe(DARK);
  await page.getByRole('button', { name: 'Switch to light theme' }).click();
  expect(await page.evaluate(background)).toBe(LIGHT);
  await page.goto('/stories/ant-group-double-listing');
  expect(await page.evaluate(background)).toBe(LIGHT);
  await page.getByRole('button', { name: 'Switch to dark theme' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  expect(await page.evaluate(background)).toBe(DARK);
});

test('the choice is there before anything is painted', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  // With site.js kept from loading, only the line in the head can have done it.
  await page.route('**/site.js', (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
  await page.goto('/');
  expect(await page.evaluate(background)).toBe(DARK);
});

test('copying the link copies the canonical address and says so', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/stories/ant-group-double-listing?from=mail');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${baseURL}/stories/ant-group-double-listing`);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('nothing is offered that would not work', async ({ page }) => {
    for (const path of ['/', '/briefings/2020-07-24', '/stories/ant-group-double-listing']) {
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      // A form that goes somewhere needs no script; any other button does.
      await expect(page.locator('button:not(form[action] *)').filter({ visible: true })).toHaveCount(0);
    }
  });
});

test('a briefing fits one sheet of A4', async ({ page }) => {
  for (const date of ['2020-07-24', '2020-11-06', '2020-06-12']) {
    await page.goto(`/briefings/${date}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g), date).toHaveLength(1);
  }
});

test('on paper there is no navigation and links of a story print their address', async ({ page, baseURL }) => {
  await page.goto('/stories/ant-group-double-listing');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  const printed = await page
    .getByRole('link', { name: 'JD.com' })
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(printed.replaceAll('"', '').replaceAll(' ', '')).toContain(`(${baseURL}/stories/jd-com-trades-hong-kong)`);
});

test('paper is white after hours too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto('/stories/ant-group-double-listing');
  expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
  const ink = await page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).color);
  expect(ink).toBe('rgb(0, 0, 0)');
});

test('the fonts are ours and arrive', async ({ page }) => {
  await page.goto('/stories/ant-group-double-listing');
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status === 'loaded').length;
  });
  expect(loaded).toBeGreaterThanOrEqual(4);
});

test('sharing uses the system’s own sheet where there is one, and is not offered where there is none', async ({
  page,
  baseURL,
}) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(navigator, { share: (what: unknown) => Promise.resolve(shared.push(what)) });
    Object.assign(globalThis, { shared });
  });
  await page.goto('/stories/ant-group-double-listing?from=mail');
  await page.getByRole('button', { name: 'Share' }).click();
  expect(await page.evaluate(() => (globalThis as unknown as { shared: object[] }).shared)).toMatchObject([
    { url: `${baseURL}/stories/ant-group-double-listing` },
  ]);
  const other = await page.context().browser()!.newPage();
  await other.addInitScript(() => Object.assign(navigator, { share: undefined }));
  await other.goto(`${baseURL}/stories/ant-group-double-listing`);
  await expect(other.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await other.close();
});

test('a page can be mirrored: nothing sticks out, the text begins at the right', async ({ page }) => {
  for (const path of ['/', '/stories/ant-group-double-listing', '/companies/amazon', '/search?q=delivery']) {
    await page.goto(path);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    const brand = await page
      .getByRole('banner')
      .getByRole('link', { name: /^(5 )?Aisle Five/ })
      .first()
      .boundingBox();
    expect(brand!.x, path).toBeGreaterThan(700);
  }
});
