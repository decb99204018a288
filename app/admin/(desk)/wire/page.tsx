import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage } from '@/components/editors/desk-page';
import { ClusterDetail } from '@/components/wire/cluster-detail';
import { ClusterHead } from '@/components/wire/cluster-head';
import { ClusterList } from '@/components/wire/cluster-list';
import { LastCheck } from '@/components/wire/last-check';
import { NoClusters } from '@/components/wire/no-clusters';
import { WhatIsNew } from '@/components/wire/what-is-new.client';
import { WireFilters } from '@/components/wire/wire-filters';
import { WireForm } from '@/components/wire/wire-form.client';
import { WireLegend } from '@/components/wire/wire-legend.client';
import { WireViews } from '@/components/wire/wire-views.client';
import { findWire } from '@/lib/briefings/find-wire';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { listSubjects } from '@/lib/stories/subjects';
import { isNarrowed, wirePath, wireQuery } from '@/lib/wire/form';
import { lastCheck, listSourceNames } from '@/lib/wire/source-queries';
import { checkAct, seeAct, viewAct, wireAct } from './actions';

export const metadata: Metadata = { title: 'Wire' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What the sources report, as stories ranked by what they are worth to this desk. */
export default async function WirePage({ searchParams }: Props) {
  const { actor, id: editorId } = await requireEditor('write');
  const query = wireQuery.parse(await searchParams);
  const newsroom = await getSettings();
  const now = new Date();
  const wire = await findWire({ query, editorId, newsroom, now });
  const { edition, shown } = wire;
  const mayArrange = may(actor, 'arrange');
  const within = query.days === 1 ? 'the last day' : `the last ${query.days ?? 7} days`;
  const about = `${wire.total.clusters} clusters from ${wire.total.items} items of ${within}`;
  const named = {
    topics: await listSubjects('topics'),
    companies: await listSubjects('companies'),
    sources: await listSourceNames(),
  };
  return (
    <DeskPage title="Wire" about={about} acts={<Places edition={edition?.id} mayWeigh={may(actor, 'sources')} />}>
      <div className={query.c ? 'wire is-chosen' : 'wire'}>
        <section className="wire__list" aria-label="Clusters, highest score first">
          <WireFilters {...{ query, ...named, editions: wire.editions, locale: newsroom.locale }} />
          <WireViews views={wire.views} current={isNarrowed(query) ? wirePath(query) : undefined} act={viewAct} />
          <LastCheck act={checkAct} at={await lastCheck()} newsroom={newsroom} mayCheck={may(actor, 'sources')} />
          <WhatIsNew since={now.toISOString()} />
          {wire.clusters.length === 0 && <NoClusters query={query} />}
          <ClusterList
            {...{ clusters: wire.clusters, newsroom, seen: wire.seen, votes: wire.votes, places: wire.marks }}
            current={shown?.cluster.id}
            pathOf={(c) => wirePath({ ...query, c })}
            maySelect={mayArrange}
          />
          {wire.next && (
            <Link className="cbtn" href={wirePath({ ...query, c: undefined, from: wire.next })} prefetch={false}>
              More clusters
            </Link>
          )}
        </section>
        <section className="wire__detail" aria-label={shown?.cluster.headline ?? 'No cluster'}>
          {shown && (
            <ClusterHead
              cluster={shown.cluster}
              place={shown.cluster.storyId === null ? undefined : wire.marks.get(shown.cluster.storyId)}
              voters={wire.votes.get(shown.cluster.id) ?? []}
              newsroom={newsroom}
              listPath={wirePath({ ...query, c: undefined })}
            />
          )}
          <WireForm
            act={wireAct}
            see={seeAct}
            cluster={
              shown && {
                ...{ id: shown.cluster.id, isDismissed: shown.cluster.isDismissed },
                isMine: wire.votes.get(shown.cluster.id)?.some((each) => each.editorId === editorId) ?? false,
                hasVotes: wire.votes.has(shown.cluster.id),
              }
            }
            edition={edition && { ...edition, slots: newsroom.slots }}
            mayArrange={mayArrange}
          />
          {shown && <ClusterDetail {...{ ...shown, weights: newsroom.wireWeights, newsroom, mayArrange }} />}
        </section>
      </div>
      <WireLegend slots={newsroom.slots} mayArrange={mayArrange} />
    </DeskPage>
  );
}

function Places({ edition, mayWeigh }: { edition: number | undefined; mayWeigh: boolean }) {
  return (
    <>
      {edition !== undefined && (
        <Link className="cbtn" href={`/admin/wire/blind?edition=${edition}`} prefetch={false}>
          Blind ranking
        </Link>
      )}
      {mayWeigh && (
        <Link className="cbtn" href="/admin/wire/ranking" prefetch={false}>
          Weights
        </Link>
      )}
      <Link className="cbtn" href="/admin/wire/sources" prefetch={false}>
        Sources
      </Link>
    </>
  );
}
