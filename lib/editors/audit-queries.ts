import { and, desc, eq, gte, lt, or, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { addDays, instantAt, type PlainDate } from '@/lib/dates';

/** What to look for; what is left out matters not. Days are of the newsroom's calendar. */
export type AuditFilter = { actor?: string; act?: string; from?: PlainDate; to?: PlainDate; words?: string };

/** Where a list goes on: after this act. */
export type Place = { at: Date; id: number };

export type AuditRow = typeof audit.$inferSelect;

type Page = { timeZone: string; after?: Place | undefined; limit: number };

/** Acts that match, the latest first. */
export function listActs(filter: AuditFilter, { timeZone, after, limit }: Page) {
  return db()
    .select()
    .from(audit)
    .where(and(...conditionsOf(filter, timeZone), after && isAfter(after)))
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(limit);
}

/** The second half alone says it all; from the first SQLite sees where in the index to begin. */
const isAfter = ({ at, id }: Place) => and(sql`${audit.at} <= ${at.getTime()}`, or(lt(audit.at, at), lt(audit.id, id)));

/** How many acts match. */
export function countActs(filter: AuditFilter, timeZone: string): Promise<number> {
  return db().$count(audit, and(...conditionsOf(filter, timeZone)));
}

/** Who ever did anything, and what was ever done: the choices of the filter. */
export async function listAuditChoices(): Promise<{ actors: string[]; acts: string[] }> {
  return { actors: await listEach(audit.actor), acts: await listEach(audit.act) };
}

const MOST_CHOICES = 500;

/** Each value once. Goes from one to the next in the index, where a plain `distinct` would read the whole of it. */
async function listEach(column: typeof audit.actor | typeof audit.act): Promise<string[]> {
  const each = sql`(
    with recursive each(name) as (
      select min(${column}) from ${audit}
      union all
      select (select min(${column}) from ${audit} where ${column} > each.name) from each where each.name is not null
    )
    select name from each where name is not null
  )`;
  const rows = await db()
    .select({ name: sql<string>`name` })
    .from(each)
    .limit(MOST_CHOICES);
  return rows.map(({ name }) => name);
}

function conditionsOf({ actor, act, from, to, words }: AuditFilter, timeZone: string): SQL[] {
  return [
    ...(actor ? [eq(audit.actor, actor)] : []),
    ...(act ? [eq(audit.act, act)] : []),
    ...(from ? [gte(audit.at, instantAt(from, '00:00', timeZone))] : []),
    ...(to ? [lt(audit.at, instantAt(addDays(to, 1), '00:00', timeZone))] : []),
    ...(words ? [contains(words)] : []),
  ];
}

/** Every column that has words, as one text: a phrase may begin with what was done and end with what it was done to. */
const TEXT = sql.join(
  [audit.actor, audit.act, audit.subject, audit.address, audit.before, audit.after].map(
    (column) => sql`ifnull(${column}, '')`,
  ),
  sql` || ' ' || `,
);

const contains = (words: string) => sql`(${TEXT}) like ${`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
