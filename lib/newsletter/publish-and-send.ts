import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { sends } from '@/db/schema/sends';
import { publishWithin, type PublishResult } from '@/lib/briefings/publish';
import { scheduleWithin, type ScheduleResult } from '@/lib/briefings/schedule';
import { may, type Actor } from '@/lib/editors/rules';
import { OPEN, planAnewWithin, planSendWithin } from './plan-send';
import { cancelSendWithin } from './steer-send';

/** What becomes of the newsletter together with a publication. */
export type Mailing = { sendAt: Date } | 'as it stands' | 'not sent';

type Order = { briefingId: number; proof: string; mailing: Mailing; by: Actor; now: Date };

type NotSent = { ok: false; reason: 'may not send' } | { ok: false; reason: 'mail before edition' };

/**
 * Publishes an edition and settles its newsletter in one transaction: both, or none. A send that is planned already is moved to
 * the new time or cancelled; one that has begun is left alone.
 */
export function publishAndSend({ mailing, ...order }: Order): Promise<PublishResult | NotSent> {
  return transact(async (tx) => {
    const objection = objectionTo(mailing, { at: order.now, by: order.by });
    if (objection) return objection;
    const published = await publishWithin(tx, order);
    if (published.ok) await settleMailing(tx, { ...order, mailing });
    return published;
  });
}

/** Plans the publication of an edition and the sending that follows it in one transaction: both, or none. */
export function scheduleAndSend({
  mailing,
  ...order
}: Order & { at: Date; replaces?: number }): Promise<ScheduleResult | NotSent> {
  return transact(async (tx) => {
    const objection = objectionTo(mailing, order);
    if (objection) return objection;
    const scheduled = await scheduleWithin(tx, order);
    if (scheduled.ok) await settleMailing(tx, { ...order, mailing });
    return scheduled;
  });
}

function objectionTo(mailing: Mailing, { at, by }: { at: Date; by: Actor }): NotSent | undefined {
  if (mailing === 'as it stands') return undefined;
  if (!may(by, 'send')) return { ok: false, reason: 'may not send' };
  return mailing !== 'not sent' && mailing.sendAt < at ? { ok: false, reason: 'mail before edition' } : undefined;
}

async function settleMailing(tx: Transaction, { briefingId, mailing, by, now }: Omit<Order, 'proof'>): Promise<void> {
  if (mailing === 'as it stands') return;
  const isOpen = and(eq(sends.briefingId, briefingId), inArray(sends.status, [...OPEN]));
  const [open] = await tx.select().from(sends).where(isOpen);
  if (open && open.status !== 'planned' && open.status !== 'held') return;
  const done = await (mailing === 'not sent'
    ? open && cancelSendWithin(tx, { sendId: open.id, by, now })
    : open
      ? planAnewWithin(tx, { sendId: open.id, at: mailing.sendAt, by, now })
      : planSendWithin(tx, { briefingId, at: mailing.sendAt, by, now }));
  // Nothing is left to object to. Should there be, the publication is undone as well.
  if (done && !done.ok) throw new Error(`the newsletter could not be settled: ${done.reason}`);
}
