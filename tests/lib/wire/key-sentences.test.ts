import { describe, expect, test } from 'vitest';
import { keySentences } from '@/lib/wire/key-sentences';

const text = (itemId: number, summary: string, title = 'A title') => ({ itemId, title, summary });

describe('key sentences', () => {
  test('are those that several sources have words of', () => {
    const found = keySentences(
      [
        text(1, 'The grocer will close forty warehouses next spring. Our podcast about gardening is back on Monday.'),
        text(2, 'Forty warehouses of the grocer close in spring, unions were told.'),
      ],
      1,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.text).toMatch(/warehouses/);
  });

  test('are never twice the same in other words, and stand in the order of the sources', () => {
    const found = keySentences(
      [
        text(1, 'The grocer will close forty warehouses next spring.'),
        text(2, 'The grocer will close forty warehouses next spring, it said.'),
        text(3, 'Two thousand people work in the buildings concerned today.'),
      ],
      5,
    );
    expect(found.map(({ itemId }) => itemId)).toHaveLength(2);
    expect(found.at(-1)!.itemId).toBe(3);
  });

  test.each([
    ['fragments', 'Read more. Yes. No.'],
    ['endless ones', 'word '.repeat(200)],
    ['nothing', ''],
  ])('are no %s', (_name, summary) => {
    expect(keySentences([text(1, summary)], 3)).toEqual([]);
  });

  test('do not repeat the headline', () => {
    const title = 'The grocer will close forty warehouses next spring.';
    expect(keySentences([text(1, title, title)], 3)).toEqual([]);
  });

  test('of sixty long summaries take no time worth naming, and there are as many as asked for', () => {
    const many = Array.from({ length: 60 }, (_, id) =>
      text(
        id,
        Array.from({ length: 20 }, (_, n) => `Sentence number ${n} of source ${id} tells ${id * n} things anew.`).join(
          ' ',
        ),
      ),
    );
    expect(keySentences(many, 4).length).toBeLessThanOrEqual(4);
  });
});
