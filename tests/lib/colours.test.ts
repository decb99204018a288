import { expect, test } from 'vitest';
import { contrast, contrastInWords, ENOUGH_CONTRAST, isColour, wordsOn } from '@/lib/colours';

test.each([
  ['#000000', '#FFFFFF', 21],
  ['#FFFFFF', '#FFFFFF', 1],
  ['#161611', '#FFD400', 12.7],
  ['#FFD400', '#161611', 12.7],
  // The two greys that everybody knows from either side of the line.
  ['#767676', '#FFFFFF', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#0000FF', '#FFFFFF', 8.59],
  ['#FF0000', '#FFFFFF', 4.0],
])('the contrast of %s and %s is %f', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
});

test.each(['', 'red', '#FFF', '#GGGGGG', '#FFD4000', 'FFD400', ' #FFD400'])('%j is no colour', (text) => {
  expect(isColour(text)).toBe(false);
  expect(contrast(text, '#000000')).toBeUndefined();
});

test.each([
  [12.69, '12.7 to 1'],
  [4.5, '4.5 to 1'],
  [4.48, '4.4 to 1'],
  [4.499, '4.4 to 1'],
  [21, '21.0 to 1'],
])('%f reads %s', (ratio, words) => {
  expect(contrastInWords(ratio)).toBe(words);
});

test.each([
  ['#FFD400', '#161611'],
  ['#1546B8', '#FFFFFF'],
  ['#000000', '#FFFFFF'],
  ['#FFFFFF', '#161611'],
])('on %s words are %s', (ground, words) => {
  expect(wordsOn(ground)).toBe(words);
});

test('on every ground the words that are suggested can be read', () => {
  for (let level = 0; level < 256; level += 3)
    for (const colour of [
      [level, level, level],
      [level, 0, 0],
      [0, level, 255],
      [255, level, 0],
    ]) {
      const ground = `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      expect(contrast(wordsOn(ground), ground)).toBeGreaterThanOrEqual(ENOUGH_CONTRAST);
    }
});
