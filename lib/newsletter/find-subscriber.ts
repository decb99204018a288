import { desc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, returns, sends } from '@/db/schema/sends';
import { consents, subscribers } from '@/db/schema/subscribers';
import { findSuppression } from './suppress';

const MOST = 50;

/** All that is known of one person: how they agreed, what they were sent last, what came back. */
export async function findSubscriberForDesk(id: number) {
  const [subscriber] = await db().select().from(subscribers).where(eq(subscribers.id, id));
  if (!subscriber) return undefined;
  const sent = await db()
    .select({
      ...{ id: deliveries.id, number: briefings.number, status: deliveries.status, answer: deliveries.answer },
      ...{ settledAt: deliveries.settledAt, returned: deliveries.returned },
    })
    .from(deliveries)
    .innerJoin(sends, eq(sends.id, deliveries.sendId))
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(eq(deliveries.subscriberId, id))
    .orderBy(desc(deliveries.id))
    .limit(MOST);
  const ids = sent.map((delivery) => delivery.id);
  return {
    subscriber,
    suppression: await findSuppression(subscriber.address),
    consents: await db().select().from(consents).where(eq(consents.subscriberId, id)).orderBy(desc(consents.id)),
    sent,
    returns: await db().select().from(returns).where(inArray(returns.deliveryId, ids)).orderBy(desc(returns.id)),
  };
}

export type KnownSubscriber = NonNullable<Awaited<ReturnType<typeof findSubscriberForDesk>>>;
