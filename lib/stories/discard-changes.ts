import { transact } from '@/db/client';
import { record as log } from '@/lib/editors/audit';
import type { Actor } from '@/lib/editors/rules';
import { changedFields } from './form';
import { readStory } from './records';
import { refusalOf, saveWithin, type SaveResult } from './save-story';

type Order = { storyId: number; basedOn: number; by: Actor; now: Date };

/** Gives up what readers do not see yet of a published story. The history keeps it. */
export function discardChanges({ storyId, basedOn, by, now }: Order): Promise<SaveResult> {
  return transact(async (tx) => {
    const story = await readStory(tx, storyId);
    const refusal = refusalOf(story, by);
    if (refusal || !story) return { ok: false, reason: refusal ?? 'not found' };
    const { stored: record, isPending } = story;
    const result = await saveWithin(tx, { story, record, basedOn, act: 'restored', by, now });
    const after = { fields: changedFields(story.record, record) };
    if (result.ok && isPending)
      await log(tx, { by, act: 'discarded changes of', subject: `story ${story.row.slug}`, after, now });
    return result;
  });
}
