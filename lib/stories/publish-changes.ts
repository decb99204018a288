import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import { corrections, pendingChanges, stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record as log } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import { moveAddress } from '@/lib/redirects';
import { recordProblems } from './check-record';
import { recordChecks } from './checks';
import { changedFields, type RecordField, type StoryRecord } from './form';
import { plainText } from './plain-text';
import { readStory, writeRecord, type WorkingStory } from './records';
import { parseDocument } from './rich-text';
import { closeRevision } from './revisions';
import type { SaveResult } from './save-story';

export type PublishChangesResult =
  | { ok: true; correctionId?: number }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not published' | 'nothing to publish' }
  | { ok: false; reason: 'invalid'; problems: string[] }
  | Extract<SaveResult, { reason: 'conflict' }>;

/** The public note about a change: what was wrong or has changed, in a sentence or two. */
export type Note = { kind: 'correction' | 'clarification' | 'update'; text: string };

type Order = {
  storyId: number;
  /** The version that whoever publishes has seen. */
  basedOn: number;
  /** Without one the change is quiet: readers see the new text and the date of change, and no word about it. */
  note?: Note;
  by: Actor;
  now: Date;
};

const noteForm = z.object({
  kind: z.enum(['correction', 'clarification', 'update'], {
    error: 'It must be a correction, clarification or update.',
  }),
  text: z.string().trim().min(1, 'The note must not be empty.').max(2000, 'The note may have 2000 characters at most.'),
});

/**
 * Puts live what the desk has changed in a published story, with a dated public note or quietly; a note may also stand
 * alone. The note shows on the story, the corrections page, in feeds and in what search engines read. A new address leads
 * the old ones there. Refuses when somebody has saved since, and what may not stand in public.
 */
export function publishChanges({ storyId, basedOn, note, by, now }: Order): Promise<PublishChangesResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const story = await readStory(tx, storyId);
    if (!story) return { ok: false, reason: 'not found' };
    const { row, record, isPending } = story;
    if (row.status !== 'published') return { ok: false, reason: 'not published' };
    if (basedOn !== row.version) {
      const { version, updatedBy: savedBy } = row;
      return { ok: false, reason: 'conflict', version, record, savedBy, savedAt: row.updatedAt ?? now };
    }
    if (!isPending && !note) return { ok: false, reason: 'nothing to publish' };
    const checked = noteForm.optional().safeParse(note);
    const problems = [
      ...(checked.error?.issues.map(({ message }) => message) ?? []),
      ...(isPending ? await publicProblems(tx, story, now) : []),
    ];
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems };

    const correctionId = await addNote(tx, storyId, checked.data, now);
    await putLive(tx, story, now);
    await closeRevision(tx, { storyId, act: note ? 'corrected' : 'published', now });
    const paths = [row.slug, record.slug].map(storyPath);
    await announce(tx, { paths: [...new Set([...paths, ...(note ? ['/corrections'] : [])])], now });
    await log(tx, {
      by,
      act: note ? 'corrected' : 'changed',
      subject: `story ${row.slug}`,
      before: shown(story.stored, changedFields(story.stored, record)),
      after: { ...shown(record, changedFields(story.stored, record)), ...(checked.data && { note: checked.data }) },
      now,
    });
    return correctionId === undefined ? { ok: true } : { ok: true, correctionId };
  });
}

/** What keeps the copy in work from being what readers see. */
async function publicProblems(tx: Transaction, story: WorkingStory, now: Date): Promise<string[]> {
  const { record, row } = story;
  const body = parseDocument(record.body);
  const isEmbargoed = record.embargoUntil !== null && new Date(record.embargoUntil) > now;
  return [
    ...recordChecks(record, row).flatMap(({ severity, message }) => (severity === 'block' ? [message] : [])),
    ...(body.ok ? [] : [body.problem]),
    ...(isEmbargoed ? ['Its embargo has not ended yet. Wait for it, or take it out.'] : []),
    ...(await recordProblems(tx, story, record)),
  ];
}

async function addNote(tx: Transaction, storyId: number, note: Note | undefined, now: Date) {
  if (!note) return undefined;
  const [made] = await tx
    .insert(corrections)
    .values({ storyId, ...note, publishedAt: now })
    .returning({ id: corrections.id });
  return made!.id;
}

async function putLive(tx: Transaction, { row, record, isPending }: WorkingStory, now: Date): Promise<void> {
  if (isPending) await writeRecord(tx, row.id, record);
  await tx.delete(pendingChanges).where(eq(pendingChanges.storyId, row.id));
  await tx.update(stories).set({ lastUpdatedAt: now }).where(eq(stories.id, row.id));
  if (record.slug !== row.slug) await moveAddress(tx, { from: storyPath(row.slug), to: storyPath(record.slug), now });
}

/** These fields as the audit log keeps them: a text without its structure. */
const shown = (record: StoryRecord, fields: RecordField[]) =>
  Object.fromEntries(fields.map((field) => [field, field === 'body' ? plainText(record.body) : record[field]]));
