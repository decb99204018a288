import { and, eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { revisions } from '@/db/schema/stories';
import { record as log } from '@/lib/editors/audit';
import type { Actor } from '@/lib/editors/rules';
import { checkForm } from './check-record';
import { changedFields, RECORD_FIELDS, type RecordField, type StoryRecord } from './form';
import { readStory } from './records';
import { refusalOf, saveWithin, type SaveResult } from './save-story';

type Order = {
  storyId: number;
  revisionId: number;
  /** The one field to put back; the whole story if there is none. */
  field?: string;
  basedOn: number;
  by: Actor;
  now: Date;
};

/**
 * Puts a story, or one field of it, back to how it was in a revision: as a new save, so what is there now stays in the
 * history. Of what is public readers see nothing until it is published.
 */
export function restoreRevision({ storyId, revisionId, field, basedOn, by, now }: Order): Promise<SaveResult> {
  return transact(async (tx) => {
    const story = await readStory(tx, storyId);
    const refusal = refusalOf(story, by);
    if (refusal || !story) return { ok: false, reason: refusal ?? 'not found' };
    const [revision] = await tx
      .select({ record: revisions.record, version: revisions.version })
      .from(revisions)
      .where(and(eq(revisions.id, revisionId), eq(revisions.storyId, storyId)));
    if (!revision || (field !== undefined && !Object.hasOwn(RECORD_FIELDS, field)))
      return { ok: false, reason: 'not found' };
    const then = revision.record as StoryRecord;
    const checked = checkForm(field ? { ...story.record, [field]: then[field as RecordField] } : then);
    if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems };

    const { record } = checked;
    const result = await saveWithin(tx, { story, record, basedOn, act: 'restored', by, now });
    const after = { version: revision.version, fields: changedFields(story.record, record) };
    if (result.ok && after.fields.length > 0)
      await log(tx, { by, act: 'restored', subject: `story ${story.row.slug}`, after, now });
    return result;
  });
}
