import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { clusters } from '@/db/schema/wire';

/** The cluster with this id, or the one that it is part of by now, through however many merges. */
export async function findStanding(tx: Transaction, id: number): Promise<typeof clusters.$inferSelect | undefined> {
  const visited = new Set<number>();
  for (let next: number | null = id; next !== null && !visited.has(next);) {
    visited.add(next);
    const [cluster]: (typeof clusters.$inferSelect)[] = await tx.select().from(clusters).where(eq(clusters.id, next));
    if (!cluster || cluster.state !== 'merged') return cluster;
    next = cluster.mergedIntoId;
  }
  return undefined;
}
