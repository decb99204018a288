import { and, eq, inArray, isNotNull, isNull, lt, ne, notExists, sql, type SQL } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { blindRanks, clusters, clusterVotes, wireItems } from '@/db/schema/wire';
import { wireHosts, wireSources } from '@/db/schema/wire-sources';
import { settings } from '@/db/schema/settings';
import { leaveBallots } from './carry-attached';
import { recount } from './cluster-counts';

const DAY = 86_400_000;

/** SQLite takes so many values at once, and more. */
const AT_ONCE = 500;

/** Before this instant items are old, and not kept. */
export async function oldestKept(tx: Pick<Transaction, 'select'>, now: Date): Promise<Date> {
  const [row] = await tx.select({ days: settings.wireDays }).from(settings);
  return new Date(now.getTime() - row!.days * DAY);
}

/**
 * Removes what is too old to be kept. Clusters that somebody is for in an edition that is still in work, or has in a blind
 * ranking for it, stay whole until it is out or in the trash: nothing vanishes while an editor counts on it.
 */
export function forgetOldItems(tx: Transaction, which: SQL | undefined): Promise<number> {
  const awaited = [clusterVotes, blindRanks].map((table) =>
    tx
      .select({ id: table.clusterId })
      .from(table)
      .innerJoin(briefings, eq(briefings.id, table.briefingId))
      .where(
        and(
          ...[eq(table.clusterId, wireItems.clusterId), isNull(briefings.trashedAt)],
          inArray(briefings.status, ['draft', 'scheduled']),
        ),
      ),
  );
  return forgetItems(tx, and(which, ...awaited.map((rows) => notExists(rows))));
}

/**
 * Removes items, but never those of which a story was made: they are its evidence. Their clusters are counted anew, and so
 * are those with copies of them, which stand for themselves from then on; a cluster that is left with nothing goes too, and
 * with it those that were merged into it, its votes, and its places in blind rankings, where those below move up.
 */
export async function forgetItems(tx: Transaction, which: SQL | undefined): Promise<number> {
  const became = tx
    .select({ id: clusters.id })
    .from(clusters)
    .where(and(eq(clusters.id, wireItems.clusterId), isNotNull(clusters.storyId)));
  const gone = await tx
    .select({ id: wireItems.id, clusterId: wireItems.clusterId })
    .from(wireItems)
    .where(and(which, notExists(became)));
  const touched = new Set(gone.map(({ clusterId }) => clusterId));
  for (const ids of inParts(gone.map(({ id }) => id))) {
    const copies = tx
      .select({ clusterId: wireItems.clusterId })
      .from(wireItems)
      .where(inArray(wireItems.copyOfId, ids));
    for (const { clusterId } of await copies) touched.add(clusterId);
    await tx.delete(wireItems).where(inArray(wireItems.id, ids));
  }
  for (const ids of inParts([...touched].filter((id) => id !== null))) {
    await recount(tx, ids);
    await dropEmpty(tx, ids);
  }
  return gone.length;
}

function inParts(ids: number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

async function dropEmpty(tx: Transaction, ids: number[]): Promise<void> {
  const isEmpty = and(
    inArray(clusters.id, ids),
    eq(clusters.items, 0),
    ne(clusters.state, 'merged'),
    isNull(clusters.storyId),
  );
  const empty = await tx.select({ id: clusters.id }).from(clusters).where(isEmpty);
  if (empty.length === 0) return;
  await leaveBallots(
    tx,
    empty.map(({ id }) => id),
  );
  const roots = sql.join(
    empty.map(({ id }) => sql`(${id})`),
    sql`, `,
  );
  // All in one statement, for the merged ones point at those they became part of.
  const gone = sql`with recursive gone (id) as (
    values ${roots} union select c.id from clusters c join gone on c.merged_into_id = gone.id) select id from gone`;
  await tx.delete(clusters).where(sql`id in (${gone})`);
}

/**
 * What is old goes: items of sources that are not read any more (those that are let theirs go as they are read, when their
 * feed no longer lists them), and servers that nobody asked lately. Says how many items went.
 */
export async function tidyWire(now: Date): Promise<number> {
  const asleep = db().select({ id: wireSources.id }).from(wireSources).where(ne(wireSources.state, 'active'));
  const kept = await oldestKept(db(), now);
  return transact(async (tx) => {
    await tx.delete(wireHosts).where(lt(wireHosts.freeAt, new Date(now.getTime() - DAY)));
    return forgetOldItems(tx, and(lt(wireItems.publishedAt, kept), inArray(wireItems.sourceId, asleep)));
  });
}
