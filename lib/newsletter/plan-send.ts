import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { sends } from '@/db/schema/sends';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { say } from './ledger';

export type PlanSendResult =
  { ok: true; sendId: number } | { ok: false; reason: 'not allowed' | 'not found' | 'not out' | 'already planned' };

type Order = { briefingId: number; at: Date; by: Actor; now: Date };

const OPEN = ['planned', 'held', 'sending', 'paused'] as const;

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
