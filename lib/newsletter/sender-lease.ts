import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { deliveries, sendEvents, sender } from '@/db/schema/sends';
import { countInWords } from '@/lib/words';

/**
 * Who sends: one process at a time, so that limits hold and the pace is one. It says again and again that it lives; another
 * takes over when it has let go, when its process is known to be gone, or when nothing was heard of it for a while. Whatever
 * it had in hand is uncertain then. Should it only have been asleep, its late answers still count (ledger.ts).
 */

/** In milliseconds. The longest that a process may be held up without losing its place. */
const LEASE = 15_000;

/** How often it says that it lives. */
export const BEAT = 2_000;

/** Machine and space of process numbers: only there does a number say whether a process is alive. */
const PLACE = `${hostname()} ${processSpace()}`;

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** What nobody will ever know: said of a row whose process ended between the end of the mail and the record of the answer. */
export const NOT_HEARD = 'The process that sent it ended before the answer was recorded.';

/** Takes the place of the sender, or keeps it. Says whether it is ours now. */
export async function takeLease(tx: Transaction, key: string, now: Date): Promise<boolean> {
  const [holder] = await tx.select().from(sender);
  if (holder && holder.key !== key && isAlive(holder, now)) return false;
  const mine = { key, place: PLACE, pid: process.pid, beatAt: now };
  await tx.insert(sender).values(mine).onConflictDoUpdate({ target: sender.id, set: mine });
  if (holder?.key !== key) await doubtClaims(tx, now);
  return true;
}

/** Says that we live, and hears whether the place is still ours. */
export async function keepLease(tx: Transaction, key: string, now: Date): Promise<boolean> {
  const kept = await tx.update(sender).set({ beatAt: now }).where(eq(sender.key, key)).returning({ id: sender.id });
  return kept.length > 0;
}

/** Lets go, with nothing in hand: the next may begin at once. What was claimed and never handed over waits again. */
export async function releaseLease(tx: Transaction, key: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ status: 'waiting', claimedBy: null })
    .where(and(eq(deliveries.status, 'claimed'), eq(deliveries.claimedBy, key)));
  await tx.delete(sender).where(eq(sender.key, key));
}

function isAlive({ place, pid, beatAt }: typeof sender.$inferSelect, now: Date): boolean {
  if (now.getTime() - beatAt.getTime() > LEASE) return false;
  // Our own number under another key: a process before us in a space of its own, or one in another; only time tells.
  if (place !== PLACE || pid === process.pid || !processSpace()) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** All that is claimed belongs to the one before. */
async function doubtClaims(tx: Transaction, now: Date): Promise<void> {
  const doubted = await tx
    .update(deliveries)
    .set({ status: 'uncertain', answer: NOT_HEARD, settledAt: now })
    .where(eq(deliveries.status, 'claimed'))
    .returning({ sendId: deliveries.sendId });
  for (const sendId of new Set(doubted.map((row) => row.sendId))) {
    const count = doubted.filter((row) => row.sendId === sendId).length;
    const words = `The process that was sending ended with ${countInWords(count, 'mail', 'mails')} in hand, now uncertain.`;
    await tx.insert(sendEvents).values({ sendId, at: now, words });
  }
}
