import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage } from '@/components/editors/desk-page';
import { ClusterDetail } from '@/components/wire/cluster-detail';
import { ClusterHead } from '@/components/wire/cluster-head';
import { ClusterList } from '@/components/wire/cluster-list';
import { NoClusters } from '@/components/wire/no-clusters';
import { WireFilters } from '@/components/wire/wire-filters';
import { WireForm } from '@/components/wire/wire-form.client';
import { findMarks, listEditionsToFill } from '@/lib/briefings/wire-places';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { listSubjects } from '@/lib/stories/subjects';
import { wirePath, wireQuery } from '@/lib/wire/form';
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
  const places = await findMarks([...clusters, ...(found ? [found] : [])], edition?.id);
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
          {clusters.length === 0 && <NoClusters query={query} />}
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
        <section className="wire__detail" aria-label={shown?.headline ?? 'No cluster'}>
          {shown && (
            <ClusterHead
              cluster={shown}
              place={shown.storyId === null ? undefined : places.marks.get(shown.storyId)}
              newsroom={newsroom}
              listPath={wirePath({ ...query, c: undefined })}
            />
          )}
          <WireForm
            act={wireAct}
            see={seeAct}
            cluster={shown && { id: shown.id, isDismissed: shown.isDismissed }}
            edition={edition && { ...edition, slots: newsroom.slots }}
            mayArrange={mayArrange}
          />
          {shown && (
            <ClusterDetail
              cluster={shown}
              sentences={keySentences(texts, SENTENCES)}
              {...{ items, weights, newsroom, mayArrange }}
            />
          )}
        </section>
      </div>
    </DeskPage>
  );
}

function Sources() {
  return (
    <Link className="cbtn" href="/admin/wire/sources" prefetch={false}>
      Sources
    </Link>
  );
}
