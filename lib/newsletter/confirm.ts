import { eq } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { consents, signUps, subscribers } from '@/db/schema/subscribers';
import { hashOf, newToken } from '@/lib/editors/tokens';
import { post } from '@/lib/outbox';
import { end } from './leave';
import { takeOffSuppressions } from './suppress';

type SignUp = typeof signUps.$inferSelect;
type Subscriber = typeof subscribers.$inferSelect;

/** What a link from a mail shows. `gone` was never there, or so long ago that it is forgotten. */
export type Confirmation =
  | { state: 'gone' }
  | { state: 'expired'; signUp: SignUp }
  | { state: 'open'; signUp: SignUp }
  | { state: 'joined' | 'already' | 'moved'; signUp: SignUp; subscriber: Subscriber };

/** What the link of this token leads to now. Changes nothing: programs that look at mails open links. */
export async function findConfirmation(token: string, now: Date): Promise<Confirmation> {
  const [signUp] = await db()
    .select()
    .from(signUps)
    .where(eq(signUps.tokenHash, hashOf(token)));
  if (!signUp) return { state: 'gone' };
  if (!signUp.confirmedAt) return { state: signUp.expiresAt > now ? 'open' : 'expired', signUp };
  const [subscriber] = await db().select().from(subscribers).where(eq(subscribers.address, signUp.address));
  if (!subscriber || subscriber.endedAt) return { state: 'gone' };
  if (subscriber.id === signUp.subscriberId) return { state: 'moved', signUp, subscriber };
  const isNew = subscriber.joinedAt.getTime() === signUp.confirmedAt.getTime();
  return { state: isNew ? 'joined' : 'already', signUp, subscriber };
}

/**
 * The button was pressed: the person joins, comes back, or gets their mail at another address from now on. Who is on the
 * list already stays as they are. Pressed twice, the second time changes nothing.
 */
export function confirm({ token, now }: { token: string; now: Date }): Promise<{ ok: boolean }> {
  return transact(async (tx) => {
    const [signUp] = await tx
      .select()
      .from(signUps)
      .where(eq(signUps.tokenHash, hashOf(token)));
    if (!signUp || signUp.expiresAt <= now) return { ok: false };
    if (signUp.confirmedAt) return { ok: true };
    await tx.update(signUps).set({ confirmedAt: now }).where(eq(signUps.id, signUp.id));
    const [mover] = signUp.subscriberId
      ? await tx.select().from(subscribers).where(eq(subscribers.id, signUp.subscriberId))
      : [];
    const [known] = await tx.select().from(subscribers).where(eq(subscribers.address, signUp.address));
    if (known && !known.endedAt) {
      // Both addresses are theirs and on the list: mail goes to the one they asked for.
      if (mover && mover.id !== known.id && !mover.endedAt) await end(tx, { subscriber: mover, status: 'left', now });
      return { ok: true };
    }
    if (mover && !mover.endedAt && !known) await move(tx, mover, signUp, now);
    else {
      await join(tx, signUp, known, now);
      if (mover && !mover.endedAt) await end(tx, { subscriber: mover, status: 'left', now });
    }
    await takeOffSuppressions(tx, signUp.address);
    return { ok: true };
  });
}

/** Links in mails to the old address are void: whoever reads there may be somebody else by now. */
async function move(tx: Transaction, mover: Subscriber, signUp: SignUp, now: Date): Promise<void> {
  await tx
    .update(subscribers)
    .set({ ...addressOf(signUp), linkKey: newToken(), softBounces: 0 })
    .where(eq(subscribers.id, mover.id));
  await writeConsent(tx, mover.id, signUp, now);
}

async function join(tx: Transaction, signUp: SignUp, known: Subscriber | undefined, now: Date): Promise<void> {
  const fresh = {
    ...addressOf(signUp),
    ...{ through: signUp.through, joinedAt: now, linkKey: newToken() },
    ...{ status: 'active' as const, pausedUntil: null, endedAt: null, softBounces: 0 },
  };
  const [subscriber] = known
    ? await tx.update(subscribers).set(fresh).where(eq(subscribers.id, known.id)).returning()
    : await tx.insert(subscribers).values(fresh).returning();
  await writeConsent(tx, subscriber!.id, signUp, now);
  await post(tx, { topic: 'welcome', payload: { subscriber: subscriber!.id }, now });
}

const addressOf = ({ email, address }: SignUp) => ({
  ...{ email, address },
  domain: address.slice(address.lastIndexOf('@') + 1),
});

async function writeConsent(tx: Transaction, subscriberId: number, signUp: SignUp, now: Date): Promise<void> {
  const { through, consentText: words, askedAt } = signUp;
  const evidence = 'pressed the button behind the link in a mail to this address';
  await tx
    .insert(consents)
    .values({ subscriberId, how: 'double opt-in', through, words, askedAt, givenAt: now, evidence });
}
