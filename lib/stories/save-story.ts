import { eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { pendingChanges, stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import { moveHiddenAddress } from '@/lib/redirects';
import { checkForm, recordProblems } from './check-record';
import { changedFields, type StoryRecord } from './form';
import { readStory, writeRecord, type WorkingStory } from './records';
import { keepBaseline, keepRevision, type RevisionAct } from './revisions';

export type SaveResult =
  | { ok: true; version: number; savedAt: Date }
  | { ok: false; reason: 'not found' | 'not allowed' | 'withdrawn' | 'trashed' }
  | { ok: false; reason: 'invalid'; problems: string[] }
  /** Somebody else saved since: what they saved, and when. Nothing is written. */
  | { ok: false; reason: 'conflict'; version: number; record: StoryRecord; savedBy: string; savedAt: Date };

type Order = {
  storyId: number;
  /** The version that the text was based on. */
  basedOn: number;
  record: unknown;
  by: Actor;
  now: Date;
};

/**
 * Saves a story whole. A draft is changed itself; what is public stays as readers see it, and the save becomes what the
 * desk will publish next. A save based on an older version changes nothing and hears what is there instead; sending again
 * what is there already is right in any case, so an answer that was lost costs nothing.
 */
export function saveStory({ record, ...order }: Order): Promise<SaveResult> {
  const checked = checkForm(record);
  return transact(async (tx) => {
    const story = await readStory(tx, order.storyId);
    const refusal = refusalOf(story, order.by);
    if (refusal || !story) return { ok: false, reason: refusal ?? 'not found' };
    if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems };
    return saveWithin(tx, { story, record: checked.record, act: 'saved', ...order });
  });
}

/** What keeps somebody from saving this story, whatever they send. */
export function refusalOf(
  story: WorkingStory | undefined,
  by: Actor,
): 'not found' | 'not allowed' | 'withdrawn' | 'trashed' | undefined {
  if (!may(by, 'write')) return 'not allowed';
  if (!story) return 'not found';
  if (story.row.trashedAt) return 'trashed';
  return story.row.status === 'withdrawn' ? 'withdrawn' : undefined;
}

type Save = {
  story: WorkingStory;
  record: StoryRecord;
  basedOn: number;
  act: Extract<RevisionAct, 'saved' | 'restored'>;
  by: Actor;
  now: Date;
};

/** The same inside an open transaction, for a record that has been through checkForm and a story that may be saved. */
export async function saveWithin(tx: Transaction, save: Save): Promise<SaveResult> {
  const { story, record, basedOn, act, by, now } = save;
  const { row } = story;
  const savedAt = row.updatedAt ?? row.createdAt ?? now;
  if (changedFields(story.record, record).length === 0) return { ok: true, version: row.version, savedAt };
  if (basedOn !== row.version) {
    const { version, updatedBy: savedBy } = row;
    return { ok: false, reason: 'conflict', version, record: story.record, savedBy, savedAt };
  }
  const problems = [...(await recordProblems(tx, story, record)), ...addressProblems(story, record, by)];
  if (problems.length > 0) return { ok: false, reason: 'invalid', problems };

  await keepBaseline(tx, story, now);
  if (row.status === 'published') await propose(tx, story, record);
  else await change(tx, story, record, now);
  const version = row.version + 1;
  await tx.update(stories).set({ version, updatedAt: now, updatedBy: by.name }).where(eq(stories.id, row.id));
  await keepRevision(tx, { storyId: row.id, version, record, act, by, now });
  return { ok: true, version, savedAt: now };
}

/** The address of a draft that was public once says so to readers: to move it is to change something public. */
function addressProblems({ row }: WorkingStory, record: StoryRecord, by: Actor): string[] {
  const isMove = row.status === 'draft' && row.firstPublishedAt !== null && record.slug !== row.slug;
  return isMove && !may(by, 'publish')
    ? ['Address: this story was public once, so only an editor may change its address.']
    : [];
}

/** Keeps what readers are to see next. Where it is what they see now, there is nothing to keep. */
async function propose(tx: Transaction, { row, stored }: WorkingStory, record: StoryRecord): Promise<void> {
  await tx.delete(pendingChanges).where(eq(pendingChanges.storyId, row.id));
  if (changedFields(stored, record).length > 0) await tx.insert(pendingChanges).values({ storyId: row.id, record });
}

async function change(tx: Transaction, { row }: WorkingStory, record: StoryRecord, now: Date): Promise<void> {
  await writeRecord(tx, row.id, record);
  if (row.firstPublishedAt === null || record.slug === row.slug) return;
  const paths = { from: storyPath(row.slug), to: storyPath(record.slug) };
  await moveHiddenAddress(tx, { ...paths, now });
  await announce(tx, { paths: [paths.from, paths.to], now });
}
