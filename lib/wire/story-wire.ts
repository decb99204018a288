import { and, asc, eq, max } from 'drizzle-orm';
import { db } from '@/db/client';
import { clusters, clusterSeen, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { keySentences } from './key-sentences';

/** What the wire has about a story. */
export type StoryWire = {
  clusterId: number;
  /** What its sources say, to be shown as quotations. */
  sentences: { text: string; source: string }[];
  /** Items that the story does not cite, the newest first. `isNew`: they came in after whoever asks last looked. */
  uncited: { id: number; title: string; url: string; source: string; isNew: boolean }[];
};

const MOST_SENTENCES = 5;

/** What the wire has about a story that was made of one of its clusters, for an editor. `cited` are the addresses of its sources. */
export async function findStoryWire(
  storyId: number,
  { cited, editorId }: { cited: (string | null)[]; editorId: number },
): Promise<StoryWire | undefined> {
  const [cluster] = await db().select({ id: clusters.id }).from(clusters).where(eq(clusters.storyId, storyId)).limit(1);
  if (!cluster) return undefined;
  const items = await db()
    .select({
      ...{ id: wireItems.id, title: wireItems.title, summary: wireItems.summary, url: wireItems.url },
      ...{ copyOfId: wireItems.copyOfId, firstSeenAt: wireItems.firstSeenAt, source: wireSources.name },
    })
    .from(wireItems)
    .innerJoin(wireSources, eq(wireSources.id, wireItems.sourceId))
    .where(eq(wireItems.clusterId, cluster.id))
    .orderBy(asc(wireItems.publishedAt), asc(wireItems.id));
  const mine = and(eq(clusterSeen.clusterId, cluster.id), eq(clusterSeen.editorId, editorId));
  const [seen] = await db()
    .select({ at: max(clusterSeen.seenAt) })
    .from(clusterSeen)
    .where(mine);
  const sourceOf = new Map(items.map(({ id, source }) => [id, source]));
  const texts = items.filter(({ copyOfId }) => copyOfId === null).map(({ id, ...text }) => ({ itemId: id, ...text }));
  return {
    clusterId: cluster.id,
    sentences: keySentences(texts, MOST_SENTENCES).map(({ itemId, text }) => ({ text, source: sourceOf.get(itemId)! })),
    uncited: items
      .toReversed()
      .flatMap(({ id, title, url, source, firstSeenAt }) =>
        url === null || cited.includes(url)
          ? []
          : [{ id, title, url, source, isNew: !seen?.at || firstSeenAt > seen.at }],
      ),
  };
}
