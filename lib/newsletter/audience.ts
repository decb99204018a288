import { and, eq, gt, inArray, lte, max, min, ne, notExists, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { deliveries, sendEvents, sends } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';

/**
 * Fixing the audience of a send, before the first mail leaves: one row for each person who is on the list at this moment. It goes
 * through the list by ids, so many in a transaction, for other writers wait while one is open. After a crash it goes on.
 */

/** About a tenth of a second on the machine of docs/performance.md. */
const AT_ONCE = 20_000;

type Send = Pick<typeof sends.$inferSelect, 'id' | 'briefingId' | 'audienceThrough' | 'audienceEnd' | 'startedAt'>;

/** Why somebody on the list gets nothing, as the statement names it. */
export const REASONS = {
  paused: 'On a pause',
  left: 'Has left since',
  bounced: 'Bounced since',
  complained: 'Complained since',
  erased: 'Erased since',
  suppressed: 'On the suppression list',
  cancelled: 'The send was cancelled',
} as const;

/** Where the audience of a send that begins now will end: who joins later gets the next edition. */
export async function endOfList(tx: Transaction): Promise<number> {
  const [row] = await tx.select({ end: max(subscribers.id) }).from(subscribers);
  return row?.end ?? 0;
}

/** Adds the next of the audience; says whether it is complete, which then is written to the send. */
export async function fixNext(tx: Transaction, send: Send, now: Date, atOnce = AT_ONCE): Promise<boolean> {
  const { id: sendId, audienceThrough, audienceEnd } = send;
  const end = audienceEnd ?? 0;
  const next = tx
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(and(gt(subscribers.id, audienceThrough), lte(subscribers.id, end)))
    .orderBy(subscribers.id)
    .limit(atOnce)
    .as('next');
  const [chunk] = await tx.select({ through: max(next.id), from: min(next.id) }).from(next);
  if (chunk?.through) {
    await addRows(tx, send, { from: chunk.from!, through: chunk.through, now });
    if (chunk.through < end) {
      await tx.update(sends).set({ audienceThrough: chunk.through }).where(eq(sends.id, sendId));
      return false;
    }
  }
  const addressed = await tx.$count(deliveries, eq(deliveries.sendId, sendId));
  await tx.update(sends).set({ audienceThrough: end, addressed }).where(eq(sends.id, sendId));
  const words = `The audience is fixed: ${addressed.toLocaleString('en-GB')} recipients.`;
  await tx.insert(sendEvents).values({ sendId, at: now, words });
  return true;
}

type Chunk = { from: number; through: number; now: Date };

async function addRows(tx: Transaction, send: Send, { from, through, now }: Chunk): Promise<void> {
  const instant = now.getTime();
  // Who is on a pause that is over is active again.
  const isPaused = sql`(${subscribers.status} = 'paused' and ${subscribers.pausedUntil} > ${instant})`;
  const hasEarlier = (await tx.$count(sends, and(eq(sends.briefingId, send.briefingId), ne(sends.id, send.id)))) > 0;
  await tx.insert(deliveries).select(
    tx
      .select({
        id: sql<number>`null`.as('id'),
        sendId: sql<number>`${send.id}`.as('send_id'),
        subscriberId: subscribers.id,
        email: subscribers.email,
        domain: subscribers.domain,
        format: subscribers.format,
        status: sql<'waiting'>`case when ${isPaused} then 'excluded' else 'waiting' end`.as('status'),
        attempts: sql<number>`0`.as('attempts'),
        dueAt: sql<Date>`${instant}`.as('due_at'),
        claimedBy: sql<null>`null`.as('claimed_by'),
        version: sql<null>`null`.as('version'),
        answer: sql<string>`case when ${isPaused} then ${REASONS.paused} else '' end`.as('answer'),
        settledAt: sql<Date>`case when ${isPaused} then ${instant} end`.as('settled_at'),
        returned: sql<null>`null`.as('returned'),
      })
      .from(subscribers)
      .where(
        and(
          gt(subscribers.id, from - 1),
          lte(subscribers.id, through),
          inArray(subscribers.status, ['active', 'paused']),
          hasEarlier ? notExists(gotItBefore(tx, send)) : undefined,
        ),
      )
      .orderBy(subscribers.id),
  );
}

/** An earlier send of the same edition that this person got, or may have got. */
function gotItBefore(tx: Transaction, { id, briefingId }: Send) {
  return tx
    .select({ one: sql`1` })
    .from(deliveries)
    .innerJoin(sends, and(eq(sends.id, deliveries.sendId), eq(sends.briefingId, briefingId), ne(sends.id, id)))
    .where(
      and(
        eq(deliveries.subscriberId, subscribers.id),
        inArray(deliveries.status, ['accepted', 'uncertain', 'claimed']),
      ),
    );
}

/** Excludes the next of what a cancelled send has left; says whether nothing is left, and then that it has ended. */
export async function closeNext(tx: Transaction, sendId: number, now: Date): Promise<boolean> {
  const some = tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.sendId, sendId), eq(deliveries.status, 'waiting')))
    .limit(AT_ONCE);
  const closed = await tx
    .update(deliveries)
    .set({ status: 'excluded', answer: REASONS.cancelled, settledAt: now })
    .where(inArray(deliveries.id, some))
    .returning({ id: deliveries.id });
  const isOpen = and(eq(deliveries.sendId, sendId), inArray(deliveries.status, ['waiting', 'claimed']));
  if (closed.length === AT_ONCE || (await tx.$count(deliveries, isOpen)) > 0) return false;
  const addressed = await tx.$count(deliveries, eq(deliveries.sendId, sendId));
  await tx.update(sends).set({ endedAt: now, addressed }).where(eq(sends.id, sendId));
  return true;
}
