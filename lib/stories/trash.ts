import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';

export type TrashResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'public' | 'not in the trash' }
  /** It stands in these editions. */
  | { ok: false; reason: 'in use'; editions: number[] };

type Order = { storyId: number; by: Actor; now: Date };

const DAY = 24 * 60 * 60_000;

/**
 * Puts a story into the trash, from where it can be had back. What is public stays, and so does what stands in an edition;
 * a story that was public once is for editors to decide about.
 */
export function trashStory({ storyId, by, now }: Order): Promise<TrashResult> {
  return change(storyId, by, async (tx, story) => {
    if (story.status === 'published') return { ok: false, reason: 'public' };
    if (story.trashedAt) return { ok: true };
    const editions = await editionsWith(tx, storyId);
    if (editions.length > 0) return { ok: false, reason: 'in use', editions };
    await tx.update(stories).set({ trashedAt: now }).where(eq(stories.id, storyId));
    await record(tx, { by, act: 'trashed', subject: `story ${story.slug}`, now });
    return { ok: true };
  });
}

/** Has a story back from the trash, as it was. */
export function untrashStory({ storyId, by, now }: Order): Promise<TrashResult> {
  return change(storyId, by, async (tx, story) => {
    if (!story.trashedAt) return { ok: true };
    await tx.update(stories).set({ trashedAt: null }).where(eq(stories.id, storyId));
    await record(tx, { by, act: 'had back from the trash', subject: `story ${story.slug}`, now });
    return { ok: true };
  });
}

/** Deletes a story of the trash with its history. Nothing brings it back; where it was withdrawn, its address still says so. */
export function deleteStory({ storyId, by, now }: Order): Promise<TrashResult> {
  return change(storyId, by, async (tx, story) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    if (!story.trashedAt) return { ok: false, reason: 'not in the trash' };
    await remove(tx, story);
    await record(tx, { by, act: 'deleted for good', subject: `story ${story.slug}`, before: shown(story), now });
    return { ok: true };
  });
}

/** Deletes what has been in the trash for longer than the settings keep it; says how many that were. */
export function emptyTrash(now: Date): Promise<number> {
  return transact(async (tx) => {
    const [{ trashDays } = { trashDays: 30 }] = await tx.select({ trashDays: settings.trashDays }).from(settings);
    const old = await tx
      .select()
      .from(stories)
      .where(and(isNotNull(stories.trashedAt), lte(stories.trashedAt, new Date(now.getTime() - trashDays * DAY))));
    const by = { name: 'The clock' };
    for (const story of old) {
      await remove(tx, story);
      await record(tx, { by, act: 'deleted for good', subject: `story ${story.slug}`, before: shown(story), now });
    }
    return old.length;
  });
}

type StoryRow = typeof stories.$inferSelect;

function change(storyId: number, by: Actor, work: (tx: Transaction, story: StoryRow) => Promise<TrashResult>) {
  return transact(async (tx): Promise<TrashResult> => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const [story] = await tx.select().from(stories).where(eq(stories.id, storyId));
    if (!story) return { ok: false, reason: 'not found' };
    if (story.firstPublishedAt && !may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    return work(tx, story);
  });
}

/** The numbers of the editions that have the story in a place; an edition in the trash holds nothing. */
async function editionsWith(tx: Transaction, storyId: number): Promise<number[]> {
  const rows = await tx
    .select({ number: briefings.number })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(eq(slots.storyId, storyId), isNull(briefings.trashedAt)))
    .orderBy(briefings.number);
  return rows.map(({ number }) => number);
}

/** Its places in editions of the trash go with it, and stories that followed it follow nothing. */
async function remove(tx: Transaction, { id }: StoryRow): Promise<void> {
  await tx.delete(slots).where(eq(slots.storyId, id));
  await tx.update(stories).set({ followsId: null }).where(eq(stories.followsId, id));
  await tx.delete(stories).where(eq(stories.id, id));
}

const shown = ({ headline, slug }: StoryRow) => ({ headline, slug });
