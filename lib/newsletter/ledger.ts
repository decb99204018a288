import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { mails } from '@/db/schema/outbox';
import { deliveries, sendEvents, sends } from '@/db/schema/sends';
import { addressHash } from './address';
import { REASONS } from './audience';
import { statements, type Addressee } from './ledger-statements';
import { minuteOf } from './pace';
import { settle, type Outcome } from './rules';

/**
 * The book of a send: which row is whose, and what came of it. A row is claimed in a transaction that commits before its mail is
 * handed over, one for each connection, and settled after the answer: between the two, and only then, nobody knows.
 */

/** A row that was claimed, with all that its mail needs. */
export type Claim = {
  id: number;
  sendId: number;
  version: number;
  attempts: number;
  email: string;
  format: 'designed' | 'plain';
  subscriber: { id: number; linkKey: string; joinedAt: Date };
};

/** What came of a claimed row; `kept` goes into the outbox of the desk, where there is no mail server. */
export type Settled = { claim: Claim; outcome: Outcome; kept?: { subject: string; text: string } };

/** A send that mail leaves from: its newest version, and whether its edition is still out. */
type Running = { id: number; version: number; isOut: boolean };

/** The sends that mail may leave from now, the oldest first. */
export async function listRunning(tx: Transaction): Promise<Running[]> {
  const rows = await statements(tx).running.execute();
  return rows.map(({ edition, ...send }) => ({ ...send, isOut: edition === 'published' }));
}

type Order = { send: Running; key: string; now: Date; figures: Figures };

/**
 * Claims the next rows of a send, at most as many as `take` grants of those that are due. Who is on the list no more, on a pause or
 * suppressed is excluded instead: this is the last moment at which we can know.
 */
export async function claim(
  tx: Transaction,
  { send, key, now, figures, most, take }: Order & { most: number; take: (wanted: number) => number },
): Promise<{ claims: Claim[]; excluded: number }> {
  const { due: listDue, claim: putInHand } = statements(tx);
  const due = await listDue.execute({ send: send.id, now: now.getTime(), most });
  const claims: Claim[] = [];
  let excluded = 0;
  for (const { id, attempts, subscriber } of due) {
    const reason = await reasonAgainst(tx, subscriber, now);
    if (!reason && subscriber) {
      const { email, format, ...rest } = subscriber;
      claims.push({ id, attempts, sendId: send.id, version: send.version, email, format, subscriber: rest });
      continue;
    }
    excluded++;
    const row = { status: 'excluded' as const, answer: reason ?? '', settledAt: now };
    await tx.update(deliveries).set(row).where(eq(deliveries.id, id));
  }
  const granted = claims.slice(0, take(claims.length));
  if (granted.length === 0) return { claims: [], excluded };
  await putInHand.execute({ ids: JSON.stringify(granted.map(({ id }) => id)), key, version: send.version });
  add(figures, send.id, 'handed', granted.length);
  for (const { id, email, ...row } of granted) {
    // Somebody has changed their address since the audience was fixed: the book says where it went.
    const before = due.find((each) => each.id === id)!.email;
    if (before === email) continue;
    const domain = due.find((each) => each.id === id)!.subscriber!.domain;
    await tx.update(deliveries).set({ email, domain, format: row.format }).where(eq(deliveries.id, id));
  }
  return { claims: granted, excluded };
}

async function reasonAgainst(tx: Transaction, subscriber: Addressee | null, now: Date): Promise<string | undefined> {
  if (!subscriber) return REASONS.erased;
  const { status, pausedUntil, address } = subscriber;
  if (status === 'paused' && !(pausedUntil && pausedUntil <= now)) return REASONS.paused;
  if (status !== 'active' && status !== 'paused') return REASONS[status];
  const suppressed = await statements(tx).suppressed.execute({ hash: addressHash(address) });
  return suppressed.length > 0 ? REASONS.suppressed : undefined;
}

/** Writes down what came of rows that this process had claimed. What another has settled or claimed since stays as it is. */
export async function settleAll(
  tx: Transaction,
  settled: Settled[],
  { key, now, figures }: { key: string; now: Date; figures: Figures },
): Promise<void> {
  for (const { claim: row, outcome, kept } of settled) {
    const { wait, ...end } = settle(outcome, row.attempts);
    const isOver = wait === undefined;
    // The mail was not taken, but the send may be over by now: whether it is tried again stays with the person.
    if (!isOver)
      await tx
        .update(deliveries)
        .set({ answer: `It was not taken, as was heard later: ${end.answer}` })
        .where(and(eq(deliveries.id, row.id), eq(deliveries.claimedBy, key), eq(deliveries.status, 'uncertain')));
    const { changes } = await statements(tx).settle.execute({
      ...{ id: row.id, key, ...end, isOver: Number(isOver) },
      ...{ settledAt: isOver ? now.getTime() : null, dueAt: isOver ? null : now.getTime() + wait * 1000 },
    });
    if (changes === 0) continue;
    if (kept) await tx.insert(mails).values({ recipient: row.email, ...kept, createdAt: now, status: 'kept' });
    const what = counted(outcome, isOver);
    if (what) add(figures, row.sendId, what);
  }
}

function counted({ kind }: Outcome, isOver: boolean): keyof Figure | undefined {
  if (kind === 'accepted') return kind;
  if (kind === 'uncertain') return undefined;
  return isOver ? 'refused' : 'deferred';
}

/** What a turn has to add to the figures of a minute, by send. */
export type Figures = Map<number, Figure>;

type Figure = { handed: number; accepted: number; deferred: number; refused: number };

function add(figures: Figures, sendId: number, what: keyof Figure, times = 1): void {
  const figure = figures.get(sendId) ?? { handed: 0, accepted: 0, deferred: 0, refused: 0 };
  figure[what] += times;
  figures.set(sendId, figure);
}

/** Adds what a turn has counted to the minute of `now`. */
export async function count(tx: Transaction, figures: Figures, now: Date): Promise<void> {
  const minute = new Date(minuteOf(now.getTime()));
  for (const [sendId, figure] of figures) await statements(tx).count.execute({ sendId, minute, ...figure });
}

/** Ends a send of which no row is open any more; says whether it did. */
export async function finish(tx: Transaction, sendId: number, now: Date): Promise<boolean> {
  const open = tx
    .select({ one: sql`1` })
    .from(deliveries)
    .where(and(eq(deliveries.sendId, sendId), inArray(deliveries.status, ['waiting', 'claimed'])));
  const ended = await tx
    .update(sends)
    .set({ status: 'done', endedAt: now, note: '' })
    .where(and(eq(sends.id, sendId), eq(sends.status, 'sending'), sql`not ${exists(open)}`))
    .returning({ id: sends.id });
  if (ended.length > 0) await say(tx, { sendId, words: 'Finished: no row is open any more.', now });
  return ended.length > 0;
}

/** Writes a line of the send's log. */
export async function say(
  tx: Transaction,
  { sendId, words, now }: { sendId: number; words: string; now: Date },
): Promise<void> {
  await tx.insert(sendEvents).values({ sendId, at: now, words });
}

/** Stops a send that would only fail, until a person looks at it. */
export async function pauseItself(
  tx: Transaction,
  { sendId, why, now }: { sendId: number; why: string; now: Date },
): Promise<void> {
  const paused = await tx
    .update(sends)
    .set({ status: 'paused', note: why })
    .where(and(eq(sends.id, sendId), eq(sends.status, 'sending')))
    .returning({ id: sends.id });
  if (paused.length > 0) await say(tx, { sendId, words: `It pauses by itself. ${why}`, now });
}
