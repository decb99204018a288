import { and, asc, eq, lte } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { outbox } from '@/db/schema/outbox';
import { log } from './log';

/** Carries out one row; throws, with words for the person who runs the site, if it has to be tried again. */
export type Carrier = (payload: unknown) => Promise<void>;

/** Waits between attempts, in minutes: a day and a half in all, then it is given up. */
const WAITS = [1, 5, 15, 60, 180, 360, 720, 900];

/** Nothing is carried out for longer than this, in milliseconds; until then no other process takes the row. */
const LONGEST_ATTEMPT = 60_000;

/** Puts something to leave this machine into the outbox, within the transaction that decides it. */
export async function post(tx: Transaction, { topic, payload, now }: { topic: string; payload: unknown; now: Date }) {
  await tx.insert(outbox).values({ topic, payload, createdAt: now, dueAt: now });
}

/**
 * Carries out what is due, one row after another, each at least once: a row is claimed by moving its time on, so that two
 * processes do not take it at once, and one that was claimed by a process that died is due again. Says how many it took.
 */
export async function carryOut(carriers: Record<string, Carrier>, now: Date): Promise<number> {
  const due = await db()
    .select()
    .from(outbox)
    .where(and(eq(outbox.status, 'open'), lte(outbox.dueAt, now)))
    .orderBy(asc(outbox.dueAt))
    .limit(20);
  let taken = 0;
  for (const row of due) {
    if (!(await claim(row, now))) continue;
    taken++;
    await attempt(row, carriers, now);
  }
  return taken;
}

type Row = typeof outbox.$inferSelect;

async function claim(row: Row, now: Date): Promise<boolean> {
  const claimed = await transact((tx) =>
    tx
      .update(outbox)
      .set({ attempts: row.attempts + 1, dueAt: new Date(now.getTime() + LONGEST_ATTEMPT) })
      .where(and(eq(outbox.id, row.id), eq(outbox.status, 'open'), eq(outbox.attempts, row.attempts)))
      .returning({ id: outbox.id }),
  );
  return claimed.length > 0;
}

async function attempt(row: Row, carriers: Record<string, Carrier>, now: Date): Promise<void> {
  try {
    const carry = carriers[row.topic];
    if (!carry) throw new Error(`nothing carries out "${row.topic}"`);
    await carry(row.payload);
    await settle(row, { status: 'done', lastError: null });
  } catch (error) {
    const wait = WAITS[row.attempts];
    const lastError = (error as Error).message;
    log.error(`outbox: ${row.topic} ${wait ? 'will be tried again' : 'was given up'}: ${lastError}`);
    await settle(
      row,
      wait ? { dueAt: new Date(now.getTime() + wait * 60_000), lastError } : { status: 'given up', lastError },
    );
  }
}

async function settle(row: Row, set: Partial<Row>): Promise<void> {
  await transact((tx) => tx.update(outbox).set(set).where(eq(outbox.id, row.id)));
}
