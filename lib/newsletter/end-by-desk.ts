import { eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { eraseSubscriber } from './erase';
import { end } from './leave';

type Order = { ids: number[]; by: Actor; now: Date };

/** `count` says how many it was done to: who is gone already is nobody's mistake. */
export type EndResult = { ok: true; count: number } | { ok: false; reason: 'not allowed' };

/** Takes people off the list because they asked the desk for it. Only they themselves can come back. */
export function unsubscribe({ ids, by, now }: Order): Promise<EndResult> {
  return eachOf({ ids, by, now }, 'unsubscribed', async (tx, subscriber) => {
    if (subscriber.endedAt) return false;
    await end(tx, { subscriber, status: 'left', detail: 'asked the desk', now });
    return true;
  });
}

/** Forgets people because they asked the desk for it. What stays is a hash of the address, and that it was done. */
export function eraseByDesk({ ids, by, now }: Order): Promise<EndResult> {
  return eachOf({ ids, by, now }, 'erased', async (tx, subscriber) => {
    await eraseSubscriber(tx, { subscriber, now });
    return true;
  });
}

type Act = (tx: Transaction, subscriber: typeof subscribers.$inferSelect) => Promise<boolean>;

async function eachOf({ ids, by, now }: Order, act: string, carryOut: Act): Promise<EndResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  return transact(async (tx) => {
    let count = 0;
    for (const id of new Set(ids)) {
      const [subscriber] = await tx.select().from(subscribers).where(eq(subscribers.id, id));
      if (!subscriber || !(await carryOut(tx, subscriber))) continue;
      await record(tx, { by, act, subject: `subscriber ${id}`, now });
      count++;
    }
    return { ok: true, count };
  });
}
