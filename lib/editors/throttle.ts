import { eq, inArray, lt, sql } from 'drizzle-orm';
import { transact } from '@/db/client';
import { throttles } from '@/db/schema/editors';
import { FREE_ATTEMPTS, minutesToWait } from './rules';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Attempt = { ok: true; left: number } | { ok: false; until: Date };

/**
 * Counts an attempt before it is made, so that many at once cannot slip through, or says until when there are none. Keys
 * are an account and a network address; `left` is how many more may fail before there is a wait. Forgotten after a day.
 */
export function claimAttempt(keys: string[], now: Date): Promise<Attempt> {
  return transact(async (tx) => {
    await tx.delete(throttles).where(lt(throttles.lastAt, new Date(now.getTime() - DAY)));
    const rows = await tx.select().from(throttles).where(inArray(throttles.key, keys));
    const until = Math.max(0, ...rows.map((row) => row.lastAt.getTime() + minutesToWait(row.failures) * MINUTE));
    if (until > now.getTime()) return { ok: false, until: new Date(until) };
    const failed = new Map(rows.map((row) => [row.key, row.failures]));
    for (const key of keys) {
      const failures = (failed.get(key) ?? 0) + 1;
      await tx
        .insert(throttles)
        .values({ key, failures, lastAt: now })
        .onConflictDoUpdate({ target: throttles.key, set: { failures, lastAt: now } });
    }
    const most = Math.max(...keys.map((key) => (failed.get(key) ?? 0) + 1));
    return { ok: true, left: Math.max(0, FREE_ATTEMPTS - most) };
  });
}

/**
 * Whoever knew the password, and the code, was no stranger: the failures of the account are forgotten. The network address
 * gets this attempt back and no more, or an account of one's own would pay for guesses at others.
 */
export async function forgive(account: string[], address: string): Promise<void> {
  await transact(async (tx) => {
    await tx.delete(throttles).where(inArray(throttles.key, account));
    await tx
      .update(throttles)
      .set({ failures: sql`max(0, ${throttles.failures} - 1)` })
      .where(eq(throttles.key, address));
  });
}
