import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { openStory, saved, startStory, storedRecord } from './stories';

test('a story is written by keyboard alone', async ({ open }) => {
  const page = await open('writer');
  const id = await startStory();
  await openStory(page, id);
  await page.getByLabel('Headline').focus();
  await page.keyboard.type('Robots leave the aisle');
  await page.keyboard.press('Enter');
  await page.keyboard.type('People walk it again.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Walmart **ended** it.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## What happened');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- One');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> Said');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Why it matters')).toBeFocused();
  await page.keyboard.type('It costs £40.6bn. It matters.');
  await expect(page.locator('#why-count')).toHaveText('two sentences, five words');
  await saved(page);
  const { body, ...record } = await storedRecord(id);
  expect(record).toMatchObject({
    headline: 'Robots leave the aisle',
    slug: expect.stringMatching(/^robots-leave-the-aisle(-\d+)?$/),
    standfirst: 'People walk it again.',
    whyItMatters: 'It costs £40.6bn. It matters.',
  });
  const text = (words: string, ...marks: object[]) => ({
    type: 'text',
    ...(marks.length > 0 && { marks }),
    text: words,
  });
  const p = (...content: object[]) => ({ type: 'paragraph', content });
  const item = (words: string) => ({ type: 'listItem', content: [p(text(words))] });
  expect(body.content).toEqual([
    p(text('Walmart '), text('ended', { type: 'bold' }), text(' it.')),
    { type: 'heading', attrs: { level: 2 }, content: [text('What happened')] },
    { type: 'bulletList', content: [item('One'), item('Two')] },
    { type: 'blockquote', content: [p(text('Said'))] },
  ]);
  await expect(page.getByRole('button', { name: 'Publish changes' })).toHaveCount(0);
});

test('the toolbar is one stop, with arrow keys inside; links have a dialog', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  await text.pressSequentially('shelf');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Italic' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Make a link' });
  await dialog.getByLabel('Address').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('That is no address.');
  await dialog.getByLabel('Address').fill('example.com/shelf');
  await page.keyboard.press('Enter');
  await expect(text.getByRole('link', { name: 'shelf' })).toHaveAttribute('href', 'https://example.com/shelf');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(text.getByRole('link')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await saved(page);
  expect((await storedRecord(id)).body.content![0]!.content![0]!.marks).toEqual([
    { type: 'link', attrs: { href: 'https://example.com/shelf' } },
    { type: 'italic' },
  ]);
});

test('a figure is put in, changed and taken out', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  await text.pressSequentially('Before');
  await page.getByRole('button', { name: 'Figure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put in a figure' });
  await dialog.getByRole('button', { name: 'Put it in' }).click();
  await expect(dialog.getByLabel('Figure')).toBeFocused();
  await dialog.getByLabel('Figure').fill('£40.6bn');
  await dialog.getByLabel('What it counts').fill('what it costs');
  await page.keyboard.press('Enter');
  await text.getByText('£40.6bn').click();
  await page.getByRole('group', { name: 'Selected figure' }).getByRole('button', { name: 'Change it' }).click();
  await page.getByRole('dialog').getByLabel('What it counts').fill('what it cost in 2020');
  await page.keyboard.press('Enter');
  await saved(page);
  const figure = { type: 'pullFigure', attrs: { figure: '£40.6bn', caption: 'what it cost in 2020' } };
  expect((await storedRecord(id)).body.content).toContainEqual(figure);
  await text.getByText('£40.6bn').click();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await expect(text.getByText('£40.6bn')).toHaveCount(0);
});

test('sources: an address is enough, and their order is changed by keyboard', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await page.route('**/api/desk/link-facts*', (route) =>
    route.fulfill({ json: { publisher: 'The Journal', title: 'Robots out', publishedOn: '2020-11-02' } }),
  );
  await openStory(page, id);
  const field = page.getByLabel('Add a source');
  await field.fill('https://www.journal.example/robots');
  await field.press('Enter');
  await expect(page.getByText('The Journal, Robots out')).toBeVisible();
  await field.fill('A press release on paper');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Move A press release on paper up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Move A press release on paper down' })).toBeFocused();
  await page.getByLabel('Title', { exact: true }).first().fill('About robots');
  await page.getByRole('textbox', { name: 'Link', exact: true }).fill('nowhere');
  await expect(page.getByText('It must be an address such as https://example.com/.')).toBeVisible();
  await saved(page);
  expect((await storedRecord(id)).sources).toEqual([
    { publisher: 'A press release on paper', title: 'About robots', url: null, publishedOn: null },
    {
      publisher: 'The Journal',
      title: 'Robots out',
      url: 'https://www.journal.example/robots',
      publishedOn: '2020-11-02',
    },
  ]);
  await page.getByRole('button', { name: 'Remove Robots out' }).click();
  await saved(page);
  expect((await storedRecord(id)).sources).toHaveLength(1);
});

test('topics and companies are found, made and put in order', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  await openStory(page, id);
  const topics = page.getByRole('combobox', { name: 'Add a topic' });
  await topics.fill('del');
  await page
    .getByRole('option', { name: /deliver/i })
    .first()
    .click();
  const fresh = `Robots ${id}`;
  await topics.fill(fresh);
  await expect(page.getByRole('option', { name: `Create “${fresh}”` })).toHaveAttribute('aria-selected', 'true');
  await topics.press('Enter');
  await page.getByRole('button', { name: `Put ${fresh} first` }).click();
  await page.getByRole('combobox', { name: 'Add a company' }).fill('wal');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove Walmart/ })).toBeVisible();
  await saved(page);
  const record = await storedRecord(id);
  expect([record.topics.length, record.companies.length]).toEqual([2, 1]);
  expect(record.topics[0]).toBeGreaterThan(record.topics[1]!);
});

test('the address follows the headline until it is set by hand, and one that is taken gets a number', async ({
  open,
}) => {
  const page = await open('editor');
  const taken = `taken ${Date.now()}`;
  await startStory({ headline: taken, slug: taken.replaceAll(' ', '-') });
  const id = await startStory();
  await openStory(page, id);
  await page.getByLabel('Headline').fill(taken);
  await expect(page.getByLabel('Address')).toHaveValue(`${taken.replaceAll(' ', '-')}-2`);
  await saved(page);
  await page.getByLabel('Address').fill('By Hand');
  await expect(page.getByText(/The address may hold small letters/)).toBeVisible();
  await page.getByLabel('Address').fill(`by-hand-${id}`);
  await page.getByLabel('Headline').fill('Another headline');
  await saved(page);
  expect((await storedRecord(id)).slug).toBe(`by-hand-${id}`);
});

test('what is missing is said, with the way to it; then it is handed in', async ({ open }) => {
  const page = await open('writer');
  const id = await startStory({ headline: 'Handed in', standfirst: 'S.' });
  await openStory(page, id);
  await page.getByRole('tab', { name: /^Details/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Write it : It does not say why it matters.' }).click();
  await expect(page.getByLabel('Why it matters')).toBeFocused();
  await page.getByRole('button', { name: 'Mark as ready' }).click();
  await expect(page.getByRole('button', { name: 'Back to writing' })).toBeVisible();
});

test('there is nothing wrong for axe, at either width', async ({ open }) => {
  const page = await open('editor');
  const source = { publisher: 'P', title: 'T', url: 'https://example.com/', publishedOn: null };
  const id = await startStory({ headline: 'For axe', sources: [source], topics: [1, 2], companies: [1] });
  await openStory(page, id);
  await page.getByRole('button', { name: /^Edit/ }).click();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Checks/ }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findingsInBothThemes(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('a story that is not there says so, and one of the trash can be had back', async ({ open }) => {
  const page = await open('editor');
  for (const id of ['999999', 'nothing', '1e3', '-1']) {
    await page.goto(`/admin/stories/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing on this shelf' })).toBeVisible();
  }
  const id = await startStory({ headline: 'Thrown away' });
  const { trashStory } = await import('@/lib/stories/trash');
  await trashStory({ storyId: id, by: { name: 'Ed Itor', role: 'editor' }, now: new Date() });
  await page.goto(`/admin/stories/${id}`);
  await expect(page.getByText('In the trash', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Restore from the trash' }).click();
  await expect(page.getByLabel('Headline')).toBeEditable();
});

test('hostile records are refused and change nothing', async ({ open }) => {
  const { request } = await open('editor');
  const id = await startStory({ headline: 'Unhurt' });
  const before = await storedRecord(id);
  const put = (data: unknown) =>
    request.put(`/api/desk/stories/${id}`, { data: data as object, headers: { 'content-type': 'application/json' } });
  const script = { type: 'doc', content: [{ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }] };
  const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }];
  const link = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks }] }] };
  for (const record of [
    null,
    [],
    'x',
    {},
    { ...before, body: script },
    { ...before, body: link },
    { ...before, __proto__: { a: 1 }, extra: 1 },
    { ...before, slug: '../x' },
    { ...before, topics: [1, 1] },
  ])
    expect((await put({ basedOn: 2, record })).status()).toBe(422);
  for (const data of ['{', 'null', [], { record: before }])
    expect((await put(data)).status()).toBeGreaterThanOrEqual(400);
  expect(await storedRecord(id)).toEqual(before);
});
