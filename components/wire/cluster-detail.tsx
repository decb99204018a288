import { Pane } from '@/components/editors/desk-page';
import type { Newsroom } from '@/lib/dates';
import type { KeySentence } from '@/lib/wire/key-sentences';
import type { RankedCluster } from '@/lib/wire/queries';
import type { WireWeights } from '@/lib/wire/rules';
import { ItemList, type WireItem } from './item-list';
import { WhyRank } from './why-rank';

type ClusterDetailProps = {
  cluster: RankedCluster;
  items: WireItem[];
  sentences: KeySentence[];
  weights: WireWeights;
  newsroom: Newsroom;
  mayArrange: boolean;
};

/** One cluster in full: why it ranks where it does, what its sources say, and its items. */
export function ClusterDetail({ cluster, items, sentences, weights, newsroom, mayArrange }: ClusterDetailProps) {
  const sourceOf = new Map(items.map(({ id, source }) => [id, source]));
  return (
    <>
      <Pane
        id="why-rank"
        title="Why this rank"
        aside={<span className="meta">{Math.round(cluster.score)} of 100</span>}
      >
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
        <ItemList items={items} newsroom={newsroom} maySelect={mayArrange} />
      </Pane>
    </>
  );
}
