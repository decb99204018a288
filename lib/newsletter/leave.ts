import { eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { findByLink, type LinkPurpose } from './links';
import { suppress } from './suppress';

type Subscriber = typeof subscribers.$inferSelect;
type Ended = 'left' | 'bounced' | 'complained';

/**
 * Nobody writes to this person any more, within the transaction that decides it: their status says why, and the suppression
 * list keeps every import from bringing them back. Who got no mail before stays as they were.
 */
export async function end(
  tx: Transaction,
  order: { subscriber: Pick<Subscriber, 'id' | 'address'>; status: Ended; detail?: string; now: Date },
): Promise<void> {
  const { subscriber, status, detail = '', now } = order;
  const [found] = await tx.select().from(subscribers).where(eq(subscribers.id, subscriber.id));
  if (!found || found.endedAt) return;
  await tx.update(subscribers).set({ status, endedAt: now, pausedUntil: null }).where(eq(subscribers.id, found.id));
  await suppress(tx, { address: found.address, reason: status, detail, now });
}

/** Takes whoever holds this link off the list, at once. Holds for a link of either purpose that is good for it; twice is as once. */
export async function leave(order: {
  token: string;
  purpose: Extract<LinkPurpose, 'leave' | 'settings'>;
  now: Date;
}): Promise<{ ok: boolean }> {
  const { token, purpose, now } = order;
  const subscriber = await findByLink(token, purpose);
  if (!subscriber) return { ok: false };
  await transact((tx) => end(tx, { subscriber, status: 'left', now }));
  return { ok: true };
}
