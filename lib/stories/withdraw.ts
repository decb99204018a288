import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { checkPlace, type InItsPlace } from '@/lib/in-its-place';
import { storyPath } from '@/lib/paths';
import { replaceAddress, restoreAddress, withdrawAddress } from '@/lib/redirects';
import { recordChecks } from './checks';
import { readStory } from './records';

export type WithdrawResult =
  { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'not published' | 'no note' | 'no such page' };

type Order = { storyId: number; by: Actor; now: Date };

/**
 * Withdraws a published story: its address and every older one answer 410 with the note, or lead to the page named; it
 * leaves every list, feed and search, and its place in a briefing stays empty.
 */
export function withdrawStory({ storyId, by, now, ...given }: Order & InItsPlace): Promise<WithdrawResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const [story] = await tx
      .select({ slug: stories.slug, status: stories.status })
      .from(stories)
      .where(eq(stories.id, storyId));
    if (!story) return { ok: false, reason: 'not found' };
    if (story.status !== 'published') return { ok: false, reason: 'not published' };
    const path = storyPath(story.slug);
    const place = await checkPlace(given, [path]);
    if (!place.ok) return place;

    await tx.update(stories).set({ status: 'withdrawn', lastUpdatedAt: now }).where(eq(stories.id, storyId));
    if ('to' in place) await replaceAddress(tx, { path, to: place.to, now });
    else await withdrawAddress(tx, { path, note: place.note, now });
    await announce(tx, { paths: ['/', path], now });
    const { ok: _, ...after } = place;
    await record(tx, { by, act: 'withdrew', subject: `story ${story.slug}`, after, now });
    return { ok: true };
  });
}

export type RepublishResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not withdrawn' }
  | { ok: false; reason: 'not ready'; problems: string[] };

/** Takes a withdrawal back: the story is public again as it was, at its address and in its place of a briefing. */
export function republishStory({ storyId, by, now }: Order): Promise<RepublishResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const story = await readStory(tx, storyId);
    if (!story || story.row.trashedAt) return { ok: false, reason: 'not found' };
    if (story.row.status !== 'withdrawn') return { ok: false, reason: 'not withdrawn' };
    const checks = recordChecks(story.stored, { ...story.row, status: 'published' });
    const problems = checks.flatMap(({ severity, message }) => (severity === 'block' ? [message] : []));
    if (problems.length > 0) return { ok: false, reason: 'not ready', problems };

    const path = storyPath(story.row.slug);
    await tx.update(stories).set({ status: 'published', lastUpdatedAt: now }).where(eq(stories.id, storyId));
    await restoreAddress(tx, path);
    await announce(tx, { paths: ['/', path], now });
    await record(tx, { by, act: 'published again', subject: `story ${story.row.slug}`, now });
    return { ok: true };
  });
}
