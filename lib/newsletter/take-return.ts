import { and, desc, eq, lt } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { deliveries, returns } from '@/db/schema/sends';
import { settings } from '@/db/schema/settings';
import { subscribers } from '@/db/schema/subscribers';
import { record } from '@/lib/editors/audit';
import { log } from '@/lib/log';
import { parseAddress } from './address';
import type { Report } from './read-report';
import { suppress } from './suppress';

export type TakeReturnResult =
  /** `ended`: nobody writes to this person any more. */
  | { ok: true; subscriberId: number; ended: boolean }
  /** `unknown`: it names no delivery of ours, so it is written down and changes nothing. */
  | { ok: false; reason: 'known before' | 'unknown' };

type Delivery = typeof deliveries.$inferSelect;

/** Who speaks in the audit log when a mail server did. */
const MAIL_SERVER = { name: 'A mail server' };

/** What weighs more stands: nobody complains about a mail that was not there. */
const WEIGHT = { 'soft bounce': 1, 'hard bounce': 2, complaint: 3 } as const;

/**
 * Takes in what came back, once. A hard bounce and a complaint end the sending to this address at once, soft bounces when as
 * many editions in a row came back as the settings say. Only a report that holds what we signed into the mail itself
 * does anything.
 */
export function takeReturn({ report, now }: { report: Report; now: Date }): Promise<TakeReturnResult> {
  return transact(async (tx) => {
    const { deliveryId, kind, code, detail, fingerprint } = report;
    const [delivery] =
      deliveryId === undefined ? [] : await tx.select().from(deliveries).where(eq(deliveries.id, deliveryId));
    const told = { kind, code, detail: withoutAddress(detail, delivery), fingerprint, arrivedAt: now };
    const about = { deliveryId: delivery?.id ?? null, subscriberId: delivery?.subscriberId ?? null };
    const isNew = await tx
      .insert(returns)
      .values({ ...told, ...about })
      .onConflictDoNothing()
      .returning({ id: returns.id });
    if (isNew.length === 0) return { ok: false, reason: 'known before' };
    if (!delivery) {
      log.info(`a ${kind} names no delivery of ours and was only written down`);
      return { ok: false, reason: 'unknown' };
    }
    const ended = await settle(tx, { delivery, report: { ...report, detail: told.detail }, now });
    return { ok: true, subscriberId: delivery.subscriberId, ended };
  });
}

type Order = { delivery: Delivery; report: Report; now: Date };

async function settle(tx: Transaction, { delivery, report, now }: Order): Promise<boolean> {
  const before = delivery.returned;
  if (before && WEIGHT[before] >= WEIGHT[report.kind]) return false;
  await tx.update(deliveries).set({ returned: report.kind }).where(eq(deliveries.id, delivery.id));
  const reason = report.kind === 'complaint' ? 'complained' : 'bounced';
  const why = [report.kind, report.code].filter(Boolean).join(', ');
  const sentTo = parseAddress(delivery.email);
  const [subscriber] = await tx.select().from(subscribers).where(eq(subscribers.id, delivery.subscriberId));
  /** Whom we write to at that address now; who confirmed it anew since then is somebody new. */
  const isThem =
    subscriber &&
    sentTo.ok &&
    subscriber.address === sentTo.address &&
    subscriber.joinedAt <= (delivery.settledAt ?? now);
  if (report.kind === 'soft bounce' && !(await isOneTooMany(tx, delivery, isThem ? subscriber : undefined)))
    return false;
  if (sentTo.ok && (isThem || subscriber?.address !== sentTo.address))
    await suppress(tx, { address: sentTo.address, reason, detail: why, now });
  if (!isThem || !['active', 'paused'].includes(subscriber.status)) return false;
  const change = { status: reason, pausedUntil: null, endedAt: now } as const;
  await tx.update(subscribers).set(change).where(eq(subscribers.id, subscriber.id));
  const [act, subject] = ['ended the sending to', `subscriber ${subscriber.id}`];
  await record(tx, { by: MAIL_SERVER, act, subject, after: { why, said: report.detail }, now });
  return true;
}

/** Counts a soft bounce, in a row with that of the mail before or by itself. */
async function isOneTooMany(
  tx: Transaction,
  delivery: Delivery,
  subscriber: typeof subscribers.$inferSelect | undefined,
): Promise<boolean> {
  if (!subscriber) return false;
  const [before] = await tx
    .select({ returned: deliveries.returned })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.subscriberId, delivery.subscriberId),
        lt(deliveries.id, delivery.id),
        eq(deliveries.status, 'accepted'),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(1);
  const softBounces = before?.returned === 'soft bounce' ? subscriber.softBounces + 1 : 1;
  await tx.update(subscribers).set({ softBounces }).where(eq(subscribers.id, subscriber.id));
  const [newsroom] = await tx.select({ limit: settings.softBounceLimit }).from(settings);
  return softBounces >= newsroom!.limit;
}

/** Servers like to repeat the address, which has to be gone when the person is. */
const withoutAddress = (detail: string, delivery: Delivery | undefined) =>
  detail.replaceAll(delivery?.email || '\0', '(address)').replaceAll(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '(address)');
