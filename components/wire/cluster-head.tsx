import Link from 'next/link';
import { formatInZone, type Newsroom } from '@/lib/dates';
import type { RankedCluster } from '@/lib/wire/queries';
import { countInFigures } from '@/lib/words';
import { PlaceMark, type WirePlace } from './place-mark';

type ClusterHeadProps = {
  cluster: RankedCluster;
  place: WirePlace | undefined;
  /** Who is for it in the edition; the first proposed it. */
  voters: { name: string }[];
  newsroom: Newsroom;
  /** Where the list is without this cluster, for a screen that shows one of them at a time. */
  listPath: string;
};

/** What a cluster is about, how large it is, and what became of it. */
export function ClusterHead({ cluster, place, voters, newsroom, listPath }: ClusterHeadProps) {
  const { headline, outlets, items, firstItemAt, storyId, isDemo } = cluster;
  return (
    <div>
      <Link className="wire__back" href={listPath} prefetch={false}>
        All clusters
      </Link>
      <h2 id="cluster" className="d3">
        {headline}
      </h2>
      <p className="cl__m">
        <span>{countInFigures(outlets, 'outlet', 'outlets')}</span>
        <span>{countInFigures(items, 'item', 'items')}</span>
        <span>First seen {formatInZone(firstItemAt, newsroom)}</span>
        {isDemo && <span>Demo data</span>}
        <PlaceMark place={place} />
        {storyId !== null && (
          <Link href={`/admin/stories/${storyId}`} prefetch={false}>
            Open its story
          </Link>
        )}
      </p>
      {voters.length > 0 && <p className="meta">{forIt(voters.map(({ name }) => name))}</p>}
    </div>
  );
}

function forIt([first, ...others]: string[]): string {
  return `Proposed by ${first}${others.length > 0 ? `; also for it: ${others.join(', ')}` : ''}.`;
}
