import { findings, findingsInBothThemes } from '../axe';
import { write } from './database';
import { expect, test } from './desk';

/** The tests of the desk share one site, so what the dashboard is to show is put there, and taken away again. */

const DAY = 24 * 60 * 60_000;
const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
const today = new Date().toISOString().slice(0, 10);

test.describe.configure({ mode: 'serial' });

/** An edition for tomorrow, before which nobody has another: the first place is filled, the others are empty. */
test.beforeAll(() =>
  write((database) => {
    database
      .prepare(
        `insert into briefings (number, slug, title, edition_date, intro) values (7, 'dashboard-test', '', ?, 'Two words')`,
      )
      .run(tomorrow);
    database.exec(`
      insert into slots (briefing_id, rank, story_id)
        select b.id, 1, s.id from briefings b, stories s where b.number = 7 and s.slug = 'amazon-buys-zoox';
      insert into jobs (kind, subject_id, proof, due_at, status, ordered_by, ordered_role, ordered_at, note)
        select 'publish', id, 'x', 0, 'held', 'Ed Itor', 'editor', 0, 'It came too late.' from briefings where number = 7;
    `);
    const read = database.prepare(`insert or replace into page_views (day, path, views) values (?, ?, ?)`);
    read.run(today, '/stories/intu-falls-into-administration', 90_000);
  }),
);

test.afterAll(() =>
  write((database) =>
    database.exec(`
      delete from jobs where subject_id = (select id from briefings where number = 7);
      delete from briefings where number = 7;
      delete from page_views where views = 90000;
    `),
  ),
);

test('shows this week’s edition, what it needs and the time left', async ({ open }) => {
  const page = await open('editor');
  await page.clock.install();
  await page.goto('/admin');
  const edition = page.getByRole('region', { name: /^No\. 7, / });
  await expect(edition.getByRole('listitem')).toHaveCount(5);
  await expect(edition.getByRole('listitem').first()).toContainText('Amazon agrees to buy Zoox');
  await expect(edition.getByText('Nothing here yet')).toHaveCount(4);
  await expect(edition.getByRole('link', { name: 'Open the composer' })).toHaveAttribute(
    'href',
    /\/admin\/briefings\/\d+$/,
  );
  const todo = page.getByRole('region', { name: 'Before it can go' });
  await expect(todo).toContainText('Slot 2 is empty.');
  await expect(todo).toContainText('Introduction written, two words');
  const plate = page.getByRole('complementary', { name: 'Time to publication' });
  await expect(plate).toContainText('Not scheduled yet');
  const before = await plate.getByRole('timer').getAttribute('aria-label');
  expect(before).toMatch(/^\S+ hours? and \S+ minutes?$/);
  await page.clock.fastForward('02:05');
  await expect(plate.getByRole('timer')).not.toHaveAttribute('aria-label', before!);
});

test('says first what waits for a person', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  const held = page.getByRole('region', { name: 'No. 7 waits for a person' });
  await expect(held).toContainText('It came too late.');
  await held.getByRole('link', { name: 'Open No. 7' }).click();
  await expect(page).toHaveURL(/\/admin\/briefings\/\d+$/);
});

test('shows what was read most, and behind a button the same day by day', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin');
  const read = page.getByRole('region', { name: 'Most read, seven days' });
  const first = read.getByRole('row').nth(1);
  await expect(first).toContainText('90,000');
  await expect(first.getByRole('link')).toHaveAttribute('href', '/stories/intu-falls-into-administration');
  await read.getByText('Day by day').click();
  const table = read.getByRole('region', { name: 'Views day by day' });
  await expect(table.getByRole('columnheader')).toHaveCount(8);
  await expect(table.getByRole('row').nth(1)).toContainText('90,000');
});

test('whoever may not read the audit log sees what is being written in place of it', async ({ open }) => {
  const page = await open('writer');
  await page.goto('/admin');
  await expect(page.getByRole('region', { name: 'Stories in work' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Recent activity' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Open the composer' })).toBeHidden();
  const other = await open('editor');
  await other.goto('/admin');
  await expect(other.getByRole('region', { name: 'Recent activity' }).getByRole('listitem').first()).toBeVisible();
});

test('axe finds nothing on it, and it fits a phone', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
