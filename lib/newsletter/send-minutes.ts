import { and, desc, eq, lte } from 'drizzle-orm';
import { db } from '@/db/client';
import { sendMinutes } from '@/db/schema/sends';

/** How many mails of a send were handed over in a minute. Dates travel as text. */
export type RateMinute = { at: string; handed: number };

/** The last two hours: of a send that takes longer, what was before is of no help. */
const MOST = 120;

const MINUTE = 60_000;

/** The whole minutes of a send up to its last one, those in which nothing left as well, the earliest first. */
export async function listMinutes(sendId: number, now: Date): Promise<RateMinute[]> {
  const whole = new Date(now.getTime() - MINUTE);
  const rows = await db()
    .select({ minute: sendMinutes.minute, handed: sendMinutes.handed })
    .from(sendMinutes)
    .where(and(eq(sendMinutes.sendId, sendId), lte(sendMinutes.minute, whole)))
    .orderBy(desc(sendMinutes.minute))
    .limit(MOST);
  const last = rows[0]?.minute.getTime();
  if (last === undefined) return [];
  const handed = new Map(rows.map((row) => [row.minute.getTime(), row.handed]));
  const first = Math.max(rows.at(-1)!.minute.getTime(), last - (MOST - 1) * MINUTE);
  const minutes: RateMinute[] = [];
  for (let at = first; at <= last; at += MINUTE)
    minutes.push({ at: new Date(at).toISOString(), handed: handed.get(at) ?? 0 });
  return minutes;
}
