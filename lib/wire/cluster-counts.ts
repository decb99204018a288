import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';

/**
 * Brings what a cluster says of its items in step with them: how many, from how many outlets, from when to when, and the
 * headline. Texts that were taken over do not count as outlets: each text counts for the source that had it first.
 */
export async function recount(tx: Transaction, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({
      id: wireItems.clusterId,
      items: sql<number>`count(*)`,
      outlets: sql<number>`count(distinct case when ${wireItems.copyOfId} is null then ${wireItems.sourceId} end)`,
      first: sql<number>`min(${wireItems.publishedAt})`,
      last: sql<number>`max(${wireItems.publishedAt})`,
    })
    .from(wireItems)
    .where(inArray(wireItems.clusterId, ids))
    .groupBy(wireItems.clusterId);
  for (const { id, items, outlets, first, last } of rows) {
    const times = { firstItemAt: new Date(first), lastItemAt: new Date(last) };
    // All of it may be copies of what is in another cluster, where an editor moved it; somebody still reported it.
    const counts = { items, outlets: Math.max(1, outlets) };
    await tx
      .update(clusters)
      .set({ ...counts, ...times, headline: await headlineOf(tx, id!) })
      .where(eq(clusters.id, id!));
  }
  const filled = new Set(rows.map(({ id }) => id));
  const empty = ids.filter((id) => !filled.has(id));
  if (empty.length > 0) await tx.update(clusters).set({ items: 0, outlets: 0 }).where(inArray(clusters.id, empty));
}

/** That of the source with the most weight; among those, of the first to report. */
async function headlineOf(tx: Transaction, id: number): Promise<string> {
  const [row] = await tx
    .select({ title: wireItems.title })
    .from(wireItems)
    .innerJoin(wireSources, eq(wireSources.id, wireItems.sourceId))
    .where(eq(wireItems.clusterId, id))
    .orderBy(wireSources.tier, wireItems.publishedAt, wireItems.id)
    .limit(1);
  return row!.title;
}
