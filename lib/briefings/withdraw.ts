import { and, eq, ne, notInArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { checkPlace, type InItsPlace } from '@/lib/in-its-place';
import { briefingPath, storyPath } from '@/lib/paths';
import { replaceAddress, withdrawAddress } from '@/lib/redirects';
import { settlePending } from '@/lib/stories/settle-pending';
import { moveBriefing, type Refusal } from './rules';

export type WithdrawResult =
  { ok: true } | { ok: false; reason: Refusal | 'not allowed' | 'not found' | 'no note' | 'no such page' };

type Order = { briefingId: number; by: Actor; now: Date } & InItsPlace;

/**
 * Takes a published briefing back, with each of its stories that is in no other published briefing: their addresses
 * answer 410 with the note, or lead to the page named. The stories are drafts again, with what was saved in them since,
 * and keep the instant of their first publication, so the briefing can be published once more.
 */
export function withdrawBriefing({ briefingId, by, now, ...given }: Order): Promise<WithdrawResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    if (!briefing) return { ok: false, reason: 'not found' };
    const move = moveBriefing(briefing.status, 'withdraw');
    if (!move.ok) return move;
    const alone = await storiesOnlyIn(tx, briefingId);
    const paths = [briefingPath(briefing.slug), ...alone.map(({ slug }) => storyPath(slug))];
    const place = await checkPlace(given, paths);
    if (!place.ok) return place;

    await tx.update(briefings).set({ status: move.status }).where(eq(briefings.id, briefingId));
    for (const { id } of alone) await tx.update(stories).set({ status: 'draft' }).where(eq(stories.id, id));
    for (const path of paths) {
      if ('to' in place) await replaceAddress(tx, { path, to: place.to, now });
      else await withdrawAddress(tx, { path, note: place.note, now });
    }
    for (const { id } of alone) await settlePending(tx, id, now);
    await announce(tx, { paths: ['/', ...paths], now });
    const { ok: _, ...after } = place;
    await record(tx, { by, act: 'withdrew', subject: `No. ${briefing.number}`, after, now });
    return { ok: true };
  });
}

function storiesOnlyIn(tx: Transaction, briefingId: number) {
  const elsewhere = tx
    .select({ id: slots.storyId })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(eq(briefings.status, 'published'), ne(slots.briefingId, briefingId)));
  return tx
    .select({ id: stories.id, slug: stories.slug })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(and(eq(slots.briefingId, briefingId), eq(stories.status, 'published'), notInArray(stories.id, elsewhere)));
}
