import { eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { sends } from '@/db/schema/sends';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { say } from './ledger';
import { updateMail } from './mail-of-send';
import { start } from './open-sends';
import { moveSend, type SendAct, type SendRefusal } from './rules';

export type SteerResult =
  { ok: true; newVersion?: number } | { ok: false; reason: SendRefusal | 'not allowed' | 'not found' | 'not out' };

type Order = { sendId: number; by: Actor; now: Date };
type Send = typeof sends.$inferSelect;

/** Stops a send: from the moment this is stored no mail is handed over. What is in hand then is still answered. */
export function pauseSend(order: Order): Promise<SteerResult> {
  return steer(order, 'pause', async (tx, _send, { by }) => {
    await tx
      .update(sends)
      .set({ status: 'paused', note: `Paused by ${by.name}.` })
      .where(eq(sends.id, order.sendId));
    return { ok: true };
  });
}

/**
 * Lets a paused send go on. If the edition was changed meanwhile, the rest get it as it is now: a new version of the mail, whose
 * number is handed back.
 */
export function resumeSend(order: Order): Promise<SteerResult> {
  return steer(order, 'resume', async (tx, send, { by, now }) => {
    const mail = await updateMail(tx, { sendId: send.id, briefingId: send.briefingId, madeBy: by.name, now });
    if (!mail) return { ok: false, reason: 'not out' };
    await tx.update(sends).set({ status: 'sending', note: '' }).where(eq(sends.id, send.id));
    if (!mail.isNew) return { ok: true };
    await say(tx, { sendId: send.id, words: `The edition was changed: the rest get version ${mail.number}.`, now });
    return { ok: true, newVersion: mail.number };
  });
}

/** Ends a send for good: whoever has not got it by then is excluded. */
export function cancelSend(order: Order): Promise<SteerResult> {
  return transact((tx) => cancelSendWithin(tx, order));
}

/** The same inside a transaction that is already open. */
export function cancelSendWithin(tx: Transaction, order: Order): Promise<SteerResult> {
  return steerWithin(tx, order, 'cancel', async (_tx, send, { by, now }) => {
    // Before it began there are no books to close.
    const endedAt = send.startedAt ? null : now;
    await tx
      .update(sends)
      .set({ status: 'cancelled', endedAt, note: `Cancelled by ${by.name}.` })
      .where(eq(sends.id, send.id));
    return { ok: true };
  });
}

/** Begins a planned or held send at this moment, on the word of a person. */
export function startSendNow(order: Order): Promise<SteerResult> {
  return steer(order, 'start', async (tx, send, { by, now }) =>
    (await start(tx, send, { by, now })) ? { ok: true } : { ok: false, reason: 'not out' },
  );
}

const ACTS: Partial<Record<SendAct, string>> = {
  pause: 'paused the sending of',
  resume: 'resumed the sending of',
  cancel: 'cancelled the sending of',
  start: 'started the sending of',
};

type CarryOut = (tx: Transaction, send: Send, order: { by: Actor; now: Date }) => Promise<SteerResult>;

function steer(order: Order, act: SendAct, carryOut: CarryOut): Promise<SteerResult> {
  return transact((tx) => steerWithin(tx, order, act, carryOut));
}

async function steerWithin(
  tx: Transaction,
  { sendId, by, now }: Order,
  act: SendAct,
  carryOut: CarryOut,
): Promise<SteerResult> {
  if (!may(by, 'send')) return { ok: false, reason: 'not allowed' };
  const [found] = await tx
    .select({ send: sends, number: briefings.number })
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(eq(sends.id, sendId));
  if (!found) return { ok: false, reason: 'not found' };
  const move = moveSend(found.send.status, act);
  if (!move.ok) return move;
  const result = await carryOut(tx, found.send, { by, now });
  if (!result.ok) return result;
  const words = ACTS[act]!;
  await say(tx, { sendId, words: `${by.name} ${words} it.`, now });
  await record(tx, { by, act: words, subject: `No. ${found.number}`, now });
  return result;
}
