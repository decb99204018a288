import { expect, type Locator, type Page } from '@playwright/test';
import type { StoryRecord } from '@/lib/stories/form';

process.env.DATA_DIR = 'test-results/desk-data';
process.env.AUTH_SECRET = 'x'.repeat(32);

const by = { name: 'Ed Itor', role: 'editor' } as const;

/** A story of a test's own, as an empty draft or with what is given. Made beside the server, in its database. */
export async function startStory(changes: Partial<Record<keyof StoryRecord, unknown>> = {}): Promise<number> {
  const { startStory: start } = await import('@/lib/stories/start-story');
  const started = await start({ by, now: new Date() });
  if (!started.ok) throw new Error(started.reason);
  if (Object.keys(changes).length > 0) await saveBeside(started.id, changes);
  return started.id;
}

/** What the server has of a story. */
export async function storedRecord(storyId: number): Promise<StoryRecord> {
  const { findRecord } = await import('@/lib/stories/desk-queries');
  return (await findRecord(storyId))!.record;
}

/** Somebody else saves, beside the editor that is open. */
export async function saveBeside(storyId: number, changes: Partial<Record<keyof StoryRecord, unknown>>, who = 'Sec Ond') {
  const { findRecord } = await import('@/lib/stories/desk-queries');
  const { saveStory } = await import('@/lib/stories/save-story');
  const { version, record } = (await findRecord(storyId))!;
  const order = { storyId, basedOn: version, record: { ...record, ...changes }, now: new Date() };
  const saved = await saveStory({ ...order, by: { name: who, role: 'editor' } });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
}

/** The text of a story in its editor, when it can be written in. */
export async function textOf(page: Page): Promise<Locator> {
  const text = page.getByRole('textbox', { name: /^Text/ });
  await expect(text).toHaveAttribute('contenteditable', 'true');
  return text;
}

/** Opens a story and waits until it can be written in. */
export async function openStory(page: Page, storyId: number): Promise<Locator> {
  await page.goto(`/admin/stories/${storyId}`);
  return textOf(page);
}

/** When everything that was typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.save--saved')).toBeVisible();
}
