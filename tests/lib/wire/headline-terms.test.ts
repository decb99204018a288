import { describe, expect, test } from 'vitest';
import { stem, termsOf, wordsOf } from '@/lib/wire/headline-terms';

test.each([
  ['acquires', 'acquired'],
  ['acquiring', 'acquired'],
  ['stores', 'store'],
  ['companies', 'company'],
  ['shipping', 'shipped'],
])('%s and %s are one word', (one, other) => expect(stem(one)).toBe(stem(other)));

test.each(['glass', 'campus', 'crisis', 'red', 'king', '2019', '7.1', '1980s'])('%s stays as it is', (word) =>
  expect(stem(word)).toBe(word),
);

describe('the words of a headline', () => {
  test.each([
    ['The shop is open', ['shop', 'open']],
    ['McDonald’s sales', ['mcdonald', 'sale']],
    ['Nestlé CAFÉ', ['nestl', 'cafe']],
    ['£1,200 for iOS 7.1', ['1200', 'ios', '7.1']],
    ['Ο Άμαζον', ['ο', 'αμαζον']],
    ['<script>alert(1)</script>', ['script', 'alert', '1', 'script']],
    ['', []],
    ['… — !', []],
  ])('%s', (headline, words) => expect(wordsOf(headline)).toEqual(words));
});

test('terms are words and pairs of neighbours, each once', () => {
  expect(termsOf('Amazon robots, Amazon robots')).toEqual(['amazon', 'robot', 'amazon robot', 'robot amazon']);
});
