import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { bench, briefings } from '@/db/schema/briefings';
import { stories } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storiesOf } from './form';
import { readBriefing } from './records';

export type ProposeResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not allowed' | 'not found' | 'published' | 'trashed' | 'withdrawn' | 'full' };

type Order = { briefingId: number; storyId: number; by: Actor; now: Date };

/** A bench that holds more than this is no choice any more. */
const LONGEST_BENCH = 100;

/** Puts a story on the bench of an edition, where whoever ranks it finds it: as much as a writer may do with an edition. */
export function propose({ briefingId, storyId, by, now }: Order): Promise<ProposeResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const briefing = await readBriefing(tx, briefingId);
    const [story] = await tx.select().from(stories).where(eq(stories.id, storyId));
    if (!briefing || !story) return { ok: false, reason: 'not found' };
    const { row, record: edition } = briefing;
    if (row.status === 'published') return { ok: false, reason: 'published' };
    if (row.trashedAt || story.trashedAt) return { ok: false, reason: 'trashed' };
    if (story.status === 'withdrawn') return { ok: false, reason: 'withdrawn' };
    if (storiesOf(edition).includes(storyId)) return { ok: true, isNew: false };
    if (edition.bench.length >= LONGEST_BENCH) return { ok: false, reason: 'full' };

    await tx.insert(bench).values({ briefingId, storyId, position: edition.bench.length + 1 });
    await tx
      .update(briefings)
      .set({ version: row.version + 1, updatedAt: now, updatedBy: by.name })
      .where(eq(briefings.id, briefingId));
    await record(tx, { by, act: 'proposed', subject: `story ${story.slug}`, after: { edition: row.number }, now });
    return { ok: true, isNew: true };
  });
}
