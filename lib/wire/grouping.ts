import { agglomerate } from './agglomerate';
import { absorb, clusterOf, include, likeness, likenessOf, sumOf, type Cluster } from './cluster-links';
import { CLUSTER_RULES, type ClusterRules } from './cluster-rules';
import { ItemWindow, type Item } from './item-window';

/** A report, as it comes in. `at` counts days. */
export type Report = { id: number; headline: string; at: number };

/** Something that an editor, or a story, has settled about a cluster. */
export type Standing = { isKept: boolean; isDismissed: boolean };

/** What the second pass changed, by the numbers of clusters. */
export type Settled = {
  merges: { from: number; into: number }[];
  /** Clusters that items were taken out of, for a new one. */
  splits: { from: number; into: number }[];
};

/** Where an item went. `from` is 0 for one that is new. */
export type Move = { item: number; from: number; to: number };

/** Terms, and days within which the same words are no coincidence. */
const [ENOUGH_TO_TELL, DAYS_OF_A_COPY] = [8, 3];

/**
 * Groups reports into clusters as they come in: `place` decides at once, `settle` looks again at the newest clusters.
 * It knows nothing of databases and clocks. Each item ends where it would if all had come at once, near enough: that is
 * what `settle` is for, since the first reports of an event say little about what it will turn out to be.
 */
export class Grouping {
  private readonly window: ItemWindow;
  private readonly items = new Map<number, Item>();
  private readonly clusters = new Map<number, Cluster>();
  /** The newest, in the order they came. */
  private active: Item[] = [];
  /** Items to be looked at again, since they or their neighbours are new. */
  private stale = new Set<Item>();
  private weighedAt = 0;

  /** `nextId` numbers new clusters. */
  constructor(
    public nextId = 1,
    private readonly rules: ClusterRules = CLUSTER_RULES,
  ) {
    this.window = new ItemWindow(rules);
  }

  get size(): number {
    return this.items.size;
  }

  /** Which cluster an item is in. */
  clusterOf(id: number): number | undefined {
    return this.items.get(id)?.cluster?.id;
  }

  /** Which items a cluster has. */
  itemsOf(cluster: number): number[] {
    return [...(this.clusters.get(cluster)?.items ?? [])].map(({ id }) => id);
  }

  /** An earlier report of these days with the very same words, if they are enough to tell: then one took over the other. */
  twinOf(id: number): number | undefined {
    const item = this.items.get(id);
    if (!item || item.terms.length < ENOUGH_TO_TELL) return undefined;
    const twins = item.near.filter(({ item: other }) => other.id < id && isTwin(item, other));
    return twins.length > 0 ? Math.min(...twins.map(({ item: other }) => other.id)) : undefined;
  }

  /** How alike the most alike of the clusters is that were there a day or more before this one, whatever the days between. */
  likenessToEarlier(id: number): number {
    const cluster = this.clusters.get(id);
    if (!cluster) return 0;
    const near = new Set([...cluster.items].flatMap((item) => item.near.map((each) => each.item.cluster!)));
    const earlier = [...near].filter((other) => other !== cluster && other.items.size > 0 && other.at < cluster.at - 1);
    const timeless = { ...this.rules, days: Infinity };
    return Math.min(1, Math.max(0, ...earlier.map((other) => likeness(cluster, other, timeless))));
  }

  /** In which clusters items are now that were in others, or in none, at the last call. */
  takeMoves(): Move[] {
    const moves: Move[] = [];
    for (const item of this.items.values()) {
      const to = item.cluster!.id;
      if (item.written === to) continue;
      moves.push({ item: item.id, from: item.written, to });
      item.written = to;
    }
    return moves;
  }

  /**
   * Takes in a report that has a cluster already. Much quicker than `place`: it is looked at again when `settle` comes to it,
   * and its neighbours are found when something asks for them.
   */
  restore(report: Report, cluster: number): void {
    const item = this.window.add(report.id, report.headline, report.at);
    item.written = cluster;
    this.take(item, cluster);
  }

  /**
   * Finds what the next second pass will ask of restored reports: the neighbours of the newest, and the sums of all clusters
   * that may be compared with theirs. Much work, and so a little at a time.
   */
  *prepare(): Generator<void> {
    for (const item of this.newest()) {
      for (const { cluster } of [item, ...item.near.map((each) => each.item)]) sumOf(cluster!);
      yield;
    }
  }

  /** Decides in which cluster a new report is, and says its number: one there is, or a new one. `known` says it beforehand. */
  place(report: Report, known?: number): number {
    const item = this.window.add(report.id, report.headline, report.at);
    this.meet(item);
    item.lookAround();
    this.take(item, known ?? this.bestFor(item)?.id ?? this.nextId++);
    return item.cluster!.id;
  }

  /** Says of a cluster what was settled about it. */
  stand(cluster: number, { isKept, isDismissed }: Standing): void {
    const found = this.clusters.get(cluster);
    if (found) Object.assign(found, { isKept, isDismissed });
  }

  /** Lets go of what is too old to be compared with, as of this day. */
  forget(now: number): void {
    for (const [id, item] of this.items) {
      if (item.at >= now - this.rules.horizon) continue;
      this.window.remove(item);
      this.items.delete(id);
      this.stale.delete(item);
      const cluster = item.cluster!;
      cluster.items.delete(item);
      cluster.sum = undefined;
      if (cluster.items.size === 0) this.clusters.delete(cluster.id);
    }
    this.active = this.active.filter(({ id }) => this.items.has(id));
  }

  /**
   * The second pass, over the clusters of the newest items: what does not hold together comes apart, then what is alike
   * becomes one. A cluster keeps its number as long as its largest part stays together.
   */
  settle(): Settled {
    const settled: Settled = { merges: [], splits: [] };
    this.weighAgain();
    const touched = this.lookAgain();
    const parts = touched.flatMap((cluster) => this.partsOf(cluster));
    const origin = new Map(parts.map(({ part, of }) => [part, of]));
    agglomerate(
      parts.map(({ part }) => part),
      {
        rules: this.rules,
        least: this.rules.merge,
        survivor,
        merged: (into, from) => {
          if (from.id === 0) return;
          this.clusters.delete(from.id);
          settled.merges.push({ from: from.id, into: into.id });
        },
      },
    );
    for (const [part, of] of origin) {
      if (part.id !== 0 || part.items.size === 0) continue;
      part.id = this.nextId++;
      this.clusters.set(part.id, part);
      settled.splits.push({ from: of, into: part.id });
    }
    this.release();
    return settled;
  }

  /** Sums are large: those of clusters that nothing is likely to ask for are made again when something does. */
  private release(): void {
    const current = new Set(this.newest().map((item) => item.cluster));
    for (const cluster of this.clusters.values()) if (!current.has(cluster)) cluster.sum = undefined;
  }

  /** Makes a new item the neighbour of its neighbours where it is nearer than those they have. */
  private meet(item: Item): void {
    item.findNear();
    for (const { item: other, likeness: found } of item.near) {
      const isFull = other.isMet && other.near.length >= this.rules.neighbours;
      const last = isFull ? lastOf(other.near) : undefined;
      if (last && last.likeness >= found) continue;
      if (last) other.near.splice(other.near.indexOf(last), 1);
      if (other.isMet) other.near.push({ item, likeness: found });
      if (found >= this.rules.noticed) this.stale.add(other);
    }
  }

  private bestFor(item: Item): Cluster | undefined {
    let [best, most]: [Cluster | undefined, number] = [undefined, this.rules.join];
    for (const cluster of new Set(item.near.map((each) => each.item.cluster!))) {
      const found = likenessOf(item, cluster, this.rules);
      if (found >= most) [best, most] = [cluster, found];
    }
    return best;
  }

  private take(item: Item, id: number): void {
    this.items.set(item.id, item);
    this.stale.add(item);
    this.active.push(item);
    if (this.active.length >= 2 * this.rules.active) this.active = this.active.slice(-this.rules.active);
    const known = this.clusters.get(id);
    if (!known) this.clusters.set(id, clusterOf([item], id));
    else if (known.sum) absorb(known, clusterOf([item], id));
    else include(known, item);
  }

  /** What a word weighs changes with what comes in; a tenth more items, and all the newest are weighed anew. */
  private weighAgain(): void {
    if (this.window.size < this.weighedAt * 1.1) return;
    this.weighedAt = this.window.size;
    for (const item of this.newest()) {
      item.weigh();
      this.stale.add(item);
    }
  }

  private newest(): Item[] {
    return this.active.slice(-this.rules.active);
  }

  /** Sees the stale items anew, and says which clusters they are in. */
  private lookAgain(): Cluster[] {
    const again = this.newest().filter((item) => this.stale.has(item));
    for (const item of again) {
      // Those that came since may be too far from it to have become its neighbours, but nobody is nearer.
      if (item.near.length === 0) this.meet(item);
      item.lookAround();
    }
    this.stale.clear();
    const touched = [...new Set(again.map((item) => item.cluster!))];
    for (const cluster of touched) cluster.sum = undefined;
    return touched;
  }

  /** The parts of a cluster that hold together each, the largest first; that one is the cluster itself. */
  private partsOf(cluster: Cluster): { part: Cluster; of: number }[] {
    if (cluster.isKept || cluster.items.size === 1) return [{ part: cluster, of: cluster.id }];
    if (cluster.items.size > this.rules.mostChecked) return this.strays(cluster);
    const members = cluster.items;
    const singles = [...members].map((item) => clusterOf([item]));
    agglomerate(singles, {
      rules: this.rules,
      least: this.rules.hold,
      survivor: larger,
      counts: (other) => other.id === 0 && members.has([...other.items][0]!),
    });
    const [main, ...others] = singles.filter(({ items }) => items.size > 0).sort((a, b) => b.items.size - a.items.size);
    cluster.items = new Set();
    cluster.sum = undefined;
    absorb(cluster, main!);
    return [cluster, ...others].map((part) => ({ part, of: cluster.id }));
  }

  /** A large cluster is not taken apart; only what is not like the rest of it any more is taken out. */
  private strays(cluster: Cluster): { part: Cluster; of: number }[] {
    const strays = [...cluster.items].filter((item) => likenessOf(item, cluster, this.rules) < this.rules.hold);
    for (const item of strays) cluster.items.delete(item);
    cluster.sum = undefined;
    return [cluster, ...strays.map((item) => clusterOf([item]))].map((part) => ({ part, of: cluster.id }));
  }
}

const isTwin = (one: Item, other: Item) =>
  one.terms.length === other.terms.length &&
  Math.abs(one.at - other.at) <= DAYS_OF_A_COPY &&
  one.terms.every((term, place) => term === other.terms[place]);

const lastOf = (near: Item['near']) => near.reduce((last, each) => (each.likeness < last.likeness ? each : last));

const larger = (one: Cluster, other: Cluster) => (one.items.size >= other.items.size ? one : other);

/** What an editor settled stays; of others the larger keeps its identity, of two as large the one that has been there. */
function survivor(one: Cluster, other: Cluster): Cluster | undefined {
  if (one.isDismissed || other.isDismissed || (one.isKept && other.isKept)) return undefined;
  if (one.isKept !== other.isKept) return one.isKept ? one : other;
  if (one.items.size !== other.items.size) return larger(one, other);
  if ((one.id === 0) !== (other.id === 0)) return one.id === 0 ? other : one;
  return one.id <= other.id ? one : other;
}
