import { expect, test } from './desk';

test('the mail of an edition is shown as it would go out, and nothing in it runs', async ({ open }) => {
  const page = await open('writer');
  for (const [width, scheme] of [
    [600, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const response = await page.goto('/admin/preview/briefings/7/mail');
    expect(response!.headers()['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
    expect((await response!.body()).length).toBeLessThan(40_000);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aisle Five');
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);
    await expect(page.getByRole('link', { name: 'Unsubscribe' })).toHaveAttribute('href', '#unsubscribe');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('so is its plain part', async ({ open }) => {
  const { request } = await open('writer');
  const response = await request.get('/admin/preview/briefings/7/text');
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toMatch(/^Subject: No\. \d+: .+\n\nAisle Five\n/);
  expect((await request.get('/admin/preview/briefings/9999/text')).status()).toBe(404);
});
