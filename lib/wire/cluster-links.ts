import type { ClusterRules } from './cluster-rules';
import type { Item } from './item-window';
import { addVector, product, productWith, type TermSum } from './term-vectors';

/** Reports that clustering takes for the same event. */
export type Cluster = {
  /** 0 for one that has only just been made, and may yet become part of another. */
  id: number;
  items: Set<Item>;
  /** The middle of its items' times, in days. */
  at: number;
  /** Made of its items when it is asked for, and forgotten when one of them changes. */
  sum: TermSum | undefined;
  /** How alike its own items are on average, from 0 to 1. */
  unity: number;
  /** Something was done with it that the desk by itself does not undo: it neither splits nor becomes part of another. */
  isKept: boolean;
  /** Dismissed: new items may join it, clusters do not. */
  isDismissed: boolean;
};

/** A cluster of these items. */
export function clusterOf(items: Iterable<Item>, id = 0): Cluster {
  const cluster: Cluster = {
    ...{ id, items: new Set(items), at: 0, sum: undefined, unity: 1 },
    ...{ isKept: false, isDismissed: false },
  };
  for (const item of cluster.items) {
    item.cluster = cluster;
    cluster.at += item.at / cluster.items.size;
  }
  return cluster;
}

/** Its items added up. */
export function sumOf(cluster: Cluster): TermSum {
  if (cluster.sum) return cluster.sum;
  const sum: TermSum = new Map();
  for (const item of cluster.items) addVector(sum, item.seen);
  cluster.sum = sum;
  cluster.unity = product(sum, sum) / cluster.items.size ** 2;
  return sum;
}

/** Puts an item into a cluster, which is added up when it is asked for: the item has to find no neighbours now. */
export function include(cluster: Cluster, item: Item): void {
  cluster.at = (cluster.at * cluster.items.size + item.at) / (cluster.items.size + 1);
  cluster.items.add(item);
  cluster.sum = undefined;
  item.cluster = cluster;
}

/** Puts all items of one cluster into another. */
export function absorb(into: Cluster, from: Cluster): void {
  const [sum, added] = [sumOf(into), sumOf(from)];
  const all = into.items.size + from.items.size;
  into.at = (into.at * into.items.size + from.at * from.items.size) / all;
  for (const [term, weight] of added) sum.set(term, (sum.get(term) ?? 0) + weight);
  for (const item of from.items) {
    into.items.add(item);
    item.cluster = into;
  }
  from.items.clear();
  into.unity = product(sum, sum) / all ** 2;
}

/**
 * How alike two clusters are: the average over each two of their items, less for the days between them, more if they are
 * varied in themselves. So a large story with many sides does not need the likeness that two single reports do.
 */
export function likeness(one: Cluster, other: Cluster, rules: ClusterRules): number {
  const common = product(sumOf(one), sumOf(other)) / (one.items.size * other.items.size);
  return related(common, one.unity * other.unity, one.at - other.at, rules);
}

/** The same for an item by itself. */
export function likenessOf(item: Item, cluster: Cluster, rules: ClusterRules): number {
  const common = productWith(item.seen, sumOf(cluster)) / cluster.items.size;
  return related(common, cluster.unity, item.at - cluster.at, rules);
}

const related = (common: number, unity: number, days: number, rules: ClusterRules) =>
  (common * Math.exp(-Math.abs(days) / rules.days)) / unity ** (rules.variety / 2);
