import { and, asc, eq, exists, inArray, lte, max, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mails } from '@/db/schema/outbox';
import { deliveries, mailVersions, sendEvents, sendMinutes, sends } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';
import { REASONS } from './audience';
import { minuteOf } from './pace';
import { settle, type Outcome } from './rules';
import { listSuppressed } from './suppress';

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
  const rows = await tx
    .select({
      id: sends.id,
      edition: briefings.status,
      version: sql<number>`(${tx
        .select({ newest: max(mailVersions.number) })
        .from(mailVersions)
        .where(eq(mailVersions.sendId, sends.id))})`,
    })
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(and(eq(sends.status, 'sending'), sql`${sends.addressed} is not null`))
    .orderBy(asc(sends.id));
  return rows.map(({ edition, ...send }) => ({ ...send, isOut: edition === 'published' }));
}

type Order = { send: Running; key: string; now: Date };

/**
 * Claims the next rows of a send, at most as many as `take` grants of those that are due. Who is on the list no more, on a pause or
 * suppressed is excluded instead: this is the last moment at which we can know.
 */
export async function claim(
  tx: Transaction,
  { send, key, now, most, take }: Order & { most: number; take: (wanted: number) => number },
): Promise<{ claims: Claim[]; excluded: number }> {
  const due = await tx
    .select({ id: deliveries.id, attempts: deliveries.attempts, email: deliveries.email, subscriber: subscribers })
    .from(deliveries)
    .leftJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .where(and(eq(deliveries.sendId, send.id), eq(deliveries.status, 'waiting'), lte(deliveries.dueAt, now)))
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(most);
  const suppressed = await listSuppressed(
    due.flatMap(({ subscriber }) => subscriber?.address ?? []),
    tx,
  );
  const claims: Claim[] = [];
  let excluded = 0;
  for (const { id, attempts, subscriber } of due) {
    const reason = reasonAgainst(subscriber, suppressed, now);
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
  await tx
    .update(deliveries)
    .set({ status: 'claimed', claimedBy: key, version: send.version })
    .where(
      inArray(
        deliveries.id,
        granted.map(({ id }) => id),
      ),
    );
  await count(tx, { sendId: send.id, now, handed: granted.length });
  for (const { id, email, ...row } of granted) {
    // Somebody has changed their address since the audience was fixed: the book says where it went.
    const before = due.find((each) => each.id === id)!.email;
    if (before === email) continue;
    const domain = due.find((each) => each.id === id)!.subscriber!.domain;
    await tx.update(deliveries).set({ email, domain, format: row.format }).where(eq(deliveries.id, id));
  }
  return { claims: granted, excluded };
}

function reasonAgainst(
  subscriber: typeof subscribers.$inferSelect | null,
  suppressed: Set<string>,
  now: Date,
): string | undefined {
  if (!subscriber) return REASONS.erased;
  const { status, pausedUntil, address } = subscriber;
  if (status === 'paused') return pausedUntil && pausedUntil <= now ? undefined : REASONS.paused;
  if (status !== 'active') return REASONS[status];
  return suppressed.has(address) ? REASONS.suppressed : undefined;
}

/** Writes down what came of rows that this process had claimed. What another has settled or claimed since stays as it is. */
export async function settleAll(tx: Transaction, settled: Settled[], { key, now }: { key: string; now: Date }) {
  for (const { claim: row, outcome, kept } of settled) {
    const { status, answer, attempts, wait } = settle(outcome, row.attempts);
    const isOver = wait === undefined;
    const mine = and(eq(deliveries.id, row.id), eq(deliveries.claimedBy, key));
    // The mail was not taken, but the send may be over by now: whether it is tried again stays with the person.
    if (!isOver)
      await tx
        .update(deliveries)
        .set({ answer: `It was not taken, as was heard later: ${answer}` })
        .where(and(mine, eq(deliveries.status, 'uncertain')));
    const written = await tx
      .update(deliveries)
      .set({
        ...{ status, answer, attempts },
        ...(isOver ? { settledAt: now } : { dueAt: new Date(now.getTime() + wait * 1000), claimedBy: null }),
      })
      .where(
        // Taken for lost meanwhile, because this process was asleep: it is not, and this is the answer.
        and(mine, inArray(deliveries.status, isOver ? ['claimed', 'uncertain'] : ['claimed'])),
      )
      .returning({ id: deliveries.id });
    if (written.length === 0) continue;
    if (kept) await tx.insert(mails).values({ recipient: row.email, ...kept, createdAt: now, status: 'kept' });
    await count(tx, { sendId: row.sendId, now, ...counted(outcome, isOver) });
  }
}

function counted({ kind }: Outcome, isOver: boolean) {
  if (kind === 'accepted') return { accepted: 1 };
  if (kind === 'uncertain') return {};
  return isOver ? { refused: 1 } : { deferred: 1 };
}

type Count = { sendId: number; now: Date; handed?: number; accepted?: number; deferred?: number; refused?: number };

async function count(tx: Transaction, { sendId, now, ...counts }: Count): Promise<void> {
  const { handed = 0, accepted = 0, deferred = 0, refused = 0 } = counts;
  await tx
    .insert(sendMinutes)
    .values({ minute: new Date(minuteOf(now.getTime())), sendId, handed, accepted, deferred, refused })
    .onConflictDoUpdate({
      target: [sendMinutes.minute, sendMinutes.sendId],
      set: {
        handed: sql`${sendMinutes.handed} + ${handed}`,
        accepted: sql`${sendMinutes.accepted} + ${accepted}`,
        deferred: sql`${sendMinutes.deferred} + ${deferred}`,
        refused: sql`${sendMinutes.refused} + ${refused}`,
      },
    });
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
