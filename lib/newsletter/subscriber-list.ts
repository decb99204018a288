import { domainToASCII } from 'node:url';
import { and, asc, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { readAside } from '@/db/aside';
import { db } from '@/db/client';
import { deliveries } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';
import { addDays, instantAt } from '@/lib/dates';
import { parseAddress } from './address';
import type { SubscriberFilter, Turn } from './subscriber-filter';
import { listWaiting } from './waiting-list';

/** A line of the list. */
export type ListedSubscriber = {
  id: number;
  email: string;
  status: (typeof subscribers.$inferSelect)['status'] | 'waiting';
  through: (typeof subscribers.$inferSelect)['through'];
  joinedAt: Date;
  format?: 'designed' | 'plain';
  pausedUntil: Date | null;
  /** When they were taken off the list. */
  endedAt: Date | null;
};

export type ListPage = { timeZone: string; turn?: Turn | undefined; limit: number; now: Date };

const COLUMNS = {
  ...{ id: subscribers.id, email: subscribers.email, status: subscribers.status, through: subscribers.through },
  ...{ joinedAt: subscribers.joinedAt, format: subscribers.format, pausedUntil: subscribers.pausedUntil },
  endedAt: subscribers.endedAt,
};

/**
 * Subscribers that match, a page from a row on: the latest first, or, where an address is looked for, by address. Each page is
 * read from an index however far back it lies. What may stand anywhere in an address has every address looked at, on a thread
 * of its own.
 */
export async function listSubscribers(filter: SubscriberFilter, page: ListPage): Promise<ListedSubscriber[]> {
  if (filter.status === 'waiting') return listWaiting(filter, page);
  const conditions = [...conditionsOf(filter, page.timeZone), ...(await from(filter, page.turn))];
  const isBackwards = page.turn?.way === 'before';
  const order = orderOf(filter, isBackwards);
  const rows = filter.anywhere
    ? await listFound(conditions, order, page.limit)
    : await db()
        .select(COLUMNS)
        .from(subscribers)
        .where(and(...conditions))
        .orderBy(...order)
        .limit(page.limit);
  return isBackwards ? rows.reverse() : rows;
}

const isByAddress = ({ q, anywhere }: SubscriberFilter) => Boolean(q && (anywhere || !q.startsWith('@')));

const columnOf = (filter: SubscriberFilter) => (isByAddress(filter) ? subscribers.address : subscribers.joinedAt);

const isUpwards = (filter: SubscriberFilter, isBackwards: boolean) =>
  (isByAddress(filter) || Boolean(filter.oldest)) !== isBackwards;

function orderOf(filter: SubscriberFilter, isBackwards: boolean): SQL[] {
  const way = isUpwards(filter, isBackwards) ? asc : desc;
  return [way(columnOf(filter)), way(subscribers.id)];
}

/** What lies beyond the row where the last page ended; all, if that row is gone. From the first half SQLite sees where to begin. */
async function from(filter: SubscriberFilter, turn: Turn | undefined): Promise<SQL[]> {
  if (!turn) return [];
  const [row] = await db().select().from(subscribers).where(eq(subscribers.id, turn.id));
  if (!row) return [];
  const column = columnOf(filter);
  const value = isByAddress(filter) ? row.address : row.joinedAt.getTime();
  return isUpwards(filter, turn.way === 'before')
    ? [sql`${column} >= ${value}`, sql`(${column} > ${value} or ${subscribers.id} > ${row.id})`]
    : [sql`${column} <= ${value}`, sql`(${column} < ${value} or ${subscribers.id} < ${row.id})`];
}

function conditionsOf(filter: SubscriberFilter, timeZone: string): SQL[] {
  const { q, anywhere, status, through } = filter;
  return [
    ...(q ? [anywhere ? sql`instr(${subscribers.address}, ${asCompared(q)}) > 0` : looksLike(q)] : []),
    ...(status && status !== 'waiting' ? [eq(subscribers.status, status)] : []),
    ...(through ? [eq(subscribers.through, through)] : []),
    ...(filter.from ? [gte(subscribers.joinedAt, instantAt(filter.from, '00:00', timeZone))] : []),
    ...(filter.to ? [lt(subscribers.joinedAt, instantAt(addDays(filter.to, 1), '00:00', timeZone))] : []),
  ];
}

function looksLike(q: string): SQL {
  if (q.startsWith('@')) return eq(subscribers.domain, domainToASCII(q.slice(1).toLowerCase()) || q);
  return beginsWith(sql`${subscribers.address}`, asCompared(q));
}

/** As an index can answer it: nothing that begins with a text comes after the text and the last character there is. */
export const beginsWith = (column: SQL, text: string) =>
  sql`${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`}`;

/** An address as it is stored for comparing, whole or in part. */
export function asCompared(q: string): string {
  const whole = parseAddress(q);
  return whole.ok ? whole.address : q.toLowerCase();
}

/** The numbers first, from the index of addresses; then the rows. */
async function listFound(conditions: SQL[], order: SQL[], limit: number): Promise<ListedSubscriber[]> {
  const found = await readAside<{ id: number }>(
    sql`select id from ${subscribers} where ${and(...conditions)!} order by ${sql.join(order, sql`, `)} limit ${limit}`,
  );
  const ids = found.map(({ id }) => id);
  const rows = await db().select(COLUMNS).from(subscribers).where(inArray(subscribers.id, ids));
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export type FoundSubscribers = {
  people: ListedSubscriber[];
  received: Map<number, number>;
  hasMore: boolean;
  hasLess: boolean;
};

/** A page of the list as it is shown, with what each has received, and whether there are others before and after it. */
export async function findSubscriberPage(filter: SubscriberFilter, page: ListPage): Promise<FoundSubscribers> {
  const found = await listSubscribers(filter, { ...page, limit: page.limit + 1 });
  const isBackwards = page.turn?.way === 'before';
  const isMore = found.length > page.limit;
  const people = isBackwards && isMore ? found.slice(1) : found.slice(0, page.limit);
  const received =
    filter.status === 'waiting' ? new Map<number, number>() : await countReceived(people.map(({ id }) => id));
  const [ahead, behind] = [isMore, page.turn !== undefined];
  return { people, received, hasMore: isBackwards ? behind : ahead, hasLess: isBackwards ? ahead : behind };
}

/** How many mails each of these was sent that a server took. */
async function countReceived(ids: number[]): Promise<Map<number, number>> {
  const rows = await db()
    .select({ id: deliveries.subscriberId, number: sql<number>`count(*)` })
    .from(deliveries)
    .where(and(inArray(deliveries.subscriberId, ids), eq(deliveries.status, 'accepted')))
    .groupBy(deliveries.subscriberId);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
