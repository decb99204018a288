import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { openStory, saveBeside, saved, startStory, storedRecord, textOf } from './stories';

/** The next heartbeat is ten seconds away at most; a busy machine takes its time. */
const BEAT = { timeout: 30_000 };

/** An address that does not follow the headline: it would be one more field to choose. */
const byHand = () => ({ slug: `by-hand-${Date.now()}` });

test.describe.configure({ timeout: 180_000 });

test('the second editor reads along, takes over, and the first hears of it', async ({ open }) => {
  const [first, second] = [await open('editor'), await open('second')];
  const id = await startStory({ headline: 'Together' });
  await openStory(first, id);
  await second.goto(`/admin/stories/${id}`);
  await expect(second.getByText('Ed Itor is writing here.')).toBeVisible();
  await expect(second.getByLabel('Headline')).not.toBeEditable();
  await first.getByLabel('Headline').fill('Together, changed');
  await expect(second.getByLabel('Headline')).toHaveValue('Together, changed', BEAT);
  await expect(first.getByRole('img', { name: 'Also open: Sec Ond' })).toBeVisible(BEAT);
  expect(await findingsInBothThemes(second)).toEqual([]);

  await second.getByRole('button', { name: 'Take over' }).click();
  const text = await textOf(second);
  await text.pressSequentially('Hers.');
  await saved(second);
  await expect(first.getByText('Sec Ond has taken over.')).toBeVisible(BEAT);
  await expect(first.getByLabel('Headline')).not.toBeEditable();
  await expect(first.getByText('Hers.')).toBeVisible(BEAT);
});

test('who leaves lets the other write', async ({ open }) => {
  const [first, second] = [await open('editor'), await open('second')];
  const id = await startStory({ headline: 'Left' });
  await openStory(first, id);
  await second.goto(`/admin/stories/${id}`);
  await expect(second.getByText('Ed Itor is writing here.')).toBeVisible();
  await first.close();
  await expect(second.getByLabel('Headline')).toBeEditable(BEAT);
});

test('both texts are shown side by side, field by field, and what is chosen is saved', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory({
    ...byHand(),
    headline: 'Both began here',
    standfirst: 'Here too.',
    whyItMatters: 'Why.',
  });
  await openStory(page, id);
  await page.context().setOffline(true);
  await page.getByLabel('Headline').fill('Mine ends here');
  await page.getByLabel('Standfirst').fill('Mine alone.');
  await saveBeside(id, { headline: 'Theirs ends here', whyItMatters: 'Theirs alone.' });
  await page.context().setOffline(false);

  const dialog = page.getByRole('dialog', { name: 'Sec Ond has changed this story meanwhile' });
  await expect(dialog.getByRole('group')).toHaveCount(3, { timeout: 30_000 });
  const field = (name: string) => dialog.getByRole('group', { name });
  await expect(field('Standfirst').getByLabel('Mine', { exact: true })).toBeChecked();
  await expect(field('Why it matters').getByLabel('That of Sec Ond')).toBeChecked();
  await expect(field('Headline').getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await findingsInBothThemes(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(field('Headline').getByText('Choose one of them first.')).toBeVisible();
  await field('Headline').getByLabel('Both, to make one of them by hand').check();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(page.getByLabel('Headline')).toHaveValue('Mine ends here Theirs ends here');
  await saved(page);
  expect(await storedRecord(id)).toMatchObject({
    headline: 'Mine ends here Theirs ends here',
    standfirst: 'Mine alone.',
    whyItMatters: 'Theirs alone.',
  });
});

test('a conflict can wait: nothing is saved over it, and typing goes on', async ({ open }) => {
  const page = await open('editor');
  const id = await startStory({ ...byHand(), headline: 'One' });
  await openStory(page, id);
  await page.context().setOffline(true);
  await page.getByLabel('Headline').fill('Mine');
  await saveBeside(id, { headline: 'Theirs' });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Decide later' }).click({ timeout: 30_000 });
  await page.getByLabel('Headline').fill('Mine, more');
  await expect(page.locator('.top .save').first()).toHaveText('Changed by Sec Ond meanwhile');
  expect((await storedRecord(id)).headline).toBe('Theirs');
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await page.getByLabel('That of Sec Ond').check();
  await page.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(page.getByLabel('Headline')).toHaveValue('Theirs');
});
