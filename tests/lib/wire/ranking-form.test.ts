import { expect, test } from 'vitest';
import { SETTINGS } from '@/lib/editors/settings-form';
import {
  differencesInWords,
  fieldsOf,
  EQUAL_WEIGHTS,
  keywordsIn,
  PART_FIELDS,
  shareOf,
  weightsIn,
} from '@/lib/wire/ranking-form';
import { PART_NAMES, type WireWeights } from '@/lib/wire/rules';

const fields = (text: string) => Object.fromEntries(PART_FIELDS.map((name) => [name, text]));

test('weights of a form are what the settings take, in the order of the parts', () => {
  const read = SETTINGS.wireWeights.parse(weightsIn(fields(' 7 ')));
  expect(read).toEqual(Object.fromEntries(PART_NAMES.map((part) => [part, 7])));
  expect(weightsIn(fields('7'))).toBe(JSON.stringify(read));
});

test.each(['', '-1', '101', '1.5', 'ten', '0'])('weights that are %j are refused', (text) => {
  expect(SETTINGS.wireWeights.safeParse(weightsIn(fields(text))).success).toBe(false);
});

test('a weight that is missing is refused, not taken for 0', () => {
  const { 'weight.beat': _, ...rest } = fields('5');
  expect(SETTINGS.wireWeights.safeParse(weightsIn(rest)).success).toBe(false);
});

test.each([
  ['Ocado\r\n self-checkout \r\n\r\n', 'Ocado,self-checkout'],
  ['Ocado,self-checkout', 'Ocado,self-checkout'],
  [' \n ', ''],
])('keywords %j are %j', (text, words) => {
  expect(keywordsIn(text)).toBe(words);
});

test('weights go into a form and come out the same', () => {
  const weights = { ...EQUAL_WEIGHTS, recency: 0, beat: 100 };
  expect(JSON.parse(weightsIn(fieldsOf(weights)))).toEqual(weights);
});

test('a share is of all weights, in whole per cent', () => {
  const none = Object.fromEntries(PART_NAMES.map((part) => [part, 0])) as WireWeights;
  expect(shareOf({ ...none, beat: 1, outlets: 2 }, 'outlets')).toBe(67);
  expect(shareOf(none, 'beat')).toBe(0);
});

test('what somebody else set otherwise is said part by part', () => {
  const theirs = { ...EQUAL_WEIGHTS, recency: 100, novelty: 0 };
  expect(differencesInWords(theirs, EQUAL_WEIGHTS)).toBe('Recency to 100, Novelty to 0');
});
