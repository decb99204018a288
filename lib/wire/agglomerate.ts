import { absorb, likeness, type Cluster } from './cluster-links';
import type { ClusterRules } from './cluster-rules';

type Pair = { likeness: number; one: Cluster; other: Cluster; changes: number };

type Order = {
  rules: ClusterRules;
  /** Up to what likeness. */
  least: number;
  /** Which of two keeps its identity, or neither if they must not become one. */
  survivor: (one: Cluster, other: Cluster) => Cluster | undefined;
  /** Whether a neighbour's cluster counts at all. */
  counts?: (cluster: Cluster) => boolean;
  merged?: (into: Cluster, from: Cluster) => void;
};

/**
 * Makes the two most alike one, then again the two most alike, until none are alike enough (agglomerative clustering by
 * average link). Only clusters with neighbouring items are compared.
 */
export function agglomerate(clusters: Cluster[], { rules, least, survivor, counts, merged }: Order): void {
  const beside = neighboursOf(clusters, counts);
  const changes = new Map<Cluster, number>();
  const changesOf = (cluster: Cluster) => changes.get(cluster) ?? 0;
  const queue = new PairQueue();
  const compare = (one: Cluster, other: Cluster) => {
    if (!survivor(one, other)) return;
    const found = likeness(one, other, rules);
    if (found >= least) queue.add({ likeness: found, one, other, changes: changesOf(one) + changesOf(other) });
  };
  for (const [one, others] of beside) for (const other of others) if (one !== other) compare(one, other);
  for (let pair = queue.take(); pair; pair = queue.take()) {
    const { one, other } = pair;
    if (one.items.size === 0 || other.items.size === 0) continue;
    if (pair.changes !== changesOf(one) + changesOf(other)) continue;
    const into = survivor(one, other)!;
    const from = into === one ? other : one;
    absorb(into, from);
    merged?.(into, from);
    changes.set(into, changesOf(into) + 1);
    const around = beside.get(into)!;
    for (const third of beside.get(from) ?? []) around.add(third);
    for (const third of around) {
      beside.get(third)?.add(into);
      if (third !== into && third.items.size > 0) compare(into, third);
    }
  }
}

/** For each cluster those that have an item among the neighbours of its own. */
function neighboursOf(clusters: Cluster[], counts: Order['counts']): Map<Cluster, Set<Cluster>> {
  const beside = new Map<Cluster, Set<Cluster>>();
  const note = (one: Cluster, other: Cluster) => {
    const known = beside.get(one);
    if (known) known.add(other);
    else beside.set(one, new Set([other]));
  };
  for (const cluster of clusters) {
    for (const item of cluster.items) {
      for (const { item: near } of item.near) {
        const other = near.cluster;
        if (!other || other === cluster || (counts && !counts(other))) continue;
        note(cluster, other);
        note(other, cluster);
      }
    }
  }
  return beside;
}

/** Pairs of clusters, the most alike first: a binary heap. */
class PairQueue {
  private pairs: Pair[] = [];

  add(pair: Pair): void {
    let at = this.pairs.push(pair) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.pairs[above]!.likeness >= pair.likeness) break;
      this.swap(at, above);
      at = above;
    }
  }

  take(): Pair | undefined {
    const first = this.pairs[0];
    const last = this.pairs.pop();
    if (!last || this.pairs.length === 0) return first;
    this.pairs[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let most = at;
      if ((this.pairs[left]?.likeness ?? -1) > this.pairs[most]!.likeness) most = left;
      if ((this.pairs[right]?.likeness ?? -1) > this.pairs[most]!.likeness) most = right;
      if (most === at) return first;
      this.swap(at, most);
      at = most;
    }
  }

  private swap(one: number, other: number): void {
    [this.pairs[one], this.pairs[other]] = [this.pairs[other]!, this.pairs[one]!];
  }
}
