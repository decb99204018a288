import { and, countDistinct, count, eq, gt } from 'drizzle-orm';
import { db } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';

/** How many items came in after `since`, and how many open clusters they belong to. */
export async function countNewsSince(since: Date): Promise<{ items: number; clusters: number }> {
  const [row] = await db()
    .select({ items: count(), clusters: countDistinct(wireItems.clusterId) })
    .from(wireItems)
    .innerJoin(clusters, and(eq(clusters.id, wireItems.clusterId), eq(clusters.state, 'open')))
    .where(gt(wireItems.firstSeenAt, since));
  return row!;
}
