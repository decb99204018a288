import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage } from '@/components/editors/desk-page';
import { ClusterDetail } from '@/components/wire/cluster-detail';
import { ClusterList } from '@/components/wire/cluster-list';
import type { WirePlace } from '@/components/wire/place-mark';
import { WireFilters } from '@/components/wire/wire-filters';
import { WireForm } from '@/components/wire/wire-form.client';
import { listEditionsToFill, listPlaces, type EditionToFill } from '@/lib/briefings/wire-places';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { listSubjects } from '@/lib/stories/subjects';
import { wirePath, wireQuery, type WireQuery } from '@/lib/wire/form';
import { keySentences } from '@/lib/wire/key-sentences';
import { countClusters, findRankedCluster, listClusters, listItems, withStory } from '@/lib/wire/queries';
import { listSeen } from '@/lib/wire/see-cluster';
import { seeAct, wireAct } from './actions';

export const metadata: Metadata = { title: 'Wire' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PAGE = 40;
const SENTENCES = 4;

/** What the sources report, as stories ranked by what they are worth to this desk. */
export default async function WirePage({ searchParams }: Props) {
  const { actor, id: editorId } = await requireEditor('write');
  const query = wireQuery.parse(await searchParams);
  const newsroom = await getSettings();
  const weights = newsroom.wireWeights;
  const now = new Date();
  const filter = { state: query.state, topicId: query.topic, search: query.q };
  const { clusters, next } = await listClusters({ filter, weights, now, limit: PAGE, from: query.from });
  const total = await countClusters(filter, now);
  const id = query.c ?? clusters[0]?.id;
  const found = id === undefined ? undefined : await findRankedCluster(id, { weights, now });
  const editions = await listEditionsToFill();
  const edition = editions.find((each) => each.id === query.edition) ?? editions[0];
  const places = await placesOf([...clusters, ...(found ? [found] : [])], edition);
  const covered = found?.storyId ? places.covered.get(found.storyId) : undefined;
  const shown = found && (covered ? withStory(found, covered, weights) : found);
  const items = shown ? await listItems(shown.id) : [];
  const texts = items
    .filter(({ copyOfId }) => copyOfId === null)
    .map(({ id: itemId, ...text }) => ({ itemId, ...text }));
  const mayArrange = may(actor, 'arrange');
  const about = `${total.clusters} clusters from ${total.items} items of the last seven days`;
  return (
    <DeskPage title="Wire" about={about} acts={<Sources />}>
      <div className={query.c ? 'wire is-chosen' : 'wire'}>
        <section className="wire__list" aria-label="Clusters, highest score first">
          <WireFilters query={query} topics={await listSubjects('topics')} {...{ editions, locale: newsroom.locale }} />
          {clusters.length === 0 && <NothingThere query={query} />}
          <ClusterList
            {...{ clusters, newsroom }}
            current={shown?.id}
            places={places.marks}
            seen={await listSeen(
              editorId,
              clusters.map((each) => each.id),
            )}
            pathOf={(c) => wirePath({ ...query, c })}
            maySelect={mayArrange}
          />
          {next && (
            <Link className="cbtn" href={wirePath({ ...query, c: undefined, from: next })} prefetch={false}>
              More clusters
            </Link>
          )}
        </section>
        {shown && (
          <ClusterDetail
            cluster={shown}
            sentences={keySentences(texts, SENTENCES)}
            place={shown.storyId === null ? undefined : places.marks.get(shown.storyId)}
            {...{ items, weights, newsroom, mayArrange }}
            listPath={wirePath({ ...query, c: undefined })}
          >
            <WireForm
              key={shown.id}
              act={wireAct}
              see={seeAct}
              cluster={{ id: shown.id, isDismissed: shown.isDismissed }}
              edition={edition && { ...edition, slots: newsroom.slots }}
              mayArrange={mayArrange}
            />
          </ClusterDetail>
        )}
      </div>
    </DeskPage>
  );
}

/** How the stories of clusters are marked, and, for the rank, where they were covered. */
async function placesOf(clusters: { storyId: number | null }[], edition: EditionToFill | undefined) {
  const ids = clusters.flatMap(({ storyId }) => storyId ?? []);
  const places = await listPlaces(ids);
  const isHere = (briefingId: number) => briefingId === edition?.id;
  const marks = new Map(
    [...places].map(([id, { rank, edition: number, briefingId }]): [number, WirePlace] => [
      id,
      isHere(briefingId) ? { rank } : { rank, edition: number },
    ]),
  );
  const covered = new Map(
    [...places].map(([id, { rank, edition: number }]) => [id, { edition: number, ...(rank > 0 && { rank }) }]),
  );
  return { marks, covered };
}

function Sources() {
  return (
    <Link className="cbtn" href="/admin/wire/sources" prefetch={false}>
      Sources
    </Link>
  );
}

function NothingThere({ query: { q, topic, state } }: { query: WireQuery }) {
  const isAsked = q !== '' || topic !== undefined || state === 'dismissed';
  return (
    <p className="empty">
      {isAsked ? 'No cluster is like that. ' : 'Nothing came in during the last seven days. '}
      {isAsked ? (
        <Link href="/admin/wire">Show all that is open</Link>
      ) : (
        <Link href="/admin/wire/sources">See to the sources</Link>
      )}
    </p>
  );
}
