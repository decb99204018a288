import { eq, inArray, lt, sql } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { throttles } from '@/db/schema/editors';
import { networkOf } from '@/lib/client-address';
import { FREE_ATTEMPTS, minutesToWait } from './rules';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What is being guessed at, and from where. `account` is one of the keys below. */
export type Guess = { account: string; address: string; now: Date };

export const passwordOf = (email: string) => `password of ${email}`;
export const codeOf = (email: string) => `code of ${email}`;
export const newPasswordOf = (email: string) => `new password of ${email}`;

export type Attempt = { ok: true; left: number } | { ok: false; until: Date };

/**
 * Counts an attempt before it is made, so that many at once cannot slip through, or says until when there are none. Both
 * the account and the network address count; `left` is how many more may fail before there is a wait. An account is
 * forgotten after a day without attempts, an address when the day is over: where many people sign in, some fail each day.
 */
export function claimAttempt({ account, address, now }: Guess): Promise<Attempt> {
  const free = new Map([
    [account, FREE_ATTEMPTS.account],
    [addressKey(address, now), FREE_ATTEMPTS.address],
  ]);
  return transact(async (tx) => {
    await forgetThrottles(tx, now);
    const rows = await tx
      .select()
      .from(throttles)
      .where(inArray(throttles.key, [...free.keys()]));
    const ends = rows.map(
      ({ key, failures, lastAt }) => lastAt.getTime() + minutesToWait(failures, free.get(key)!) * MINUTE,
    );
    const until = Math.max(0, ...ends);
    if (until > now.getTime()) return { ok: false, until: new Date(until) };
    const failed = new Map(rows.map((row) => [row.key, row.failures]));
    const left: number[] = [];
    for (const [key, most] of free) {
      const failures = (failed.get(key) ?? 0) + 1;
      left.push(Math.max(0, most - failures));
      await tx
        .insert(throttles)
        .values({ key, failures, lastAt: now })
        .onConflictDoUpdate({ target: throttles.key, set: { failures, lastAt: now } });
    }
    return { ok: true, left: Math.min(...left) };
  });
}

/**
 * Whoever knew the password, and the code, was no stranger: the failures of the account are forgotten. The network address
 * gets this attempt back and no more, or an account of one's own would pay for guesses at others.
 */
export async function forgive({ email, address, now }: { email: string; address: string; now: Date }): Promise<void> {
  await transact(async (tx) => {
    await tx.delete(throttles).where(inArray(throttles.key, [passwordOf(email), codeOf(email), newPasswordOf(email)]));
    await tx
      .update(throttles)
      .set({ failures: sql`max(0, ${throttles.failures} - 1)` })
      .where(eq(throttles.key, addressKey(address, now)));
  });
}

const HOUR = 60 * MINUTE;

/**
 * Counts something that anybody may do so often an hour, by the clock, in the transaction that does it; nothing is counted
 * if one of the turns is used up. Unlike a guess it is not forgiven, and there is no longer wait for who goes on asking.
 */
export async function claimTurn(
  tx: Transaction,
  { turns, now }: { turns: { key: string; most: number }[]; now: Date },
): Promise<{ ok: true } | { ok: false; until: Date }> {
  const hour = Math.floor(now.getTime() / HOUR);
  const keyed = turns.map(({ key, most }) => ({ key: `${key} in hour ${hour}`, most }));
  const rows = await tx
    .select()
    .from(throttles)
    .where(
      inArray(
        throttles.key,
        keyed.map(({ key }) => key),
      ),
    );
  const used = new Map(rows.map(({ key, failures }) => [key, failures]));
  if (keyed.some(({ key, most }) => (used.get(key) ?? 0) >= most))
    return { ok: false, until: new Date((hour + 1) * HOUR) };
  for (const { key } of keyed)
    await tx
      .insert(throttles)
      .values({ key, failures: 1, lastAt: now })
      .onConflictDoUpdate({ target: throttles.key, set: { failures: sql`${throttles.failures} + 1`, lastAt: now } });
  return { ok: true };
}

/** Forgets what was counted more than a day ago. */
export async function forgetThrottles(tx: Transaction, now: Date): Promise<void> {
  await tx.delete(throttles).where(lt(throttles.lastAt, new Date(now.getTime() - DAY)));
}

const addressKey = (address: string, now: Date) => `from ${networkOf(address)} on ${now.toISOString().slice(0, 10)}`;
