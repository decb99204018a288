import type { Locator } from '@playwright/test';
import { expect, test } from './desk';
import { openStory, saved, startStory, storedRecord } from './stories';

/** Pastes as a browser does: what another program put on the clipboard, in two kinds. */
const paste = (text: Locator, kinds: Record<string, string>) =>
  text.evaluate((element, given) => {
    const data = new DataTransfer();
    for (const [kind, words] of Object.entries(given)) data.setData(kind, words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, kinds);

const bodyOf = async (id: number) => (await storedRecord(id)).body.content;
const p = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });

test('HTML from elsewhere comes in clean, and pictures that stay behind are counted', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  await paste(text, {
    'text/html': `<h1 style="color:red">Title</h1><p class=MsoNormal>Some <span onclick="x()">words</span>.</p><img src="https://a.example/b.png">
      <table><tr><td>2020</td><td>500</td></tr></table><script>alert(1)</script>`,
    'text/plain': 'Title Some words.',
  });
  await expect(page.getByText('One picture of what you pasted stayed behind')).toBeVisible();
  await saved(page);
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Title' }] };
  expect(await bodyOf(id)).toEqual([heading, p('Some words.'), p('2020 · 500')]);
});

test('words pasted into a sentence stay in it, and plain text keeps its paragraphs', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  await text.pressSequentially('Before after');
  for (let letter = 0; letter < 6; letter++) await page.keyboard.press('ArrowLeft');
  await paste(text, { 'text/html': '<b style="font-weight:normal"><span> the</span></b>', 'text/plain': ' the' });
  await page.keyboard.press('Control+End');
  await paste(text, { 'text/plain': '.\n\nSecond **kept** <b>as</b> it is' });
  await saved(page);
  expect(await bodyOf(id)).toEqual([p('Before the after.'), p('Second **kept** <b>as</b> it is')]);
});

test('an address pasted over selected words makes them a link', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  await text.pressSequentially('shelf');
  await page.keyboard.press('Control+a');
  await paste(text, {
    'text/plain': 'https://example.com/a',
    'text/html': '<a href="https://example.com/a">https://example.com/a</a>',
  });
  await expect(text.getByRole('link', { name: 'shelf' })).toHaveAttribute('href', 'https://example.com/a');
});

test('lists pasted into lists never become deeper than the server takes', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory();
  const text = await openStory(page, id);
  const deep = `${'<ul><li>deep'.repeat(4)}${'</li></ul>'.repeat(4)}`;
  await paste(text, { 'text/html': deep });
  await paste(text, { 'text/html': deep });
  for (let press = 0; press < 6; press++) await page.keyboard.press('Tab');
  await saved(page);
  expect((await text.textContent())?.match(/deep/g)).toHaveLength(8);
});

test('what is copied in the editor is pasted as it was', async ({ open }) => {
  const page = await open('editor');
  const attrs = { figure: '500', caption: 'robots' };
  const id = await startStory({ body: { type: 'doc', content: [p('One'), { type: 'pullFigure', attrs }] } });
  const text = await openStory(page, id);
  const copied = await text.evaluate((element) => {
    const data = new DataTransfer();
    element.focus();
    getSelection()?.selectAllChildren(element);
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { 'text/html': data.getData('text/html'), 'text/plain': data.getData('text/plain') };
  });
  await page.keyboard.press('Control+End');
  await paste(text, copied);
  await saved(page);
  expect((await bodyOf(id))!.filter(({ type }) => type === 'pullFigure').length).toBeGreaterThan(0);
});
