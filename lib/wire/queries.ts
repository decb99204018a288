import { and, asc, desc, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { clusterMoves, clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { after, conditionOf, type ClusterFilter } from './cluster-filter';
import { HALF_LIFE, partsOf, scoreOf, uncoveredPart, type Covered, type Parts, type WireWeights } from './rules';

export type { ClusterFilter } from './cluster-filter';

/** A cluster as the list shows it. */
export type RankedCluster = {
  id: number;
  headline: string;
  /** From 0 to 100, by the weights asked for. */
  score: number;
  parts: Parts;
  items: number;
  outlets: number;
  firstItemAt: Date;
  lastItemAt: Date;
  storyId: number | null;
  isDismissed: boolean;
  isDemo: boolean;
  /** Items on each of the last seven days, the latest last. */
  days: number[];
};

/** Where a page of the list ends: hand it on for the next one. Its `now` keeps the order while time goes by. */
export type ListPlace = { score: number; id: number; now: Date };

export type ClusterPage = { clusters: RankedCluster[]; next: ListPlace | undefined };

type Order = { filter?: ClusterFilter; weights: WireWeights; now: Date; limit: number; from?: ListPlace | undefined };

const HOUR = 3_600_000;
const A_DAY = 24 * HOUR;

/** Days that a list goes back unless it is asked for others, and that a sparkline shows. */
export const WINDOW_DAYS = 7;

/** The clusters that the filter lets through, the highest ranked first. */
export async function listClusters({ filter = {}, weights, from, limit, ...order }: Order): Promise<ClusterPage> {
  const now = from?.now ?? order.now;
  const score = scoreSql(weights, now);
  const rows = await db()
    .select({ id: clusters.id, score: score.mapWith(Number) })
    .from(clusters)
    .where(and(conditionOf(windowed(filter, now)), from && after(score, from)))
    .orderBy(desc(score), desc(clusters.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    clusters: await described(page, weights, now),
    next: rows.length > limit && last ? { ...last, now } : undefined,
  };
}

/** How many clusters the filter lets through, and how many items they have. */
export async function countClusters(filter: ClusterFilter, now: Date): Promise<{ clusters: number; items: number }> {
  const [row] = await db()
    .select({ clusters: sql<number>`count(*)`, items: sql<number>`ifnull(sum(${clusters.items}), 0)` })
    .from(clusters)
    .where(conditionOf(windowed(filter, now)));
  return row!;
}

/** One cluster as the list shows it; for one that was merged, the one that it is part of now. */
export async function findRankedCluster(
  id: number,
  { weights, now }: { weights: WireWeights; now: Date },
): Promise<RankedCluster | undefined> {
  const [row] = await db()
    .select({ id: clusters.id, into: clusters.mergedIntoId })
    .from(clusters)
    .where(eq(clusters.id, id));
  if (!row) return undefined;
  if (row.into !== null) return findRankedCluster(row.into, { weights, now });
  return (await described([row], weights, now))[0];
}

/** The items of a cluster, the first to report first, with what the screen says of their sources. */
export function listItems(clusterId: number) {
  return db()
    .select({
      ...{ id: wireItems.id, title: wireItems.title, summary: wireItems.summary, url: wireItems.url },
      ...{ author: wireItems.author, language: wireItems.language, copyOfId: wireItems.copyOfId },
      ...{ publishedAt: wireItems.publishedAt, firstSeenAt: wireItems.firstSeenAt, sourceId: wireItems.sourceId },
      ...{ source: wireSources.name, kind: wireSources.kind, tier: wireSources.tier },
    })
    .from(wireItems)
    .innerJoin(wireSources, eq(wireSources.id, wireItems.sourceId))
    .where(eq(wireItems.clusterId, clusterId))
    .orderBy(asc(wireItems.publishedAt), asc(wireItems.id));
}

/** What was done with a cluster, by editors and by the desk itself, the latest first. */
export function listMoves(clusterId: number) {
  const isAbout = sql`(${clusterMoves.clusterId} = ${clusterId} or ${clusterMoves.otherId} = ${clusterId})`;
  return db().select().from(clusterMoves).where(isAbout).orderBy(desc(clusterMoves.id)).limit(50);
}

/** Its parts with what is known of the story about it, and the score that follows. */
export function withStory(cluster: RankedCluster, covered: Covered, weights: WireWeights): RankedCluster {
  const parts = { ...cluster.parts, uncovered: uncoveredPart(covered) };
  return { ...cluster, parts, score: scoreOf(parts, weights) };
}

const windowed = (filter: ClusterFilter, now: Date): ClusterFilter => ({
  ...filter,
  since: filter.since ?? new Date(now.getTime() - WINDOW_DAYS * A_DAY),
});

/** As `scoreOf` has it (a test compares them): sorting is the database's work, whatever the weights. */
function scoreSql(weights: WireWeights, now: Date): SQL {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0) || 1;
  const age = sql`max(0, ${now.getTime()} - ${clusters.lastItemAt}) / (1.0 * ${HOUR * HALF_LIFE})`;
  return sql`(100.0 / ${all} * (
    ${weights.outlets} * ${clusters.outletsPart} + ${weights.tier} * ${clusters.tierPart}
    + ${weights.firstHand} * ${clusters.firstHandPart} + ${weights.pace} * ${clusters.pacePart}
    + ${weights.beat} * ${clusters.beatPart} + ${weights.novelty} * ${clusters.noveltyPart}
    + ${weights.recency} * pow(0.5, ${age}) + iif(${clusters.storyId} is null, ${weights.uncovered}, 0)))`;
}

async function described(page: { id: number }[], weights: WireWeights, now: Date): Promise<RankedCluster[]> {
  const ids = page.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db().select().from(clusters).where(inArray(clusters.id, ids));
  const days = await countDays(ids, now);
  const found = rows.map(({ facts, ...row }): [number, RankedCluster] => {
    const covered = row.storyId === null ? undefined : {};
    const parts = partsOf({ ...facts, lastItemAt: row.lastItemAt, covered }, now);
    return [
      row.id,
      {
        ...{ id: row.id, headline: row.headline, score: scoreOf(parts, weights), parts },
        ...{ items: row.items, outlets: row.outlets, firstItemAt: row.firstItemAt, lastItemAt: row.lastItemAt },
        ...{ storyId: row.storyId, isDismissed: row.state === 'dismissed', isDemo: row.isDemo },
        ...{ days: days.get(row.id) ?? Array<number>(WINDOW_DAYS).fill(0) },
      },
    ];
  });
  const byId = new Map(found);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Days of 24 hours that end now. */
async function countDays(ids: number[], now: Date): Promise<Map<number, number[]>> {
  const since = now.getTime() - WINDOW_DAYS * A_DAY;
  const day = sql<number>`min(${WINDOW_DAYS - 1}, (${wireItems.publishedAt} - ${since}) / ${sql.raw(String(A_DAY))})`;
  const rows = await db()
    .select({ id: wireItems.clusterId, day, count: sql<number>`count(*)` })
    .from(wireItems)
    .where(and(inArray(wireItems.clusterId, ids), gte(wireItems.publishedAt, new Date(since))))
    .groupBy(wireItems.clusterId, day);
  const days = new Map<number, number[]>();
  for (const row of rows) {
    const counts = days.get(row.id!) ?? Array<number>(WINDOW_DAYS).fill(0);
    counts[Math.floor(row.day)]! += row.count;
    days.set(row.id!, counts);
  }
  return days;
}
