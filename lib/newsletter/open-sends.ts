import { and, asc, eq, inArray, isNull, lte, or, type SQL } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, sends } from '@/db/schema/sends';
import { settings } from '@/db/schema/settings';
import { formatMoment } from '@/lib/dates';
import { record } from '@/lib/editors/audit';
import { closeNext, endOfList, fixNext } from './audience';
import { say } from './ledger';
import { updateMail } from './mail-of-send';
import { moveSend } from './rules';

/** Who speaks in the audit log when nobody pressed anything. */
const WORKER = { name: 'The worker' };

type Send = typeof sends.$inferSelect;

/** Sends before their first mail or after their last; a planned one too early if its edition is neither out nor to come. */
const toOpen = (now: Date) =>
  or(
    and(eq(sends.status, 'planned'), or(lte(sends.dueAt, now), inArray(briefings.status, ['draft', 'withdrawn']))),
    and(eq(sends.status, 'sending'), isNull(sends.addressed)),
    and(eq(sends.status, 'cancelled'), isNull(sends.endedAt)),
  );

const listWhere = (which: SQL | undefined) =>
  db()
    .select({ id: sends.id })
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(which)
    .orderBy(asc(sends.id));

/** Whether there is anything for a sender to do: a send that is due or under way, or a row in the hand of one that ended. */
export async function hasWork(now: Date): Promise<boolean> {
  if ((await listWhere(or(toOpen(now), eq(sends.status, 'sending'))).limit(1)).length > 0) return true;
  const claimed = db().select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.status, 'claimed')).limit(1);
  return (await claimed).length > 0;
}

/**
 * What comes before a mail leaves, and after the last one of a send that was cancelled: starts what is due, holds what is too late,
 * fixes audiences and closes books, a piece of each in a transaction of its own. Says whether there is more of it to do.
 */
export async function openSends(now: Date): Promise<boolean> {
  const ids = await listWhere(toOpen(now));
  let isMore = false;
  for (const { id } of ids) isMore = (await transact((tx) => openOne(tx, id, now))) || isMore;
  return isMore;
}

async function openOne(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const [send] = await tx.select().from(sends).where(eq(sends.id, id));
  if (!send) return false;
  if (send.status === 'planned') return startPlanned(tx, send, now);
  if (send.status === 'sending' && send.addressed === null) return !(await fixNext(tx, send, now));
  if (send.status === 'cancelled' && send.endedAt === null) return !(await closeNext(tx, id, now));
  return false;
}

/** A planned send whose time has come: it begins, waits for its edition, or waits for a person. */
async function startPlanned(tx: Transaction, send: Send, now: Date): Promise<boolean> {
  const [edition] = await tx.select().from(briefings).where(eq(briefings.id, send.briefingId));
  const [newsroom] = await tx.select().from(settings);
  const grace = newsroom!.graceMinutes * 60_000;
  const isLate = (since: Date) => now.getTime() - since.getTime() > grace;
  const dueOn = formatMoment(send.dueAt, newsroom!);
  if (edition?.status !== 'published' && edition?.status !== 'scheduled') {
    const why = `It is due on ${dueOn}, but the edition is not out and its publication is not planned.`;
    await hold(tx, send, { number: edition?.number ?? 0, why, now });
    return false;
  }
  const { number, status, publishedAt } = edition;
  if (status === 'scheduled') {
    if (isLate(send.dueAt)) {
      await hold(tx, send, { number, why: `It was due on ${dueOn}, and the edition is not out yet.`, now });
    }
    return false;
  }
  // Not before its time and not before the edition is out.
  const since = new Date(Math.max(send.dueAt.getTime(), publishedAt!.getTime(), send.orderedAt.getTime()));
  if (!isLate(since)) return start(tx, send, { by: WORKER, now });
  await hold(tx, send, { number, why: `It was due on ${dueOn}, too long ago to begin without asking.`, now });
  return false;
}

type Hold = { number: number; why: string; now: Date };

/** Leaves a planned send to a person, and says why. */
export async function hold(tx: Transaction, send: Send, { number, why, now }: Hold): Promise<void> {
  const move = moveSend(send.status, 'hold');
  if (!move.ok) return;
  await tx.update(sends).set({ status: move.status, note: why }).where(eq(sends.id, send.id));
  await say(tx, { sendId: send.id, words: `It waits for a person. ${why}`, now });
  await record(tx, { by: WORKER, act: 'held the sending of', subject: `No. ${number}`, after: { why }, now });
}

/** Begins: from here on the audience is what the list is now. Says whether it did; the edition must be out. */
export async function start(
  tx: Transaction,
  send: Send,
  { by, now }: { by: { name: string }; now: Date },
): Promise<boolean> {
  const move = moveSend(send.status, 'start');
  const mail =
    move.ok && (await updateMail(tx, { sendId: send.id, briefingId: send.briefingId, madeBy: by.name, now }));
  if (!mail) return false;
  await tx
    .update(sends)
    .set({ status: move.status, startedAt: now, audienceEnd: await endOfList(tx), note: '' })
    .where(and(eq(sends.id, send.id), inArray(sends.status, ['planned', 'held'])));
  await say(tx, { sendId: send.id, words: `It begins, ordered by ${send.orderedBy}.`, now });
  return true;
}
