import { and, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import type { PlainDate } from '@/lib/dates';

/** What to look for; what is left out matters not. Days are of UTC, as the times in the export are. */
export type AuditFilter = { actor?: string; act?: string; from?: PlainDate; to?: PlainDate; words?: string };

export type AuditRow = typeof audit.$inferSelect;

const DAY = 24 * 60 * 60_000;

/** Acts that match, the latest first; `before` is the number of the row to go on after. */
export function listActs(
  filter: AuditFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<AuditRow[]> {
  const conditions = [...conditionsOf(filter), ...(before ? [lt(audit.id, before)] : [])];
  return db()
    .select()
    .from(audit)
    .where(and(...conditions))
    .orderBy(desc(audit.id))
    .limit(limit);
}

/** Who ever did anything, and what was ever done: the choices of the filter. */
export async function listAuditChoices(): Promise<{ actors: string[]; acts: string[] }> {
  const actors = await db().selectDistinct({ name: audit.actor }).from(audit).orderBy(audit.actor).limit(500);
  const acts = await db().selectDistinct({ name: audit.act }).from(audit).orderBy(audit.act);
  return { actors: actors.map(({ name }) => name), acts: acts.map(({ name }) => name) };
}

function conditionsOf({ actor, act, from, to, words }: AuditFilter): SQL[] {
  return [
    ...(actor ? [eq(audit.actor, actor)] : []),
    ...(act ? [eq(audit.act, act)] : []),
    ...(from ? [gte(audit.at, new Date(from))] : []),
    ...(to ? [lt(audit.at, new Date(new Date(to).getTime() + DAY))] : []),
    ...(words ? [sql`${audit.subject} like ${`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`] : []),
  ];
}
