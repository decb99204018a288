import type { WirePart, WireWeights } from '@/db/schema/settings';
import type { ClusterFacts } from '@/db/schema/wire';

export type { WirePart, WireWeights } from '@/db/schema/settings';

/** The parts of a rank in the order in which they are shown, and what each asks. */
export const PARTS: Record<WirePart, { name: string; asks: string }> = {
  outlets: { name: 'Independent outlets', asks: 'How many report it, copies of one text counted once' },
  tier: { name: 'Their weight', asks: 'How much the outlets that report it count' },
  firstHand: { name: 'First-hand document', asks: 'Is there a filing, a regulator or the company itself' },
  pace: { name: 'Speed of pick-up', asks: 'How quickly others followed the first report' },
  recency: { name: 'Recency', asks: 'How fresh the latest report is' },
  beat: { name: 'Match with the beat', asks: 'Does it name the words and companies that the desk watches' },
  uncovered: { name: 'Not covered yet', asks: 'Is there no story about it' },
  novelty: { name: 'Novelty', asks: 'Is it unlike what the wire had in the weeks before' },
};

export const PART_NAMES = Object.keys(PARTS) as WirePart[];

/** Hours in which recency halves. */
export const HALF_LIFE = 48;

/** So many outlets count in full; the first ones count for most. */
const MANY_OUTLETS = 12;

/** Hours after the first report within which others count as quick. */
export const QUICK_HOURS = 12;

export type Part = {
  /** From 0 to 1. */
  value: number;
  /** What it was read from: "8 outlets". */
  words: string;
};

export type Parts = Record<WirePart, Part>;

/** What a score needs of the parts. */
export type PartValues = Record<WirePart, Pick<Part, 'value'>>;

/** The story about it that there is, and where it stood. */
export type Covered = { edition?: number | undefined; rank?: number | undefined };

/** What the rank of a cluster is read from. */
export type RankFacts = ClusterFacts & { lastItemAt: Date; covered?: Covered | undefined };

/** How good a cluster is for the desk, part by part, with words that say why. */
export function partsOf(facts: RankFacts, now: Date): Parts {
  return {
    outlets: outletsPart(facts),
    tier: tierPart(facts),
    firstHand: { value: facts.firstHand.length > 0 ? 1 : 0, words: sentence(facts.firstHand.join(', ') || 'none') },
    pace: pacePart(facts),
    recency: recencyPart(facts, now),
    beat: beatPart(facts),
    uncovered: uncoveredPart(facts.covered),
    novelty: { value: within(1 - facts.likeness), words: noveltyWords(facts.likeness) },
  };
}

/** From 0 to 100: each part by its weight, of all weights together. */
export function scoreOf(parts: PartValues, weights: WireWeights): number {
  const all = PART_NAMES.reduce((sum, part) => sum + weights[part], 0);
  if (all === 0) return 0;
  return PART_NAMES.reduce((sum, part) => sum + pointsOf(parts, weights, part), 0);
}

/** What a part adds to the score: at most its share of all weights. */
export function pointsOf(parts: PartValues, weights: WireWeights, part: WirePart): number {
  return mostPoints(weights, part) * parts[part].value;
}

/** The most that a part can add. */
export function mostPoints(weights: WireWeights, part: WirePart): number {
  const all = PART_NAMES.reduce((sum, each) => sum + weights[each], 0);
  return all === 0 ? 0 : (100 * weights[part]) / all;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function outletsPart({ tiers: outlets }: RankFacts): Part {
  const value = within(Math.log(Math.max(1, outlets.length)) / Math.log(MANY_OUTLETS));
  return { value, words: counted(outlets.length, 'outlet', 'outlets') };
}

/** Of the three weightiest: many small outlets do not make a large one less. */
function tierPart(facts: RankFacts): Part {
  const tiers = facts.tiers.toSorted((a, b) => a - b);
  const best = tiers.slice(0, 3);
  const value = best.length === 0 ? 0 : best.reduce((sum, tier) => sum + (3 - tier) / 2, 0) / best.length;
  const first = tiers.filter((tier) => tier === 1).length;
  const words = first > 0 ? `${first} of tier 1` : tiers.length > 0 ? `None above tier ${tiers[0]}` : 'No outlet';
  return { value: within(value), words };
}

function pacePart({ quick, tiers: outlets }: RankFacts): Part {
  const others = Math.max(0, outlets.length - 1);
  const value = within(Math.log2(1 + Math.max(0, quick - 1)) / 3);
  if (others === 0) return { value: 0, words: 'One outlet alone' };
  return { value, words: `${quick} of ${outlets.length} within ${QUICK_HOURS} hours` };
}

function recencyPart({ lastItemAt }: RankFacts, now: Date): Part {
  const hours = Math.max(0, (now.getTime() - lastItemAt.getTime()) / 3_600_000);
  const words =
    hours < 1
      ? 'Within the hour'
      : hours < 48
        ? `${counted(Math.floor(hours), 'hour', 'hours')} ago`
        : `${Math.floor(hours / 24)} days ago`;
  return { value: 0.5 ** (hours / HALF_LIFE), words };
}

/** One match is most of it: a second one makes it surer, a third hardly. */
function beatPart({ matches }: RankFacts): Part {
  const words = matches.length > 0 ? matches.slice(0, 4).join(', ') : 'Names nothing that the desk watches';
  return { value: 1 - 0.4 ** matches.length, words };
}

/** None if there is a story already, with where it stood. */
export function uncoveredPart(covered: Covered | undefined): Part {
  if (!covered) return { value: 1, words: 'No story about it yet' };
  if (covered.edition === undefined) return { value: 0, words: 'There is a story about it' };
  const place = covered.rank === undefined ? '' : `, place ${covered.rank}`;
  return { value: 0, words: `In No. ${covered.edition}${place}` };
}

function noveltyWords(likeness: number): string {
  if (likeness < 0.2) return 'Nothing like it in the weeks before';
  return likeness < 0.6 ? 'Something like it in the weeks before' : 'Much like what there was before';
}
