import Link from 'next/link';
import { Sparkline } from '@/components/editors/dashboard/sparkline';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { RankedCluster } from '@/lib/wire/queries';
import { countInFigures } from '@/lib/words';
import { PlaceMark, type WirePlace } from './place-mark';

type ClusterListProps = {
  clusters: RankedCluster[];
  current: number | undefined;
  places: Map<number, WirePlace>;
  /** When whoever asks last looked at each. */
  seen: Map<number, Date>;
  /** Who is for each in the edition. */
  votes: Map<number, { name: string }[]>;
  newsroom: Newsroom;
  pathOf: (cluster: number) => string;
  maySelect: boolean;
};

const NEVER = new Date(0);

/** The clusters in the order of their score. The boxes belong to the form beside them. */
export function ClusterList({ clusters, current, places, seen, votes, newsroom, pathOf, maySelect }: ClusterListProps) {
  return (
    <ol className="plain-list">
      {clusters.map(({ id, headline, score, items, outlets, firstItemAt, lastItemAt, days, storyId }) => {
        const isNew = id !== current && (seen.get(id) ?? NEVER) < lastItemAt;
        const place = storyId === null ? undefined : places.get(storyId);
        return (
          <li key={id} className={maySelect ? 'cl-row' : undefined}>
            <Link
              className="cl"
              href={pathOf(id)}
              prefetch={false}
              scroll={false}
              aria-current={id === current ? 'true' : undefined}
              data-cluster={id}
            >
              <span className="score">
                <span className="vh">Score </span>
                {Math.round(score)}
              </span>
              <span>
                <span className="cl__h">
                  {isNew && <span className="cl__new">New </span>}
                  {headline}
                </span>
                <span className="cl__m">
                  <span>{countInFigures(outlets, 'outlet', 'outlets')}</span>
                  <span>{countInFigures(items, 'item', 'items')}</span>
                  <span>First seen {formatMoment(firstItemAt, newsroom)}</span>
                  {votes.has(id) && <span>{countInFigures(votes.get(id)!.length, 'vote', 'votes')}</span>}
                </span>
              </span>
              <span className="cl__r">
                <Sparkline values={days} />
                <PlaceMark place={place} />
              </span>
            </Link>
            {maySelect && (
              <label className="check check--bare cl__box">
                <input type="checkbox" form="wire" name="cluster" value={id} autoComplete="off" />
                <span className="vh">Select {headline}</span>
              </label>
            )}
          </li>
        );
      })}
    </ol>
  );
}
