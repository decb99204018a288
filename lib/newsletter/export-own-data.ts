import { asc, desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { deliveries, returns } from '@/db/schema/sends';
import { consents, signUps } from '@/db/schema/subscribers';
import { findByLink } from './links';

/** Everything that is stored about whoever holds this link, as they may read it; without what only serves to sign links. */
export async function exportOwnData(token: string): Promise<object | undefined> {
  const subscriber = await findByLink(token, 'settings');
  if (!subscriber) return undefined;
  const { id, linkKey: _, ...person } = subscriber;
  const given = await db().select().from(consents).where(eq(consents.subscriberId, id)).orderBy(asc(consents.givenAt));
  const asked = await db()
    .select({ email: signUps.email, askedAt: signUps.askedAt, confirmedAt: signUps.confirmedAt })
    .from(signUps)
    .where(eq(signUps.address, person.address))
    .orderBy(asc(signUps.askedAt));
  const sent = await db()
    .select({
      email: deliveries.email,
      status: deliveries.status,
      answer: deliveries.answer,
      at: deliveries.settledAt,
      returned: deliveries.returned,
    })
    .from(deliveries)
    .where(eq(deliveries.subscriberId, id))
    .orderBy(desc(deliveries.id));
  const returned = await db()
    .select({ kind: returns.kind, code: returns.code, detail: returns.detail, arrivedAt: returns.arrivedAt })
    .from(returns)
    .where(eq(returns.subscriberId, id))
    .orderBy(desc(returns.id));
  return {
    person,
    consents: given.map(({ id: _, subscriberId: __, ...consent }) => consent),
    links: asked,
    mails: sent,
    returned,
  };
}
