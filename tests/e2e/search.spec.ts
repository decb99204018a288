import { expect, test } from './reader';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('search, narrow, sort and open a story', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
      await page.getByRole('searchbox', { name: 'Search Aisle Five' }).fill('delivery');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(page).toHaveURL('/search?q=delivery');
      await expect(page.getByRole('status')).toHaveText(/^\d+ stories with “delivery”$/);
      await expect(page.locator('mark').first()).toHaveText(/deliver/i);

      await page.getByRole('checkbox', { name: /^Grocery/ }).check();
      await page.getByRole('button', { name: 'Show these' }).click();
      await expect(page.getByRole('status')).toHaveText(/^7 stories of \d+ with “delivery”$/);
      await expect(page.getByRole('checkbox', { name: /^Grocery/ })).toBeChecked();
      await expect(page.getByRole('searchbox')).toHaveValue('delivery');

      await page.getByRole('navigation', { name: 'Sort' }).getByRole('link', { name: 'Newest' }).click();
      await expect(page.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'true');
      await page.getByRole('link', { name: 'Topic: Grocery , remove filter' }).click();
      await expect(page.getByRole('status')).toHaveText(/^\d+ stories with “delivery”$/);
      await page.getByRole('link', { name: 'Next page' }).click();
      await expect(page).toHaveURL(/page=2/);
      await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first().click();
      await expect(page).toHaveURL(/\/stories\//);
    });

    test('a word that is misspelt leads to the one that was meant', async ({ page }) => {
      await page.goto('/search?q=amzaon');
      await expect(page.getByRole('heading', { name: 'Out of stock' })).toBeVisible();
      await page.getByRole('status').getByRole('link', { name: 'amazon' }).click();
      await expect(page).toHaveURL('/search?q=amazon');
      await expect(page.getByRole('status')).toHaveText(/stories with “amazon”/);
    });
  });
}

test('on a small screen the filters open over the results and close with Escape', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/search?q=delivery');
  const grocery = page.getByRole('checkbox', { name: /^Grocery/ });
  await expect(grocery).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(grocery).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grocery).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).click();
  await grocery.check();
  await page.getByRole('button', { name: 'Show these' }).click();
  await expect(page.getByRole('status')).toHaveText(/^7 stories of/);
});

test('hostile searches are answered like any other', async ({ page, request }) => {
  await page.goto(`/search?q=${encodeURIComponent('<script>alert(1)</script> "amazon')}`);
  await expect(page.getByRole('heading', { name: 'Out of stock' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('<script>alert(1)</script> "amazon');
  for (const query of [
    'q=%00',
    'q=%ff%fe',
    'q="',
    'q=*&page=-1',
    'q[]=a',
    'q=a&q=b',
    `q=${'x'.repeat(5000)}`,
    'topic=%27',
    '%',
  ]) {
    expect((await request.get(`/search?${query}`)).status(), query).toBe(200);
  }
});

test('search engines are told to leave results alone', async ({ request, baseURL }) => {
  const html = await (await request.get('/search?q=amazon')).text();
  expect(html).toContain('<meta name="robots" content="noindex, follow"');
  expect(html).toContain(`<link rel="canonical" href="${baseURL}/search"`);
});

test('catch me up: a day, the number ones since, and a day that is none', async ({ page }) => {
  await page.goto('/catch-up');
  await page.getByRole('link', { name: 'The last four editions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Four editions away? Four stories.');
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(4);
  await page.getByLabel('I have been away since').fill('2020-08-01');
  await page.getByRole('button', { name: 'Catch me up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Six editions away? Six stories.');
  await page.goto('/catch-up?since=tomorrow');
  await expect(page.getByRole('alert')).toContainText('not a day we know');
});

test('a topic and a company can be followed from a story', async ({ page }) => {
  await page.goto('/stories/ant-group-listings-suspended');
  const thread = page.getByRole('region', { name: 'The same matter' });
  await expect(thread.getByRole('listitem').first()).toContainText('Previously: number 1 on 28 August 2020');
  await page.getByRole('complementary').getByRole('link', { name: 'Alibaba Group' }).click();
  await expect(page).toHaveURL('/companies/alibaba-group');
  await expect(page.getByText(/^In \d+ of \d+ editions/)).toBeVisible();
  const chart = page.getByRole('region', { name: /^Where Alibaba Group has ranked/ });
  await expect(chart.getByRole('img')).toHaveAccessibleName(/Most recent: ranked \d in No\. 45/);
  await page.getByText('The same as a table').click();
  await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(1);
  await page
    .getByRole('complementary')
    .getByRole('link', { name: /^Payments/ })
    .click();
  await expect(page).toHaveURL('/topics/payments');
  await page.getByRole('link', { name: 'RSS for this topic' }).click({ trial: true });
});

test('a chart that does not fit opens at its newest edition', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/topics/stores');
  const chart = page.getByRole('region', { name: 'Chart' });
  const edge = await chart.evaluate((box) => {
    const end = box.firstElementChild!.getBoundingClientRect().right;
    return { overflow: box.scrollWidth - box.clientWidth, hidden: end - box.getBoundingClientRect().right };
  });
  expect(edge.overflow).toBeGreaterThan(50);
  expect(edge.hidden).toBeLessThanOrEqual(1);
});
