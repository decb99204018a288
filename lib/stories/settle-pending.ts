import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { pendingChanges } from '@/db/schema/stories';
import { storyPath } from '@/lib/paths';
import { moveHiddenAddress } from '@/lib/redirects';
import { recordProblems } from './check-record';
import type { StoryRecord } from './form';
import { readStory, writeRecord, type WorkingStory } from './records';
import { SUBJECTS, type SubjectKind } from './subjects';

/**
 * For a story that has just become a draft again: what was saved for publication becomes the story itself. Its address
 * takes its withdrawal along, so call this after the withdrawal. What can no longer be, such as an address that somebody
 * else has by now, stays as it was. Part of the transaction that takes the story back.
 */
export async function settlePending(tx: Transaction, storyId: number, now: Date): Promise<void> {
  const story = await readStory(tx, storyId);
  if (!story?.isPending) return;
  const record = await mended(tx, story);
  await writeRecord(tx, storyId, record);
  await tx.delete(pendingChanges).where(eq(pendingChanges.storyId, storyId));
  if (record.slug !== story.row.slug)
    await moveHiddenAddress(tx, { from: storyPath(story.row.slug), to: storyPath(record.slug), now });
}

async function mended(tx: Transaction, story: WorkingStory): Promise<StoryRecord> {
  const { record, stored } = story;
  const allows = async (changes: Partial<StoryRecord>) =>
    (await recordProblems(tx, story, { ...stored, ...changes })).length === 0;
  return {
    ...record,
    slug: (await allows({ slug: record.slug })) ? record.slug : stored.slug,
    followsId: (await allows({ followsId: record.followsId })) ? record.followsId : stored.followsId,
    topics: await known(tx, 'topics', record.topics),
    companies: await known(tx, 'companies', record.companies),
  };
}

async function known(tx: Transaction, kind: SubjectKind, ids: number[]): Promise<number[]> {
  const { id } = SUBJECTS[kind];
  const rows = await tx.select({ id }).from(SUBJECTS[kind]).where(inArray(id, ids));
  return ids.filter((each) => rows.some((row) => row.id === each));
}
