import { and, count, countDistinct, eq, gt, inArray, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { clusters, clusterSeen, wireItems } from '@/db/schema/wire';

/** How many items came in after `since`, and how many open clusters they belong to. */
export async function countNewsSince(since: Date): Promise<{ items: number; clusters: number }> {
  const [row] = await db()
    .select({ items: count(), clusters: countDistinct(wireItems.clusterId) })
    .from(wireItems)
    .innerJoin(clusters, and(eq(clusters.id, wireItems.clusterId), eq(clusters.state, 'open')))
    .where(gt(wireItems.firstSeenAt, since));
  return row!;
}

/**
 * How many items came in about each of these stories after anybody last looked at its cluster, or after the story was made of
 * it. A story about which there is nothing new is left out.
 */
export async function countNewsOf(reader: Reader, storyIds: number[]): Promise<Map<number, number>> {
  const looked = sql`coalesce((select max(${clusterSeen.seenAt}) from ${clusterSeen} where ${clusterSeen.clusterId} = ${clusters.id}), ${stories.createdAt})`;
  const rows = await reader
    .select({ storyId: stories.id, items: count() })
    .from(clusters)
    .innerJoin(stories, eq(stories.id, clusters.storyId))
    .innerJoin(wireItems, eq(wireItems.clusterId, clusters.id))
    .where(and(inArray(clusters.storyId, storyIds), gt(wireItems.firstSeenAt, looked)))
    .groupBy(stories.id);
  return new Map(rows.map(({ storyId, items }) => [storyId, items]));
}
