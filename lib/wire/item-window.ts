import type { ClusterRules } from './cluster-rules';
import { termsOf } from './headline-terms';
import { addVector, heaviest, unitVector, type TermSum, type TermVector } from './term-vectors';
import type { Cluster } from './cluster-links';

/** A report as clustering sees it. `at` counts days. */
export class Item {
  /** Only while likenesses are being added up. */
  score = 0;
  cluster: Cluster | undefined;
  /** The number of the cluster that was last made known. */
  written = 0;
  private alone: TermVector | undefined;
  private found: Neighbour[] | undefined;
  private around: TermVector | undefined;

  constructor(
    private readonly window: ItemWindow,
    readonly id: number,
    readonly at: number,
    readonly terms: Int32Array,
  ) {}

  /** Whether it knows its neighbours. One that is restored finds them when somebody asks. */
  get isMet(): boolean {
    return this.found !== undefined;
  }

  get near(): Neighbour[] {
    return this.found ?? this.findNear();
  }

  findNear(): Neighbour[] {
    return (this.found = this.window.nearest(this));
  }

  /** Together with those most like it. */
  get seen(): TermVector {
    return this.around ?? this.lookAround();
  }

  lookAround(): TermVector {
    return (this.around = this.window.lookAround(this));
  }

  /** By its own words alone. */
  get own(): TermVector {
    return this.alone ?? this.weigh();
  }

  weigh(): TermVector {
    return (this.alone = this.window.weigh(this.terms));
  }

  /** Lets go of its neighbours, which would else be kept by each other for ever. */
  leave(): void {
    [this.found, this.around] = [[], this.own];
  }
}

export type Neighbour = { item: Item; likeness: number };

/** The items that have a term, newest last, and where each of them has it. */
type Postings = { items: Item[]; places: number[] };

/** The items that new ones are compared with, found by their terms. */
export class ItemWindow {
  private numbers = new Map<string, number>();
  private isPair: boolean[] = [];
  private having: number[] = [];
  private postings: Postings[] = [];
  size = 0;

  constructor(private readonly rules: ClusterRules) {}

  /** Takes an item in; those that come later find it. */
  add(id: number, headline: string, at: number): Item {
    const terms = Int32Array.from(termsOf(headline), (term) => this.numberOf(term));
    for (const term of terms) this.having[term]!++;
    this.size++;
    const item = new Item(this, id, at, terms);
    terms.forEach((term, place) => this.post(this.postings[term]!, item, place));
    return item;
  }

  /** Lets go of an item that is too old to be compared with. */
  remove(item: Item): void {
    this.size--;
    item.leave();
    for (const term of item.terms) {
      this.having[term]!--;
      const { items, places } = this.postings[term]!;
      const at = items.indexOf(item);
      if (at === -1) continue;
      items.splice(at, 1);
      places.splice(at, 1);
    }
  }

  /** What each term weighs: the more, the fewer items have it (inverse document frequency). */
  weigh(terms: Int32Array): TermVector {
    const weights = new Float32Array(terms.length);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at]!;
      const rarity = Math.log((this.size + 2) / (this.having[term]! + 0.5));
      weights[at] = rarity * (this.isPair[term] ? this.rules.pairWeight : 1);
    }
    return unitVector(terms, weights);
  }

  /** The items most like this one, the most alike first. What is rare is looked up first, and no more than the rules allow. */
  nearest(item: Item): Neighbour[] {
    const { terms, weights } = item.own;
    const order = [...terms.keys()].sort((a, b) => this.having[terms[a]!]! - this.having[terms[b]!]!);
    const found: Item[] = [];
    let left = this.rules.lookUps;
    for (const place of order) {
      const { items, places } = this.postings[terms[place]!]!;
      const from = Math.max(0, items.length - this.rules.postings);
      for (let at = from; at < items.length; at++) {
        const other = items[at]!;
        if (other.score === 0) found.push(other);
        other.score += weights[place]! * other.own.weights[places[at]!]! + 1e-12;
      }
      left -= items.length - from;
      if (left < 0) break;
    }
    const near = found.map((other) => ({ item: other, likeness: other.score * this.fading(item.at - other.at) }));
    for (const other of found) other.score = 0;
    return near
      .filter((each) => each.item !== item)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, this.rules.neighbours);
  }

  /** How much of a likeness is left over so many days. */
  fading(days: number): number {
    return Math.exp(-Math.abs(days) / this.rules.days);
  }

  /** The item together with those most like it, each by how alike it is. */
  lookAround(item: Item): TermVector {
    const sum: TermSum = new Map();
    addVector(sum, item.own);
    const total = item.near.reduce((all, { likeness }) => all + likeness, 0);
    if (total === 0) return item.own;
    for (const { item: other, likeness } of item.near) addVector(sum, other.own, likeness / total);
    return heaviest(sum, this.rules.termsKept);
  }

  private numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    this.numbers.set(term, this.isPair.length);
    this.isPair.push(term.includes(' '));
    this.having.push(0);
    this.postings.push({ items: [], places: [] });
    return this.isPair.length - 1;
  }

  /** What is beyond the newest `postings` would never be looked up. */
  private post({ items, places }: Postings, item: Item, place: number): void {
    items.push(item);
    places.push(place);
    if (items.length < 2 * this.rules.postings) return;
    items.splice(0, this.rules.postings);
    places.splice(0, this.rules.postings);
  }
}
