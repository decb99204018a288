import Link from 'next/link';
import type { ReactNode } from 'react';
import { Pane } from '@/components/editors/desk-page';
import { formatInZone, type Newsroom } from '@/lib/dates';
import type { KeySentence } from '@/lib/wire/key-sentences';
import type { RankedCluster } from '@/lib/wire/queries';
import type { WireWeights } from '@/lib/wire/rules';
import { countInWords } from '@/lib/words';
import { ItemList, type WireItem } from './item-list';
import { PlaceMark, type WirePlace } from './place-mark';
import { WhyRank } from './why-rank';

type ClusterDetailProps = {
  cluster: RankedCluster;
  items: WireItem[];
  sentences: KeySentence[];
  place: WirePlace | undefined;
  weights: WireWeights;
  newsroom: Newsroom;
  mayArrange: boolean;
  /** Where the list is without this cluster, for a screen that shows one of them at a time. */
  listPath: string;
  /** What can be done with it. */
  children: ReactNode;
};

/** One cluster in full: what can be done, why it ranks where it does, what its sources say, and its items. */
export function ClusterDetail({ cluster, items, sentences, place, weights, newsroom, ...rest }: ClusterDetailProps) {
  const { headline, outlets, firstItemAt, score, storyId, isDemo } = cluster;
  const sourceOf = new Map(items.map(({ id, source }) => [id, source]));
  return (
    <section className="wire__detail" aria-labelledby="cluster">
      <Link className="wire__back" href={rest.listPath} prefetch={false}>
        All clusters
      </Link>
      <div>
        <h2 id="cluster" className="d3">
          {headline}
        </h2>
        <p className="cl__m">
          <span>{countInWords(outlets, 'outlet', 'outlets')}</span>
          <span>{countInWords(items.length, 'item', 'items')}</span>
          <span>First seen {formatInZone(firstItemAt, newsroom)}</span>
          {isDemo && <span>Demo data</span>}
          <PlaceMark place={place} />
          {storyId !== null && (
            <Link href={`/admin/stories/${storyId}`} prefetch={false}>
              Open its story
            </Link>
          )}
        </p>
      </div>
      {rest.children}
      <Pane id="why-rank" title="Why this rank" aside={<span className="meta">{Math.round(score)} of 100</span>}>
        <WhyRank cluster={cluster} weights={weights} />
      </Pane>
      {sentences.length > 0 && (
        <Pane id="sentences" title="What its sources say">
          {sentences.map(({ itemId, text }) => (
            <blockquote key={text} className="wire__quote">
              <p>{text}</p>
              <footer className="meta">{sourceOf.get(itemId)}</footer>
            </blockquote>
          ))}
        </Pane>
      )}
      <Pane id="items" title="Items by source" aside={<span className="meta">First to report at the top</span>}>
        <ItemList items={items} newsroom={newsroom} maySelect={rest.mayArrange} />
      </Pane>
    </section>
  );
}
