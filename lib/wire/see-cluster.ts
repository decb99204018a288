import { and, eq, inArray } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { clusters, clusterSeen } from '@/db/schema/wire';

/** Remembers that an editor has looked at a cluster: what comes later is new to them. One that is not there is no matter. */
export function seeCluster({
  clusterId,
  editorId,
  now,
}: {
  clusterId: number;
  editorId: number;
  now: Date;
}): Promise<void> {
  return transact(async (tx) => {
    const [cluster] = await tx.select({ id: clusters.id }).from(clusters).where(eq(clusters.id, clusterId));
    if (!cluster) return;
    await tx
      .insert(clusterSeen)
      .values({ editorId, clusterId, seenAt: now })
      .onConflictDoUpdate({ target: [clusterSeen.editorId, clusterSeen.clusterId], set: { seenAt: now } });
  });
}

/** When this editor last looked at each of these clusters, if ever. */
export async function listSeen(editorId: number, clusterIds: number[]): Promise<Map<number, Date>> {
  const rows = await db()
    .select({ id: clusterSeen.clusterId, seenAt: clusterSeen.seenAt })
    .from(clusterSeen)
    .where(and(eq(clusterSeen.editorId, editorId), inArray(clusterSeen.clusterId, clusterIds)));
  return new Map(rows.map(({ id, seenAt }) => [id, seenAt]));
}
