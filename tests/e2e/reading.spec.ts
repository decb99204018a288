import { expect, test } from './reader';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('from the front page to a briefing, a story and the next', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1, name: 'This week’s five' })).toBeVisible();
      const earlier = page.getByRole('region', { name: 'Earlier editions' });
      await expect(earlier.getByRole('listitem')).toHaveCount(6);
      await earlier.getByRole('link', { name: 'All editions' }).click();
      await page.getByRole('link', { name: /^Ant Group prepares a double listing/ }).click();

      await expect(page).toHaveURL('/briefings/2020-07-24');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Friday 24 July 2020');
      const headings = page.getByRole('main').getByRole('heading', { level: 2 });
      await expect(headings).toHaveCount(7);
      await expect(headings.nth(5)).toHaveText('Corrected since');
      await page.getByRole('link', { name: /^Read the story ?: Ant Group/ }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ant Group prepares/);
      await expect(page.getByRole('heading', { name: 'Why it matters' })).toBeVisible();
      const more = page.getByRole('navigation', { name: 'More in this edition' });
      for (const next of [/UK clothing chains/, /Starbucks Now/, /six-wheeled Scout/, /Locked-down Britain/]) {
        await more.getByRole('link', { name: /Next in No\. 30/ }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(next);
      }
      await more.getByRole('link', { name: /End of the shelf/ }).click();
      await expect(page).toHaveURL('/briefings/2020-07-24');
    });
  });
}

test('the front page leads with the newest edition, ranked, and stays at its own address', async ({ page }) => {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await expect(page).toHaveURL('/');
  const week = page.getByRole('region', { name: 'This week’s five' });
  await expect(week.getByRole('listitem')).toHaveCount(5);
  await expect(week.getByText(/^Ranked \d$/)).toHaveText(['Ranked 1', 'Ranked 2', 'Ranked 3', 'Ranked 4', 'Ranked 5']);
  await expect(page.getByRole('banner').getByText('Friday 6 November 2020')).toBeVisible();
});

test('the archive holds every edition, by month, and says which weeks have none', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Archive' }).click();
  await expect(page).toHaveURL('/briefings');
  await expect(page.getByText('14 so far, 70 stories')).toBeVisible();
  await expect(page.getByText('no edition here: 32 to 33, 37, 39, 41 to 44.')).toBeVisible();
  const months = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(months).toHaveText(['November', 'October', 'September', 'August', 'July', 'June']);
  const july = page.getByRole('region', { name: 'July' });
  await expect(july.getByRole('listitem')).toHaveCount(5);
  await july.getByRole('link', { name: /^Ant Group prepares/ }).click();
  await expect(page).toHaveURL('/briefings/2020-07-24');
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Archive' }).click();
  await expect(page).toHaveURL('/briefings');
});

test('a briefing leads to the editions before and after it', async ({ page }) => {
  await page.goto('/briefings/2020-07-24');
  const editions = page.getByRole('navigation', { name: 'Editions' });
  await editions.getByRole('link', { name: 'Previous, No. 29' }).click();
  await expect(page).toHaveURL('/briefings/2020-07-17');
  await editions.getByRole('link', { name: 'Next, No. 30' }).click();
  await expect(page).toHaveURL('/briefings/2020-07-24');
});

test('a story shows its sources, companies, topics and correction', async ({ page }) => {
  await page.goto('/stories/ant-group-double-listing');
  const facts = page.getByRole('complementary', { name: 'What’s in this story' });
  await expect(facts.getByRole('link', { name: /^Ant Group/ }).first()).toHaveAttribute(
    'href',
    'https://antgroup.com/',
  );
  await expect(facts.getByRole('link', { name: 'Alibaba Group' })).toHaveAttribute('href', '/companies/alibaba-group');
  await expect(facts.getByRole('link', { name: 'Payments' })).toHaveAttribute('href', '/topics/payments');
  await page.getByRole('link', { name: 'Corrected 11:20' }).click();
  const correction = page.getByRole('region', { name: 'Correction, 24 July 2020, 11:20' });
  await expect(correction).toBeInViewport();
  await expect(correction).toContainText('at first named one exchange');
});

test('times are those of the newsroom’s clock, and machines get them in UTC', async ({ page }) => {
  await page.goto('/stories/ant-group-double-listing');
  const published = page.getByText('Friday 24 July 2020, 07:00');
  await expect(published).toHaveAttribute('datetime', '2020-07-24T06:00:00.000Z');
});

test('a picture is described, credited and keeps its place while it loads', async ({ page }) => {
  await page.goto('/stories/amazon-scout-georgia-tennessee');
  const picture = page.getByRole('img', { name: 'Drawing of a six-wheeled delivery robot on a pavement at dusk' });
  await expect(picture).toHaveAttribute('width', '1600');
  await expect(page.getByText('Drawing: Aisle Five')).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
});
