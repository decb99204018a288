import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { wireHosts, wireSources } from '@/db/schema/wire-sources';

export type ClaimedSource = typeof wireSources.$inferSelect;

/** Milliseconds between two requests to one server. */
export const HOST_GAP = 5_000;

/** For so long a source belongs to whoever claimed it; longer than any reading takes. Then another begins anew. */
export const LEASE = 120_000;

/** Candidates looked at in one go: many may lie with one server. */
const CANDIDATES = 100;

/**
 * Takes the source that has been due for longest and whose server may be asked now, so that nobody else reads it meanwhile,
 * however many processes there are. Undefined if there is none.
 */
export async function claimSource(now: Date): Promise<ClaimedSource | undefined> {
  const isDue = and(
    eq(wireSources.state, 'active'),
    lte(wireSources.nextCheckAt, now),
    or(isNull(wireSources.leasedUntil), lte(wireSources.leasedUntil, now)),
  );
  // Most of the time there is nothing to do, and no need to hold up those who write.
  if ((await db().$count(wireSources, isDue)) === 0) return undefined;
  return transact(async (tx) => {
    const due = await tx
      .select()
      .from(wireSources)
      .where(isDue)
      .orderBy(asc(wireSources.nextCheckAt))
      .limit(CANDIDATES);
    const busy = await busyHosts(tx, due, now);
    const chosen = due.find(({ feedUrl }) => !busy.has(hostOf(feedUrl)));
    if (!chosen) return undefined;
    await keepAwayFrom(tx, hostOf(chosen.feedUrl), new Date(now.getTime() + HOST_GAP));
    const claim = { lease: randomUUID(), leasedUntil: new Date(now.getTime() + LEASE) };
    await tx.update(wireSources).set(claim).where(eq(wireSources.id, chosen.id));
    return { ...chosen, ...claim };
  });
}

/** The server of an address, by name and port. */
export const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

async function busyHosts(tx: Transaction, due: ClaimedSource[], now: Date): Promise<Set<string>> {
  const hosts = [...new Set(due.map(({ feedUrl }) => hostOf(feedUrl)))];
  const rows = await tx.select().from(wireHosts).where(inArray(wireHosts.host, hosts));
  return new Set(rows.filter(({ freeAt }) => freeAt > now).map(({ host }) => host));
}

/** No request goes to this server before `freeAt`. */
export async function keepAwayFrom(tx: Transaction, host: string, freeAt: Date): Promise<void> {
  await tx.insert(wireHosts).values({ host, freeAt }).onConflictDoUpdate({ target: wireHosts.host, set: { freeAt } });
}
