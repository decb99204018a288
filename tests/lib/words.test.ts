import { expect, test } from 'vitest';
import { capitalised, countInWords, inWords, ordinal, textDirection, timesInWords } from '@/lib/words';

test.each([
  { count: 0, words: 'no' },
  { count: 1, words: 'one' },
  { count: 5, words: 'five' },
  { count: 12, words: 'twelve' },
  { count: 13, words: '13' },
  { count: 1000, words: '1000' },
  { count: -1, words: '-1' },
])('$count is written "$words"', ({ count, words }) => {
  expect(inWords(count)).toBe(words);
});

test.each([
  { count: 0, words: 'no stories' },
  { count: 1, words: 'one story' },
  { count: 2, words: 'two stories' },
  { count: 21, words: '21 stories' },
])('$count of them is "$words"', ({ count, words }) => {
  expect(countInWords(count, 'story', 'stories')).toBe(words);
});

// A briefing has twenty places at most.
test.each([
  { rank: 1, word: 'first' },
  { rank: 2, word: 'second' },
  { rank: 5, word: 'fifth' },
  { rank: 8, word: 'eighth' },
  { rank: 9, word: 'ninth' },
  { rank: 12, word: 'twelfth' },
  { rank: 13, word: '13th' },
  { rank: 20, word: '20th' },
])('place $rank is the $word', ({ rank, word }) => {
  expect(ordinal(rank)).toBe(word);
});

test.each([
  { text: 'five items', is: 'Five items' },
  { text: 'Five', is: 'Five' },
  { text: 'élan', is: 'Élan' },
  { text: '£40.6bn', is: '£40.6bn' },
  { text: '🛒 cart', is: '🛒 cart' },
  { text: '', is: '' },
])('"$text" with its first letter large is "$is"', ({ text, is }) => {
  expect(capitalised(text)).toBe(is);
});

test.each([
  ['en-GB', 'ltr'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['zh-Hant-TW', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(textDirection(locale)).toBe(direction);
});

test.each([
  [0, 'never'],
  [1, 'once'],
  [2, 'twice'],
  [3, 'three times'],
  [20, '20 times'],
])('%i is %s', (count, words) => {
  expect(timesInWords(count)).toBe(words);
});
