import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import { withdrawAddress } from '@/lib/redirects';

export type WithdrawResult =
  { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'not published' | 'no note' };

/** `note` is what readers see at the address, a sentence or two. */
type Order = { storyId: number; note: string; by: Actor; now: Date };

/**
 * Withdraws a published story for good: its address and every older one answer 410 with the note, it leaves every list,
 * feed and search, and its place in a briefing stays empty.
 */
export function withdrawStory({ storyId, note, by, now }: Order): Promise<WithdrawResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    if (!note.trim()) return { ok: false, reason: 'no note' };
    const [story] = await tx
      .select({ slug: stories.slug, status: stories.status })
      .from(stories)
      .where(eq(stories.id, storyId));
    if (!story) return { ok: false, reason: 'not found' };
    if (story.status !== 'published') return { ok: false, reason: 'not published' };

    await tx.update(stories).set({ status: 'withdrawn', lastUpdatedAt: now }).where(eq(stories.id, storyId));
    await withdrawAddress(tx, { path: storyPath(story.slug), note: note.trim(), now });
    await announce(tx, { paths: ['/', storyPath(story.slug)], now });
    await record(tx, { by, act: 'withdrew', subject: `story ${story.slug}`, after: { note: note.trim() }, now });
    return { ok: true };
  });
}
