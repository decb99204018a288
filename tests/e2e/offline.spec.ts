import { expect, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

test('without a connection what was read still opens, and the rest says why it does not', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto('/stories/ant-group-double-listing');
  await expect
    .poll(() =>
      page.evaluate(async () => (await (await caches.open('pages-1')).keys()).map(({ url }) => new URL(url).pathname)),
    )
    .toContain('/stories/ant-group-double-listing');

  await context.setOffline(true);
  await page.goto('/stories/ant-group-double-listing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ant Group prepares/);
  await page.goto('/topics/delivery');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The shutters are down.');

  await context.setOffline(false);
  await page.goto('/topics/delivery');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivery');
});

test('with a connection every page comes from the site, never from the copy', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(async () => {
    const cache = await caches.open('pages-1');
    const stale = new Response('<h1>An older copy</h1>', { headers: { 'content-type': 'text/html' } });
    await cache.put('/topics/delivery', stale);
  });
  await page.goto('/topics/delivery');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivery');
});
