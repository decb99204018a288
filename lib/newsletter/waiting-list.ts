import { and, asc, desc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { signUps } from '@/db/schema/subscribers';
import type { SubscriberFilter } from './subscriber-filter';
import { asCompared, beginsWith, type ListedSubscriber, type ListPage } from './subscriber-list';

/** As the index of those who are waiting has it. */
const isOpen = [isNull(signUps.confirmedAt), isNull(signUps.subscriberId)];

/** Who has asked and not confirmed yet, the latest first: of the filter, the address and the way count. */
export async function listWaiting(filter: SubscriberFilter, page: ListPage): Promise<ListedSubscriber[]> {
  const isBackwards = page.turn?.way === 'before';
  const way = Boolean(filter.oldest) !== isBackwards ? asc : desc;
  const rows = await db()
    .select({ id: signUps.id, email: signUps.email, through: signUps.through, joinedAt: signUps.askedAt })
    .from(signUps)
    .where(and(...isOpen, gt(signUps.expiresAt, page.now), ...conditionsOf(filter), ...(await from(filter, page.turn))))
    .orderBy(way(signUps.askedAt), way(signUps.id))
    .limit(page.limit);
  const listed = rows.map((row) => ({ ...row, status: 'waiting' as const, pausedUntil: null, endedAt: null }));
  return isBackwards ? listed.reverse() : listed;
}

/** How many are waiting. */
export function countWaiting(now: Date): Promise<number> {
  return db().$count(signUps, and(...isOpen, gt(signUps.expiresAt, now)));
}

const conditionsOf = ({ q, through }: SubscriberFilter): SQL[] => [
  ...(q ? [beginsWith(sql`${signUps.address}`, asCompared(q))] : []),
  ...(through ? [eq(signUps.through, through)] : []),
];

async function from({ oldest }: SubscriberFilter, turn: ListPage['turn']): Promise<SQL[]> {
  const [row] = turn ? await db().select().from(signUps).where(eq(signUps.id, turn.id)) : [];
  if (!row) return [];
  const at = row.askedAt.getTime();
  return Boolean(oldest) !== (turn!.way === 'before')
    ? [sql`${signUps.askedAt} >= ${at}`, sql`(${signUps.askedAt} > ${at} or ${signUps.id} > ${row.id})`]
    : [sql`${signUps.askedAt} <= ${at}`, sql`(${signUps.askedAt} < ${at} or ${signUps.id} < ${row.id})`];
}
