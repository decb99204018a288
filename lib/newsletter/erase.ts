import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { mails } from '@/db/schema/outbox';
import { deliveries } from '@/db/schema/sends';
import { signUps, subscribers } from '@/db/schema/subscribers';
import { findByLink } from './links';
import { suppress } from './suppress';

/** Forgets whoever holds this link. */
export async function erase({ token, now }: { token: string; now: Date }): Promise<{ ok: boolean }> {
  const subscriber = await findByLink(token, 'settings');
  if (!subscriber) return { ok: false };
  await transact((tx) => eraseSubscriber(tx, { subscriber, now }));
  return { ok: true };
}

/**
 * Forgets a person, within the transaction that decides it: their row, their consents and links go; the ledger keeps that a
 * mail went out, to nobody; what is still to go to them does not. What stays is a hash, so that no import brings them back.
 */
export async function eraseSubscriber(
  tx: Transaction,
  { subscriber, now }: { subscriber: Pick<typeof subscribers.$inferSelect, 'id' | 'address' | 'email'>; now: Date },
): Promise<void> {
  const { id, address, email } = subscriber;
  const theirs = eq(deliveries.subscriberId, id);
  await tx
    .update(deliveries)
    .set({ status: 'excluded', answer: 'asked to be forgotten', settledAt: now })
    .where(and(theirs, eq(deliveries.status, 'waiting')));
  await tx.update(deliveries).set({ email: '' }).where(theirs);
  await tx.delete(signUps).where(eq(signUps.address, address));
  await tx.delete(mails).where(inArray(mails.recipient, [address, email]));
  await tx.delete(subscribers).where(eq(subscribers.id, id));
  await suppress(tx, { address, reason: 'erased', now });
}
