import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { sends } from '@/db/schema/sends';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { say } from './ledger';
import { moveSend, type SendRefusal } from './rules';

export type PlanSendResult =
  { ok: true; sendId: number } | { ok: false; reason: 'not allowed' | 'not found' | 'not out' | 'already planned' };

type Order = { briefingId: number; at: Date; by: Actor; now: Date };

/** What a send is while it is not over. */
export const OPEN = ['planned', 'held', 'sending', 'paused'] as const;

/**
 * Plans that an edition is sent to everybody on the list at the instant `at`, or as soon as it can be if that is over. The edition is
 * out, or its publication is planned: then the send waits for it. One send of an edition at a time; whoever got it from an
 * earlier one is left out.
 */
export function planSend(order: Order): Promise<PlanSendResult> {
  return transact((tx) => planSendWithin(tx, order));
}

/** The same inside a transaction that is already open, such as that of the publication. */
export async function planSendWithin(tx: Transaction, { briefingId, at, by, now }: Order): Promise<PlanSendResult> {
  if (!may(by, 'send')) return { ok: false, reason: 'not allowed' };
  const [edition] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
  if (!edition || edition.trashedAt) return { ok: false, reason: 'not found' };
  if (edition.status !== 'published' && edition.status !== 'scheduled') return { ok: false, reason: 'not out' };
  const isOpen = and(eq(sends.briefingId, briefingId), inArray(sends.status, [...OPEN]));
  if ((await tx.$count(sends, isOpen)) > 0) return { ok: false, reason: 'already planned' };
  const [send] = await tx
    .insert(sends)
    .values({
      briefingId,
      status: 'planned',
      dueAt: at > now ? at : now,
      orderedBy: by.name,
      orderedRole: by.role,
      orderedAt: now,
    })
    .returning({ id: sends.id, dueAt: sends.dueAt });
  await say(tx, { sendId: send!.id, words: `Planned by ${by.name}.`, now });
  const after = { for: send!.dueAt };
  await record(tx, { by, act: 'planned the sending of', subject: `No. ${edition.number}`, after, now });
  return { ok: true, sendId: send!.id };
}

export type PlanAnewResult = { ok: true } | { ok: false; reason: SendRefusal | 'not allowed' | 'not found' };

type NewOrder = { sendId: number; at: Date; by: Actor; now: Date };

/** Gives a send that is planned, or waits for a person, another time, in a transaction that is already open. */
export async function planAnewWithin(tx: Transaction, { sendId, at, by, now }: NewOrder): Promise<PlanAnewResult> {
  if (!may(by, 'send')) return { ok: false, reason: 'not allowed' };
  const [found] = await tx
    .select({ status: sends.status, number: briefings.number })
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(eq(sends.id, sendId));
  if (!found) return { ok: false, reason: 'not found' };
  const move = moveSend(found.status, 'plan');
  if (!move.ok) return move;
  const dueAt = at > now ? at : now;
  const ordered = { orderedBy: by.name, orderedRole: by.role, orderedAt: now };
  await tx
    .update(sends)
    .set({ status: move.status, dueAt, note: '', ...ordered })
    .where(eq(sends.id, sendId));
  await say(tx, { sendId, words: `Planned anew by ${by.name}.`, now });
  const subject = `No. ${found.number}`;
  await record(tx, { by, act: 'planned anew the sending of', subject, after: { for: dueAt }, now });
  return { ok: true };
}
