import { and, eq, inArray, lt, lte } from 'drizzle-orm';
import { transact } from '@/db/client';
import { mails } from '@/db/schema/outbox';
import { signUps, subscribers } from '@/db/schema/subscribers';
import { forgetThrottles } from '@/lib/editors/throttle';

const DAY = 24 * 60 * 60_000;

/** So long after it has expired, a link still tells whose it was, so that its page can send another. Then it is forgotten. */
const FORGOTTEN_AFTER = 5 * DAY;

/** What time alone does: rests end, and sign-ups that came to nothing are forgotten, with what was counted of networks. */
export async function keepTime(now: Date): Promise<void> {
  await transact(async (tx) => {
    await tx
      .update(subscribers)
      .set({ status: 'active', pausedUntil: null })
      .where(and(eq(subscribers.status, 'paused'), lte(subscribers.pausedUntil, now)));
    const isForgotten = lt(signUps.expiresAt, new Date(now.getTime() - FORGOTTEN_AFTER));
    // Where there is no mail server, the mail with the link was kept at the desk.
    await tx
      .delete(mails)
      .where(inArray(mails.recipient, tx.select({ email: signUps.email }).from(signUps).where(isForgotten)));
    await tx.delete(signUps).where(isForgotten);
    await forgetThrottles(tx, now);
  });
}
