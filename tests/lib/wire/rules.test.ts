import { describe, expect, test } from 'vitest';
import {
  mostPoints,
  PART_NAMES,
  partsOf,
  pointsOf,
  scoreOf,
  type PartValues,
  type RankFacts,
  type WirePart,
  type WireWeights,
} from '@/lib/wire/rules';

const now = new Date('2020-07-22T10:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const tiers = (count: number, tier = 2): number[] => Array<number>(count).fill(tier);
const facts: RankFacts = { tiers: [2], firstHand: [], quick: 1, matches: [], likeness: 0, lastItemAt: now };

type Case = [part: WirePart, given: Partial<RankFacts>, value: number, words: string];
const cases: Case[] = [
  ['outlets', { tiers: [] }, 0, '0 outlets'],
  ['outlets', { tiers: tiers(1) }, 0, '1 outlet'],
  ['outlets', { tiers: tiers(2) }, Math.log(2) / Math.log(12), '2 outlets'],
  ['outlets', { tiers: tiers(12) }, 1, '12 outlets'],
  ['outlets', { tiers: tiers(300) }, 1, '300 outlets'],
  ['tier', { tiers: [] }, 0, 'No outlet'],
  ['tier', { tiers: [3] }, 0, 'None above tier 3'],
  ['tier', { tiers: [3, 2] }, 1 / 4, 'None above tier 2'],
  ['tier', { tiers: [1] }, 1, '1 of tier 1'],
  ['tier', { tiers: [3, 1, 3, 1, 1] }, 1, '3 of tier 1'],
  ['tier', { tiers: [3, 2, 1] }, 1 / 2, '1 of tier 1'],
  ['firstHand', {}, 0, 'None'],
  ['firstHand', { firstHand: ['a filing at sec.gov', 'Shop itself'] }, 1, 'A filing at sec.gov, Shop itself'],
  ['pace', { tiers: [], quick: 0 }, 0, 'One outlet alone'],
  ['pace', { tiers: tiers(1), quick: 1 }, 0, 'One outlet alone'],
  ['pace', { tiers: tiers(4), quick: 1 }, 0, '1 of 4 within 12 hours'],
  ['pace', { tiers: tiers(4), quick: 4 }, 2 / 3, '4 of 4 within 12 hours'],
  ['pace', { tiers: tiers(8), quick: 8 }, 1, '8 of 8 within 12 hours'],
  ['pace', { tiers: tiers(90), quick: 80 }, 1, '80 of 90 within 12 hours'],
  ['recency', { lastItemAt: ago(-5) }, 1, 'Within the hour'],
  ['recency', { lastItemAt: ago(0.99) }, 0.5 ** (0.99 / 48), 'Within the hour'],
  ['recency', { lastItemAt: ago(1) }, 0.5 ** (1 / 48), '1 hour ago'],
  ['recency', { lastItemAt: ago(47.9) }, 0.5 ** (47.9 / 48), '47 hours ago'],
  ['recency', { lastItemAt: ago(48) }, 1 / 2, '2 days ago'],
  ['recency', { lastItemAt: ago(96) }, 1 / 4, '4 days ago'],
  ['beat', {}, 0, 'Names nothing that the desk watches'],
  ['beat', { matches: ['tills'] }, 0.6, 'tills'],
  ['beat', { matches: ['a', 'b', 'c', 'd', 'e'] }, 1 - 0.4 ** 5, 'a, b, c, d'],
  ['uncovered', {}, 1, 'No story about it yet'],
  ['uncovered', { covered: {} }, 0, 'There is a story about it'],
  ['uncovered', { covered: { edition: 7 } }, 0, 'In No. 7'],
  ['uncovered', { covered: { edition: 7, rank: 2 } }, 0, 'In No. 7, place 2'],
  ['novelty', { likeness: 0 }, 1, 'Nothing like it in the weeks before'],
  ['novelty', { likeness: 0.2 }, 0.8, 'Something like it in the weeks before'],
  ['novelty', { likeness: 0.6 }, 0.4, 'Much like what there was before'],
  ['novelty', { likeness: 1.2 }, 0, 'Much like what there was before'],
];

test.each(cases)('%s of %o', (part, given, value, words) => {
  const found = partsOf({ ...facts, ...given }, now)[part];
  expect(found.value).toBeCloseTo(value, 12);
  expect(found.words).toBe(words);
});

const each = (value: number): WireWeights => Object.fromEntries(PART_NAMES.map((name) => [name, value])) as WireWeights;
const valued = (value: number): PartValues =>
  Object.fromEntries(PART_NAMES.map((name) => [name, { value }])) as PartValues;

describe('a score', () => {
  test.each<[string, WireWeights, PartValues, number]>([
    ['all parts full', each(1), valued(1), 100],
    ['all parts full, under uneven weights', { ...each(3), pace: 11, beat: 0 }, valued(1), 100],
    ['nothing', each(1), valued(0), 0],
    ['all weights 0', each(0), valued(1), 0],
    ['one weight alone', { ...each(0), beat: 5 }, { ...valued(0), beat: { value: 0.6 } }, 60],
    ['a full part without weight', { ...each(1), beat: 0 }, { ...valued(0), beat: { value: 1 } }, 0],
    ['one of eight', each(2), { ...valued(0), tier: { value: 0.5 } }, 6.25],
  ])('of %s', (_name, weights, parts, score) => expect(scoreOf(parts, weights)).toBeCloseTo(score, 10));

  test('is the sum of what its parts add, none more than its most', () => {
    const weights = Object.fromEntries(PART_NAMES.map((name, at) => [name, at])) as WireWeights;
    const parts = partsOf({ ...facts, tiers: [1, 2, 3, 3], quick: 3, matches: ['x'], likeness: 0.3 }, now);
    const points = PART_NAMES.map((name) => pointsOf(parts, weights, name));
    expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(scoreOf(parts, weights), 10);
    PART_NAMES.forEach((name, at) => expect(points[at]).toBeLessThanOrEqual(mostPoints(weights, name)));
    expect(PART_NAMES.reduce((sum, name) => sum + mostPoints(weights, name), 0)).toBeCloseTo(100, 10);
  });
});
