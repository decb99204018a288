import { expect, test } from 'vitest';
import { bCubed } from '../../../scripts/bench-wire/b-cubed';

// Worked out by hand: per item, its group with those that belong with it, of its group and of those that belong.
test.each([
  ['the same groups under other names', 'aabbc', 'xxyyz', 1, 1],
  ['all in one', 'aabb', 'xxxx', 1 / 2, 1],
  ['each alone', 'aabb', 'wxyz', 1, 1 / 2],
  ['one astray', 'aaabbb', 'xxyyyy', (2 + 1 / 4 + 9 / 4) / 6, (5 / 3 + 3) / 6],
  ['crossed', 'aabb', 'xyxy', 1 / 2, 1 / 2],
  ['one item', 'a', 'x', 1, 1],
])('%s', (_name, right, found, precision, recall) => {
  const score = bCubed([...right], [...found]);
  expect(score.precision).toBeCloseTo(precision, 12);
  expect(score.recall).toBeCloseTo(recall, 12);
  expect(score.f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
});

test('nothing at all scores nothing', () => expect(bCubed([], [])).toEqual({ precision: 0, recall: 0, f1: 0 }));
