import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { wireItems, type ClusterFacts } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { firstHandKind } from './first-hand';
import { QUICK_HOURS } from './rules';
import { matchesIn, type Watched } from './watched';

export type Facts = Omit<ClusterFacts, 'likeness'> & {
  items: number;
  outlets: number;
  headline: string;
  firstItemAt: Date;
  lastItemAt: Date;
};

type Which = { ids: number[]; watched: Watched; /** Only what had come in by then. */ by?: Date };

/**
 * What the items of clusters say about them, by the number of the cluster. Texts that were taken over do not count as
 * outlets: each text counts for the source that had it first.
 */
export async function readFacts(reader: Reader, { ids, watched, by }: Which): Promise<Map<number, Facts>> {
  const rows = await reader
    .select({
      ...{ id: wireItems.id, cluster: wireItems.clusterId, title: wireItems.title, summary: wireItems.summary },
      ...{ url: wireItems.url, at: wireItems.publishedAt, copyOf: wireItems.copyOfId, sourceId: wireItems.sourceId },
      ...{ source: wireSources.name, tier: wireSources.tier, kind: wireSources.kind },
    })
    .from(wireItems)
    .innerJoin(wireSources, eq(wireSources.id, wireItems.sourceId))
    .where(and(inArray(wireItems.clusterId, ids), by && lte(wireItems.firstSeenAt, by)))
    .orderBy(wireItems.publishedAt, wireItems.id);
  const groups = new Map<number, typeof rows>();
  for (const row of rows) groups.set(row.cluster!, [...(groups.get(row.cluster!) ?? []), row]);
  return new Map([...groups].map(([id, items]) => [id, factsOf(items, watched)]));
}

type ItemRow = {
  title: string;
  summary: string;
  url: string | null;
  at: Date;
  copyOf: number | null;
  sourceId: number;
  source: string;
  tier: number;
  kind: string;
};

/** Of one cluster, whose earliest item comes first. */
function factsOf(items: ItemRow[], watched: Watched): Facts {
  const first = items[0]!;
  const firsts = new Map<number, ItemRow>();
  for (const item of items) if (item.copyOf === null && !firsts.has(item.sourceId)) firsts.set(item.sourceId, item);
  // All may be copies of what is in another cluster, where an editor put it; somebody still reported it.
  const outlets = firsts.size > 0 ? [...firsts.values()] : [first];
  const quickUntil = first.at.getTime() + QUICK_HOURS * 3_600_000;
  const weightiest = outlets.reduce((best, each) => (each.tier < best.tier ? each : best));
  return {
    items: items.length,
    outlets: outlets.length,
    headline: weightiest.title,
    firstItemAt: first.at,
    lastItemAt: items.at(-1)!.at,
    tiers: outlets.map(({ tier }) => tier),
    firstHand: [...new Set(items.flatMap((item) => firstHandKind(item) ?? []))],
    quick: outlets.filter(({ at }) => at.getTime() <= quickUntil).length,
    matches: matchesIn(
      items.map(({ title, summary }) => `${title}. ${summary}`),
      watched,
    ),
  };
}
