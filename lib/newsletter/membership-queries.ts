import { and, asc, gt, isNull, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { signUps } from '@/db/schema/subscribers';
import { subscriberCounts, subscriberDays } from '@/db/schema/subscriber-counts';

const DAY = 24 * 60 * 60_000;

/** Who is on the list today, who came and went in seven days, who has yet to confirm, and how many there were week by week. */
export type Membership = { today: number; joined: number; gone: number; waiting: number; weeks: number[] };

/** The list in a few figures, for the dashboard. Days are those of UTC. Who rests is on the list. */
export async function findMembership(now: Date, weeks: number): Promise<Membership> {
  const [row] = await db()
    .select({ number: sql<number>`coalesce(sum(${subscriberCounts.number}), 0)` })
    .from(subscriberCounts)
    .where(sql`${subscriberCounts.status} in ('active', 'paused')`);
  const today = row!.number;
  const day = Math.floor(now.getTime() / DAY);
  const days = await db()
    .select()
    .from(subscriberDays)
    .where(gt(subscriberDays.day, day - 7 * weeks))
    .orderBy(asc(subscriberDays.day));
  const since = (from: number) => days.filter((each) => each.day > from);
  const sum = (of: 'joined' | 'gone', from: number) => since(from).reduce((all, each) => all + each[of], 0);
  const isWaiting = and(isNull(signUps.confirmedAt), isNull(signUps.subscriberId), gt(signUps.expiresAt, now));
  const waiting = await db().$count(signUps, isWaiting);
  return {
    ...{ today, waiting },
    joined: sum('joined', day - 7),
    gone: sum('gone', day - 7),
    // Counted backwards from today: what came since is taken away, what went is put back.
    weeks: Array.from({ length: weeks }, (_, index) => {
      const end = day - 7 * (weeks - 1 - index);
      return today - sum('joined', end) + sum('gone', end);
    }),
  };
}
