import { and, eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, sends } from '@/db/schema/sends';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { countInWords } from '@/lib/words';
import { say } from './ledger';
import { moveSend, type SendRefusal } from './rules';

export type DecideResult =
  { ok: true; count: number } | { ok: false; reason: SendRefusal | 'not allowed' | 'not found' | 'none' };

type Order = {
  sendId: number;
  /** Send to them once more, who may get it twice; or leave it, and they may never have got it. */
  decision: 'again' | 'leave';
  by: Actor;
  now: Date;
};

/** Decides about the uncertain rows of a send: nobody knows whether the server took those mails. */
export function decideUncertain({ sendId, decision, by, now }: Order): Promise<DecideResult> {
  return transact(async (tx) => {
    if (!may(by, 'send')) return { ok: false, reason: 'not allowed' };
    const [found] = await tx
      .select({ send: sends, number: briefings.number })
      .from(sends)
      .innerJoin(briefings, eq(briefings.id, sends.briefingId))
      .where(eq(sends.id, sendId));
    if (!found) return { ok: false, reason: 'not found' };
    const uncertain = and(eq(deliveries.sendId, sendId), eq(deliveries.status, 'uncertain'));
    const count = await tx.$count(deliveries, uncertain);
    if (count === 0) return { ok: false, reason: 'none' };
    if (decision === 'again') {
      const move = moveSend(found.send.status, 'reopen');
      if (!move.ok) return move;
      const others = and(eq(sends.briefingId, found.send.briefingId), eq(sends.status, 'sending'));
      if (found.send.status === 'done' && (await tx.$count(sends, others)) > 0)
        return { ok: false, reason: 'still open' };
      // The claim is void: should the process that had it come back, its word no longer counts.
      const row = { status: 'waiting' as const, claimedBy: null, settledAt: null, dueAt: now };
      await tx.update(deliveries).set(row).where(uncertain);
      await tx.update(sends).set({ status: move.status, endedAt: null }).where(eq(sends.id, sendId));
    } else {
      const answer = `Left as it is by ${by.name}: it may have arrived or not.`;
      await tx.update(deliveries).set({ answer }).where(uncertain);
    }
    const mails = countInWords(count, 'uncertain mail', 'uncertain mails');
    const words = decision === 'again' ? `sends ${mails} once more` : `leaves ${mails} as they are`;
    await say(tx, { sendId, words: `${by.name} ${words}.`, now });
    const act = decision === 'again' ? 'sent again what was uncertain of' : 'left what was uncertain of';
    await record(tx, { by, act, subject: `No. ${found.number}`, after: { mails: count }, now });
    return { ok: true, count };
  });
}
