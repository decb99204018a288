import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import type { Actor } from '@/lib/editors/rules';
import { readStory } from './records';
import { refusalOf } from './save-story';

export type MarkResult = { ok: true } | { ok: false; reason: NonNullable<ReturnType<typeof refusalOf>> };

type Order = { storyId: number; isReady: boolean; by: Actor; now: Date };

/** Hands a story in, or takes it back to go on writing. To publish one that is not handed in warns the editor. */
export function markReady({ storyId, isReady, by, now }: Order): Promise<MarkResult> {
  return transact(async (tx) => {
    const story = await readStory(tx, storyId);
    const reason = refusalOf(story, by);
    if (reason || !story) return { ok: false, reason: reason ?? 'not found' };
    const stage = isReady ? 'ready' : 'writing';
    if (story.row.stage === stage) return { ok: true };
    await tx.update(stories).set({ stage }).where(eq(stories.id, storyId));
    const act = isReady ? 'handed in' : 'took back';
    await record(tx, { by, act, subject: `story ${story.row.slug}`, now });
    return { ok: true };
  });
}
