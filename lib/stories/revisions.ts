import { and, desc, eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { revisions } from '@/db/schema/stories';
import type { Actor } from '@/lib/editors/rules';
import type { StoryRecord } from './form';
import { readStory, type WorkingStory } from './records';

/** What made a revision: a save, or an act that closes it. */
export type RevisionAct = (typeof revisions.$inferSelect)['act'];

const MINUTE = 60_000;

/** A pause this long ends a revision, and so does going on for so long: nobody can lose more than that to a later save. */
const LONGEST = { pause: 10 * MINUTE, whole: 30 * MINUTE };

type Kept = {
  storyId: number;
  /** The story's version with this record. */
  version: number;
  record: StoryRecord;
  act: RevisionAct;
  by: Pick<Actor, 'name'>;
  now: Date;
};

/**
 * Keeps how a story is now. Saves of one person in one go change the revision that is open; anything else begins another.
 * Part of the transaction that saves.
 */
export async function keepRevision(tx: Transaction, { storyId, version, record, act, by, now }: Kept): Promise<void> {
  const last = await newestOf(tx, storyId);
  const goesOn =
    act === 'saved' &&
    last?.act === 'saved' &&
    last.savedBy === by.name &&
    now.getTime() - last.savedAt.getTime() < LONGEST.pause &&
    now.getTime() - last.startedAt.getTime() < LONGEST.whole;
  if (goesOn) await tx.update(revisions).set({ version, record, savedAt: now }).where(eq(revisions.id, last.id));
  else
    await tx
      .insert(revisions)
      .values({ storyId, version, record, act, savedBy: by.name, startedAt: now, savedAt: now });
}

/** Before the first save of a story that came whole, as from a file: how it was, so that nothing of it is lost. */
export async function keepBaseline(tx: Transaction, story: WorkingStory, now: Date): Promise<void> {
  const { id, version, status, updatedAt, createdAt, firstPublishedAt, updatedBy, createdBy } = story.row;
  if (await newestOf(tx, id)) return;
  const savedAt = updatedAt ?? firstPublishedAt ?? createdAt ?? now;
  await tx.insert(revisions).values({
    storyId: id,
    version,
    record: story.record,
    act: status === 'published' ? 'published' : 'created',
    savedBy: updatedBy || createdBy,
    startedAt: savedAt,
    savedAt,
  });
}

/**
 * Marks the story as it is now as published or corrected: what is saved afterwards is a revision of its own. The name of
 * whoever wrote it stays with it. Part of the transaction that publishes.
 */
export async function closeRevision(
  tx: Transaction,
  { storyId, act, now }: { storyId: number; act: 'published' | 'corrected'; now: Date },
): Promise<void> {
  const story = await readStory(tx, storyId);
  if (!story) return;
  await keepBaseline(tx, story, now);
  await tx
    .update(revisions)
    .set({ act })
    .where(and(eq(revisions.storyId, storyId), eq(revisions.version, story.row.version)));
}

async function newestOf(tx: Transaction, storyId: number) {
  const [last] = await tx
    .select({
      id: revisions.id,
      act: revisions.act,
      savedBy: revisions.savedBy,
      startedAt: revisions.startedAt,
      savedAt: revisions.savedAt,
    })
    .from(revisions)
    .where(eq(revisions.storyId, storyId))
    .orderBy(desc(revisions.version))
    .limit(1);
  return last;
}
