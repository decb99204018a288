import { expect, test } from './desk';
import { openStory, saved, storedRecord } from './stories';

/** Stories of the demo, published; no other test changes these. */
const [CORRECTED, DISCARDED] = [12, 13];

test('what is changed in a published story reaches readers when an editor publishes it, with its correction', async ({
  open,
}) => {
  const page = await open('editor');
  const { slug } = await storedRecord(CORRECTED);
  const shown = async () => (await page.request.get(`/stories/${slug}`)).text();
  await openStory(page, CORRECTED);
  await expect(page.getByText('Readers have this address.', { exact: false })).toBeVisible();
  await page.getByLabel('Why it matters').fill('It matters in another way.');
  await saved(page);
  expect(await shown()).not.toContain('It matters in another way.');

  const writer = await open('writer');
  await writer.goto(`/admin/stories/${CORRECTED}`);
  await expect(writer.getByText('Ed Itor is writing here.')).toBeVisible();
  for (const name of ['Publish changes', 'Discard changes', 'Withdraw'])
    await expect(writer.getByRole('button', { name })).toHaveCount(0);

  await page.getByRole('button', { name: 'Publish changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the changes' });
  await expect(dialog.getByText('Changed: Why it matters.')).toBeVisible();
  await dialog.getByRole('radio', { name: /^As a correction/ }).check();
  await dialog.getByRole('button', { name: 'Publish the changes' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Say in one sentence what readers should know.');
  await dialog.getByLabel('What readers are told').fill('We had said why it matters wrongly.');
  await dialog.getByRole('button', { name: 'Publish the changes' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('We had said why it matters wrongly.')).toBeVisible();
  await expect.poll(shown).toContain('It matters in another way.');
  expect(await shown()).toContain('We had said why it matters wrongly.');
});

test('changes that are discarded leave the story as readers see it', async ({ open }) => {
  const page = await open('editor');
  const before = await storedRecord(DISCARDED);
  await openStory(page, DISCARDED);
  await page.getByLabel('Standfirst').fill('A second thought.');
  await saved(page);
  await page.getByRole('button', { name: 'Discard changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
  await dialog.getByRole('button', { name: 'Discard the changes' }).click();
  await expect(page.getByLabel('Standfirst')).toHaveValue(before.standfirst);
  await expect(page.getByRole('button', { name: 'Add a correction' })).toBeVisible();
  expect(await storedRecord(DISCARDED)).toEqual(before);
});
