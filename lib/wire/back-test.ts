import { PART_NAMES, scoreOf, type PartValues, type WireWeights } from './rules';

/** What the wire looked like when an edition went out, and which of its clusters the editors picked. */
export type PastEdition = {
  number: number;
  clusters: { id: number; parts: PartValues }[];
  /** First place first; 0 for a story that the wire did not have. */
  picks: number[];
};

/** Where the picks of an edition stood, first place first; one that the wire did not have stands nowhere. */
export type Standing = { number: number; places: (number | undefined)[] };

/** How often the picks were among the first five and the first twenty, of all picks. */
export type BackTest = { editions: Standing[]; picks: number; hit5: number; hit20: number };

/** How a ranking with these weights would have served the editions there were. */
export function backTest(editions: PastEdition[], weights: WireWeights): BackTest {
  const standings = editions.map((edition) => ({ number: edition.number, places: placesOf(edition, weights) }));
  const places = standings.flatMap((each) => each.places);
  const share = (most: number) =>
    places.length === 0 ? 0 : places.filter((place) => place !== undefined && place <= most).length / places.length;
  return { editions: standings, picks: places.length, hit5: share(5), hit20: share(20) };
}

/** In the order of the list: of the same score the newer one comes first (`listClusters`). */
function placesOf({ clusters, picks }: PastEdition, weights: WireWeights): (number | undefined)[] {
  const ranked = clusters
    .map(({ id, parts }) => ({ id, score: scoreOf(parts, weights) }))
    .sort((a, b) => b.score - a.score || b.id - a.id);
  const places = new Map(ranked.map(({ id }, index) => [id, index + 1]));
  return picks.map((id) => places.get(id));
}

/** Steps, and how strongly the weights are held at what they are: as much as about one edition pulls them away. */
const [STEPS, HOLD] = [400, 0.1];

/** Fewer picks than this teach nothing. */
export const LEAST_PICKS = 10;

/**
 * The weights with which the picks would have stood highest: pairwise logistic regression. Each pick is compared with each
 * cluster of its edition that was not picked; the weights are moved, none below 0, so that the pick scores higher. They start
 * from the current ones and are held near them. Undefined as long as there are too few picks. Nothing is applied by it.
 */
export function suggestWeights(editions: PastEdition[], current: WireWeights): WireWeights | undefined {
  const pairs = editions.flatMap(pairsOf);
  if (countPicks(editions) < LEAST_PICKS || pairs.length === 0) return undefined;
  const sum = PART_NAMES.reduce((all, part) => all + current[part], 0) || 1;
  const start = PART_NAMES.map((part) => (SCALE * current[part]) / sum);
  const pace = 1 / (HOLD + steepest(pairs));
  let weights = start;
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => HOLD * (weight - start[at]!));
    for (const { difference, share } of pairs) {
      // Plain loops: they run some ten million times, while somebody waits for the page.
      let margin = 0;
      for (let at = 0; at < weights.length; at++) margin += difference[at]! * weights[at]!;
      const missed = share / (1 + Math.exp(margin));
      for (let at = 0; at < weights.length; at++) slope[at]! -= missed * difference[at]!;
    }
    weights = weights.map((weight, at) => Math.max(0, weight - pace * slope[at]!));
  }
  return asWeights(weights);
}

/** The picks that something can be learnt from: those that the wire had. */
export function countPicks(editions: PastEdition[]): number {
  return editions.flatMap(({ clusters, picks }) => {
    const ids = new Set(clusters.map(({ id }) => id));
    return picks.filter((id) => ids.has(id));
  }).length;
}

/** So that scores, which are differences of values from 0 to 1, are as far apart as the logistic curve is wide. */
const SCALE = 8;

/** Clusters that a pick is compared with, taken evenly from all: more teach the same and take longer. */
const MOST_OTHERS = 150;

type Pair = { difference: number[]; share: number };

/** How fast the slope can change at most; steps of one by that never overshoot. */
function steepest(pairs: Pair[]): number {
  return pairs.reduce((all, { difference, share }) => all + (share * squared(difference)) / 4, 0);
}

const squared = (values: number[]) => values.reduce((sum, each) => sum + each * each, 0);

/** Each edition counts the same, however many clusters its wire had. */
function pairsOf({ clusters, picks }: PastEdition): Pair[] {
  const picked = clusters.filter(({ id }) => picks.includes(id));
  const rest = clusters.filter(({ id }) => !picks.includes(id));
  const others = rest.filter((_, index) => index % Math.ceil(rest.length / MOST_OTHERS) === 0);
  return picked.flatMap((pick) =>
    others.map((other) => ({
      difference: PART_NAMES.map((part) => pick.parts[part].value - other.parts[part].value),
      share: 1 / (picked.length * others.length),
    })),
  );
}

/** The largest is as large as it may be in the settings. */
function asWeights(weights: number[]): WireWeights {
  const most = Math.max(...weights) || 1;
  const entries = PART_NAMES.map((part, at) => [part, Math.round((weights[at]! / most) * 100)]);
  return Object.fromEntries(entries) as WireWeights;
}
