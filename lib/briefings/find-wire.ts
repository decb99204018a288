import type { Settings } from '@/lib/settings';
import type { WireQuery } from '@/lib/wire/form';
import { keySentences } from '@/lib/wire/key-sentences';
import { countClusters, findRankedCluster, listClusters, listItems, withStory } from '@/lib/wire/queries';
import { listSeen } from '@/lib/wire/see-cluster';
import { listViews } from '@/lib/wire/views';
import { listVotes } from '@/lib/wire/vote';
import { findMarks, listEditionsToFill } from './wire-places';

const PAGE = 40;
const SENTENCES = 4;
const A_DAY = 86_400_000;

type Asked = { query: WireQuery; editorId: number; newsroom: Settings; now: Date };

/** All that the page of the wire shows to one editor: the list, the cluster that is open, and what the desk made of them. */
export async function findWire({ query, editorId, newsroom, now }: Asked) {
  const weights = newsroom.wireWeights;
  const filter = {
    ...{ state: query.state, topicId: query.topic, search: query.q, company: query.company, sourceId: query.source },
    ...{ language: query.language, unseenBy: query.unread && editorId },
    since: query.days === undefined ? undefined : new Date(now.getTime() - query.days * A_DAY),
  };
  const { clusters, next } = await listClusters({ filter, weights, now, limit: PAGE, from: query.from });
  const id = query.c ?? clusters[0]?.id;
  const found = id === undefined ? undefined : await findRankedCluster(id, { weights, now });
  const editions = await listEditionsToFill();
  const edition = editions.find((each) => each.id === query.edition) ?? editions[0];
  const listed = [...clusters, ...(found ? [found] : [])];
  const places = await findMarks(listed, edition?.id);
  const ids = listed.map((each) => each.id);
  const covered = found?.storyId ? places.covered.get(found.storyId) : undefined;
  const shown = found && (covered ? withStory(found, covered, weights) : found);
  return {
    ...{ clusters, next, editions, edition, marks: places.marks },
    total: await countClusters(filter, now),
    votes: edition ? await listVotes(edition.id, ids) : new Map<number, never>(),
    seen: await listSeen(editorId, ids),
    views: await listViews(editorId),
    shown: shown && { ...(await inFull(shown.id)), cluster: shown },
  };
}

async function inFull(clusterId: number) {
  const items = await listItems(clusterId);
  const texts = items
    .filter(({ copyOfId }) => copyOfId === null)
    .map(({ id: itemId, ...text }) => ({ itemId, ...text }));
  return { items, sentences: keySentences(texts, SENTENCES) };
}
