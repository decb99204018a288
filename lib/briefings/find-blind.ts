import { asc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { bench, slots } from '@/db/schema/briefings';
import { clusters, clusterVotes } from '@/db/schema/wire';
import type { Settings } from '@/lib/settings';
import { findBlindRanking } from '@/lib/wire/find-blind-ranking';
import { listClusters } from '@/lib/wire/queries';
import { listEditionsToFill, type EditionToFill } from './wire-places';

/** So many of the highest ranked stand for choice beside what people proposed. */
const TOP = 15;

type Asked = { editionId: number | undefined; editorId: number; newsroom: Settings; now: Date };

export type Candidate = { id: number; headline: string };

/**
 * The blind ranking of an edition in work, or of the next one, as an editor may see it, with what there is to choose from: what
 * was proposed, what stands in its slots and on its bench, what the wire ranks highest. By headline: the order says nothing.
 */
export async function findBlind({ editionId, editorId, newsroom, now }: Asked) {
  const editions = await listEditionsToFill();
  const edition = editions.find(({ id }) => id === editionId) ?? editions[0];
  if (!edition) return undefined;
  const ranking = await findBlindRanking(edition.id, editorId, newsroom.slots);
  const { clusters: top } = await listClusters({ weights: newsroom.wireWeights, now, limit: TOP });
  const chosen = await listChosen(edition);
  const ids = [...new Set([...top.map(({ id }) => id), ...chosen, ...ranking.mine])];
  const candidates: Candidate[] = await db()
    .select({ id: clusters.id, headline: clusters.headline })
    .from(clusters)
    .where(inArray(clusters.id, ids))
    .orderBy(asc(clusters.headline), asc(clusters.id));
  return { edition, ranking, candidates };
}

/** The clusters that people have voted for or have made stories of, for this edition. */
async function listChosen({ id }: EditionToFill): Promise<number[]> {
  const ofStories = async (table: typeof slots | typeof bench) =>
    db()
      .select({ id: clusters.id })
      .from(table)
      .innerJoin(clusters, eq(clusters.storyId, table.storyId))
      .where(eq(table.briefingId, id));
  const voted = await db()
    .selectDistinct({ id: clusterVotes.clusterId })
    .from(clusterVotes)
    .where(eq(clusterVotes.briefingId, id));
  return [...(await ofStories(slots)), ...(await ofStories(bench)), ...voted].map((each) => each.id);
}
