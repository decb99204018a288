import { and, asc, gte, inArray, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { subscriberCounts, subscriberDays } from '@/db/schema/subscriber-counts';
import { type PlainDate } from '@/lib/dates';
import { STATUSES, type SubscriberFilter, type SubscriberStatus, type THROUGHS } from './subscriber-filter';
import { countWaiting } from './waiting-list';

export type SubscriberCounts = {
  status: Record<SubscriberStatus, number>;
  /** By the way they joined, of those on the list and of the others. */
  segments: { through: (typeof THROUGHS)[number]; status: SubscriberStatus; number: number }[];
};

/** How many there are of each kind. Reads thirty rows, however many subscribers there are. */
export async function countSubscribers(now: Date): Promise<SubscriberCounts> {
  const rows = await db().select().from(subscriberCounts);
  const segments = rows.filter(({ number }) => number > 0) as SubscriberCounts['segments'];
  const sum = (status: SubscriberStatus) =>
    segments.reduce((total, segment) => total + (segment.status === status ? segment.number : 0), 0);
  const status = Object.fromEntries(STATUSES.map((each) => [each, sum(each)])) as SubscriberCounts['status'];
  return { segments, status: { ...status, waiting: await countWaiting(now) } };
}

/** How many match, where that is known without looking at each. */
export function countOf(filter: SubscriberFilter, counts: SubscriberCounts): number | undefined {
  const { q, from, to, status, through } = filter;
  if (q || from || to || (status === 'waiting' && through)) return undefined;
  if (status === 'waiting') return counts.status.waiting;
  return counts.segments
    .filter((segment) => (!status || segment.status === status) && (!through || segment.through === through))
    .reduce((total, { number }) => total + number, 0);
}

/** How many get the newsletter, or will again after a pause. */
export async function countOnList(): Promise<number> {
  const [row] = await db()
    .select({ number: sql<number>`coalesce(sum(${subscriberCounts.number}), 0)` })
    .from(subscriberCounts)
    .where(inArray(subscriberCounts.status, ['active', 'paused']));
  return row!.number;
}

/** A week from its Monday: who came, who went, how many were on the list at its end. */
export type GrowthWeek = { monday: PlainDate; joined: number; gone: number; total: number };

const DAY = 86_400_000;

/** The day of 1 January 1970 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7);

/** How the list grew in the weeks up to this one. Weeks are those of UTC. */
export async function listGrowth(weeks: number, now: Date): Promise<GrowthWeek[]> {
  const current = weekOf(Math.floor(now.getTime() / DAY));
  const first = current - weeks + 1;
  const days = await db()
    .select()
    .from(subscriberDays)
    .where(and(gte(subscriberDays.day, first * 7 - 3)))
    .orderBy(asc(subscriberDays.day));
  let total = await countOnList();
  const growth: GrowthWeek[] = [];
  for (let week = current; week >= first; week--) {
    const within = days.filter(({ day }) => weekOf(day) === week);
    const joined = within.reduce((sum, day) => sum + day.joined, 0);
    const gone = within.reduce((sum, day) => sum + day.gone, 0);
    const monday = new Date((week * 7 - 3) * DAY).toISOString().slice(0, 10);
    growth.unshift({ monday, joined, gone, total: Math.max(0, total) });
    total -= joined - gone;
  }
  return growth;
}
