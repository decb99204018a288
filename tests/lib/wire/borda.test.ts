import { describe, expect, test } from 'vitest';
import { borda, disagreements } from '@/lib/wire/borda';

const order = (ballots: number[][], places = 5) => borda(ballots, places).map(({ clusterId }) => clusterId);

describe('the orders of several editors', () => {
  test.each([
    ['nobody', [], []],
    ['one', [[3, 1, 2]], [3, 1, 2]],
    [
      'two who agree',
      [
        [1, 2],
        [1, 2],
      ],
      [1, 2],
    ],
    [
      'two against one',
      [
        [1, 2, 3],
        [1, 2, 3],
        [3, 2, 1],
      ],
      [1, 2, 3],
    ],
    [
      'a second everywhere beats a first once',
      [
        [1, 9],
        [2, 9],
        [3, 9],
      ],
      [9, 1, 2, 3],
    ],
    [
      'equal points: the one on more ballots',
      [
        [5, 1, 2, 3, 4],
        [6, 7, 8, 4, 1],
      ],
      [1, 5, 6, 7, 4, 2, 8, 3],
    ],
    ['equal in all: the lower id', [[2], [1]], [1, 2]],
  ])('of %s', (_name, ballots, merged) => {
    expect(order(ballots)).toEqual(merged);
  });

  test('say how many points and which place on each ballot', () => {
    expect(borda([[1, 2], [2]], 5)).toEqual([
      { clusterId: 2, points: 9, ranks: [2, 1] },
      { clusterId: 1, points: 5, ranks: [1, null] },
    ]);
  });

  test('beyond the places there are no points', () => {
    expect(borda([[1, 2, 3]], 2).map(({ points }) => points)).toEqual([2, 1, 0]);
  });
});

describe('what they disagree about', () => {
  test.each([
    [
      'the same order',
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
      [],
    ],
    [
      'neighbours that change places',
      [
        [1, 2, 3],
        [2, 1, 3],
      ],
      [],
    ],
    [
      'first and last',
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
      [1, 3],
    ],
    [
      'one that only one of them has',
      [
        [1, 2],
        [1, 3],
      ],
      [2, 3],
    ],
    ['one editor alone', [[1, 2, 3]], []],
  ])('%s', (_name, ballots, ids) => {
    const found = disagreements(borda(ballots, 5)).map(({ clusterId }) => clusterId);
    expect(found.sort()).toEqual(ids);
  });
});
