import { and, asc, eq, gt, gte, inArray, isNull, lte, min, or } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { publications } from '@/db/schema/briefings';
import { editionWires, type ClusterThen } from '@/db/schema/edition-wires';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { clusterMoves, clusters, wireItems } from '@/db/schema/wire';
import { readFacts } from '@/lib/wire/cluster-facts';
import { WINDOW_DAYS } from '@/lib/wire/queries';
import { PART_NAMES, partsOf } from '@/lib/wire/rules';
import { readWatched } from '@/lib/wire/watched';

const A_DAY = 24 * 60 * 60 * 1000;

/** Clusters looked at before others get their turn. */
const AT_ONCE = 100;

/**
 * Keeps how the wire stood when an edition first went out, for each whose week of the wire is still there, and that there was
 * none where there was none, so that nobody looks again. Says of how many there was one.
 * Run by the worker: publishing does not wait for it, and what was missed is caught up. Groups are those of the moment it
 * runs; everything else is as it was when the edition went out.
 */
export async function keepWires(now: Date): Promise<number> {
  const [newsroom] = await db().select({ days: settings.wireDays }).from(settings);
  const since = now.getTime() - (newsroom!.days - WINDOW_DAYS) * A_DAY;
  const first = min(publications.publishedAt);
  const due = await db()
    .select({ briefingId: publications.briefingId, at: first })
    .from(publications)
    .leftJoin(editionWires, eq(editionWires.briefingId, publications.briefingId))
    .where(isNull(editionWires.briefingId))
    .groupBy(publications.briefingId)
    .having(and(gte(first, since), lte(first, now.getTime())));
  let kept = 0;
  for (const { briefingId, at } of due) kept += (await keep(briefingId, at!)) ? 1 : 0;
  return kept;
}

async function keep(briefingId: number, at: Date): Promise<boolean> {
  // What had come in by then and is in no cluster yet would be missing for ever.
  const isWaiting = and(isNull(wireItems.clusterId), lte(wireItems.firstSeenAt, at));
  if ((await db().$count(wireItems, isWaiting)) > 0) return false;
  const storyIds = await storiesThen(briefingId);
  const candidates = await clustersThen(at, storyIds);
  const then = await standing(candidates, at);
  const rows = await db()
    .select({ id: clusters.id, storyId: clusters.storyId })
    .from(clusters)
    .where(inArray(clusters.storyId, storyIds));
  const picks = storyIds.map((storyId) => rows.find((row) => row.storyId === storyId)?.id ?? 0);
  const added = await transact((tx) =>
    tx
      .insert(editionWires)
      .values({ briefingId, at, clusters: then, picks })
      .onConflictDoNothing()
      .returning({ id: editionWires.briefingId }),
  );
  return added.length > 0 && then.length > 0;
}

/** The stories of its first publication, first place first. */
async function storiesThen(briefingId: number): Promise<number[]> {
  const [first] = await db()
    .select({ slots: publications.slots })
    .from(publications)
    .where(eq(publications.briefingId, briefingId))
    .orderBy(asc(publications.publishedAt), asc(publications.id))
    .limit(1);
  return first!.slots.toSorted((a, b) => a.rank - b.rank).map(({ storyId }) => storyId);
}

type Candidate = { id: number; likeness: number; isCovered: boolean };

/** What the list showed: reported in the week before, and not dismissed, unless the edition took it all the same. */
async function clustersThen(at: Date, storyIds: number[]): Promise<Candidate[]> {
  const rows = await db()
    .selectDistinct({
      ...{ id: clusters.id, state: clusters.state, facts: clusters.facts },
      ...{ storyId: clusters.storyId, coveredAt: stories.firstPublishedAt },
    })
    .from(wireItems)
    .innerJoin(clusters, eq(clusters.id, wireItems.clusterId))
    .leftJoin(stories, eq(stories.id, clusters.storyId))
    .where(
      and(gte(wireItems.publishedAt, new Date(at.getTime() - WINDOW_DAYS * A_DAY)), lte(wireItems.firstSeenAt, at)),
    )
    .orderBy(asc(clusters.id));
  const changed = await dismissedThen(at);
  return rows
    .filter(({ id, state, storyId }) => {
      const isPick = storyId !== null && storyIds.includes(storyId);
      return isPick || !(changed.get(id) ?? state === 'dismissed');
    })
    .map(({ id, facts, coveredAt }) => ({
      ...{ id, likeness: facts.likeness },
      isCovered: coveredAt !== null && coveredAt < at,
    }));
}

/** Of the clusters that were dismissed or had back since: whether they were dismissed then. */
async function dismissedThen(at: Date): Promise<Map<number, boolean>> {
  const moves = await db()
    .select({ id: clusterMoves.clusterId, kind: clusterMoves.kind, at: clusterMoves.at })
    .from(clusterMoves)
    .where(
      and(
        inArray(clusterMoves.kind, ['dismiss', 'reopen']),
        or(gt(clusterMoves.at, at), gt(clusterMoves.undoneAt, at)),
      ),
    )
    .orderBy(asc(clusterMoves.id));
  const then = new Map<number, boolean>();
  // A move made since says how it was before; one made before and undone since says how it left things.
  for (const move of moves)
    if (!then.has(move.id)) then.set(move.id, move.kind === (move.at > at ? 'reopen' : 'dismiss'));
  return then;
}

/** The parts of their ranks, read from what had come in by then. */
async function standing(candidates: Candidate[], at: Date): Promise<ClusterThen[]> {
  const watched = await readWatched(db(), at);
  const then: ClusterThen[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE);
    const facts = await readFacts(db(), { ids: some.map(({ id }) => id), watched, by: at });
    for (const { id, likeness, isCovered } of some) {
      const parts = partsOf({ ...facts.get(id)!, likeness, ...(isCovered && { covered: {} }) }, at);
      then.push([id, ...PART_NAMES.map((part) => Math.round(parts[part].value * 10_000) / 10_000)]);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return then;
}
