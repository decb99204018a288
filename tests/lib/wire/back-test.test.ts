import { describe, expect, test } from 'vitest';
import { backTest, countPicks, LEAST_PICKS, suggestWeights, type PastEdition } from '@/lib/wire/back-test';
import { EQUAL_WEIGHTS, shareOf } from '@/lib/wire/ranking-form';
import { PART_NAMES, type PartValues, type WirePart, type WireWeights } from '@/lib/wire/rules';

const parts = (values: Partial<Record<WirePart, number>>): PartValues =>
  Object.fromEntries(PART_NAMES.map((part) => [part, { value: values[part] ?? 0 }])) as PartValues;

const weights = (given: Partial<WireWeights>): WireWeights => ({
  ...(Object.fromEntries(PART_NAMES.map((part) => [part, 0])) as WireWeights),
  ...given,
});

/** Thirty clusters: the higher the number, the more outlets and the less of the beat. */
const edition = (number: number, picks: number[]): PastEdition => ({
  number,
  picks,
  clusters: Array.from({ length: 30 }, (_, at) => ({
    id: at + 1,
    parts: parts({ outlets: (at + 1) / 30, beat: 1 - (at + 1) / 30 }),
  })),
});

describe('where picks stood', () => {
  test.each([
    { by: weights({ outlets: 10 }), picks: [30, 26, 25, 11, 10], places: [1, 5, 6, 20, 21], hit5: 0.4, hit20: 0.8 },
    { by: weights({ beat: 10 }), picks: [30, 26, 25, 11, 10], places: [30, 26, 25, 11, 10], hit5: 0, hit20: 0.4 },
    // Of the same score the newer one comes first, as on the list.
    { by: weights({ tier: 10 }), picks: [1, 5, 6, 20, 30], places: [30, 26, 25, 11, 1], hit5: 0.2, hit20: 0.4 },
    { by: weights({ outlets: 10 }), picks: [0, 99, 30], places: [undefined, undefined, 1], hit5: 1 / 3, hit20: 1 / 3 },
  ])('picks $picks stand at $places', ({ by, picks, places, hit5, hit20 }) => {
    const result = backTest([edition(4, picks)], by);
    expect(result.editions).toEqual([{ number: 4, places }]);
    expect(result).toMatchObject({ picks: picks.length });
    expect([result.hit5, result.hit20]).toEqual([expect.closeTo(hit5, 9), expect.closeTo(hit20, 9)]);
  });

  test('all picks of all editions count alike; without any there is no hit', () => {
    const both = backTest([edition(1, [30]), edition(2, [1, 2, 3])], weights({ outlets: 1 }));
    expect([both.hit5, both.picks]).toEqual([0.25, 4]);
    expect(backTest([], EQUAL_WEIGHTS)).toEqual({ editions: [], picks: 0, hit5: 0, hit20: 0 });
  });
});

describe('a suggestion', () => {
  const many = (picks: number[], count = 6) => Array.from({ length: count }, (_, at) => edition(at + 1, picks));
  const shares = (of: WireWeights) => Object.fromEntries(PART_NAMES.map((part) => [part, shareOf(of, part)]));

  test('weighs more what the picks had, and less what they lacked', () => {
    const found = shares(suggestWeights(many([26, 27, 28, 29, 30]), EQUAL_WEIGHTS)!);
    expect(found.outlets!).toBeGreaterThan(shareOf(EQUAL_WEIGHTS, 'outlets') + 5);
    expect(found.beat!).toBeLessThan(shareOf(EQUAL_WEIGHTS, 'beat') - 5);
    const other = shares(suggestWeights(many([1, 2, 3, 4, 5]), EQUAL_WEIGHTS)!);
    expect(other.beat!).toBeGreaterThan(other.outlets!);
  });

  test('would have served at least as well, and is what the settings take', () => {
    const past = many([22, 24, 26, 28, 30]);
    const current = weights({ outlets: 10, beat: 12 });
    const found = suggestWeights(past, current)!;
    expect(backTest(past, found).hit5).toBeGreaterThan(backTest(past, current).hit5);
    for (const part of PART_NAMES) expect(found[part]).toSatisfy((each: number) => Number.isInteger(each) && each >= 0);
    expect(Math.max(...Object.values(found))).toBe(100);
  });

  test('goes further from the current weights the more editions say the same', () => {
    const far = [2, 4, 12].map((count) => shares(suggestWeights(many([1, 2, 3, 4, 5], count), EQUAL_WEIGHTS)!).beat!);
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    expect(far[0]).toBeGreaterThan(shareOf(EQUAL_WEIGHTS, 'beat'));
    expect(far[2]! - far[0]!).toBeGreaterThan(5);
  });

  test('stays near the current weights where the picks say nothing for or against', () => {
    const indifferent: PastEdition[] = many([1, 2, 3, 4, 5]).map((each) => ({
      ...each,
      clusters: each.clusters.map(({ id }) => ({ id, parts: parts({ outlets: 0.5, beat: 0.5 }) })),
    }));
    const current = weights({ outlets: 40, beat: 20, tier: 40 });
    expect(shares(suggestWeights(indifferent, current)!)).toEqual(shares(current));
  });

  test('needs ten picks that were on the wire', () => {
    const nine = [edition(1, [1, 2, 3, 4, 5]), edition(2, [1, 2, 3, 4, 0])];
    expect(countPicks(nine)).toBe(LEAST_PICKS - 1);
    expect(suggestWeights(nine, EQUAL_WEIGHTS)).toBeUndefined();
    expect(suggestWeights([...nine, edition(3, [9])], EQUAL_WEIGHTS)).toBeDefined();
  });

  test('cannot be had where every cluster was picked', () => {
    const all = edition(1, []).clusters.map(({ id }) => id);
    expect(suggestWeights([edition(1, all)], EQUAL_WEIGHTS)).toBeUndefined();
  });
});
