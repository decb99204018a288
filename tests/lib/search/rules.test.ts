import { describe, expect, test } from 'vitest';
import { allowedMistakes, markedParts, matchExpression, searchFrom, termsOf } from '@/lib/search/rules';

const none = { topics: [], companies: [], year: undefined, first: false };

describe('what an address asks for', () => {
  test.each([
    { query: '', search: { q: '', topics: [], companies: [], year: undefined, first: false, newest: false, page: 1 } },
    { query: 'q=+a++b%0A', search: { q: 'a b' } },
    { query: 'q=a%00b%1b', search: { q: 'a b' } },
    { query: `q=${'x'.repeat(500)}`, search: { q: 'x'.repeat(200) } },
    { query: 'topic=payments&topic=payments&topic=<b>', search: { topics: ['payments'] } },
    { query: 'year=2020&rank=1&sort=newest&page=3', search: { year: '2020', first: true, newest: true, page: 3 } },
    { query: "year='or 1=1&rank=2&sort=x&page=-1", search: { year: undefined, first: false, newest: false, page: 1 } },
    { query: 'page=1e9', search: { page: 100 } },
    { query: 'page=1.5', search: { page: 1 } },
    { query: 'page=NaN', search: { page: 1 } },
  ])('$query', ({ query, search }) => {
    expect(searchFrom(new URLSearchParams(query))).toMatchObject(search);
  });
});

test.each([
  { q: 'ant group', terms: ['ant', 'group'] },
  { q: '"ant group" listing', terms: ['"ant group"', 'listing'] },
  { q: '“ant group”', terms: ['"ant group"'] },
  { q: 'ant -alipay -"hong kong"', terms: ['ant', '-alipay', '-"hong kong"'] },
  { q: '"unclosed phrase', terms: ['unclosed', 'phrase'] },
  { q: '!!! --- "" " "', terms: [] },
  { q: 'NEAR(a b) AND OR NOT * ^ : { }', terms: ['NEAR(a', 'b)', 'AND', 'OR', 'NOT'] },
  { q: '日本 café', terms: ['日本', 'café'] },
  { q: 'a b c d e f g h i j k l m n o', terms: 'a b c d e f g h i j k l'.split(' ') },
])('the words of $q', ({ q, terms }) => {
  const written = termsOf(q).map(
    ({ text, isPhrase, isExcluded }) => `${isExcluded ? '-' : ''}${isPhrase ? `"${text}"` : text}`,
  );
  expect(written).toEqual(terms);
});

test.each([
  { q: '', expression: undefined },
  { q: '-only', expression: undefined },
  { q: 'it', expression: '{headline standfirst body companies topics} : ("it")' },
  { q: 'it*', expression: '{headline standfirst body companies topics} : (("it" OR "it" *))' },
  { q: 'a*', expression: '{headline standfirst body companies topics} : ("a")' },
  { q: '"a ""b"', expression: '{headline standfirst body companies topics} : ("a" AND "b")' },
  { q: 'jobs', expression: '{headline standfirst body companies topics} : (("jobs" OR "jobs" * OR "job"))' },
  {
    q: 'deliveries',
    expression: '{headline standfirst body companies topics} : (("deliveries" OR "deliveries" * OR "delivery"))',
  },
])('$q as an expression', ({ q, expression }) => {
  expect(matchExpression(termsOf(q), none)).toBe(expression);
});

test('filters and what is left out', () => {
  expect(matchExpression(termsOf('ab -cd'), { topics: [1, 2], companies: [3], year: '2020', first: true })).toBe(
    '({headline standfirst body companies topics} : ("ab") AND filters : ("t1" OR "t2") AND filters : ("c3") AND ' +
      'filters : ("y2020") AND filters : ("first")) NOT ({headline standfirst body companies topics} : ("cd"))',
  );
});

test('a marked text comes apart and together again', () => {
  expect(markedParts('The \u0002robots\u0003 of \u0002Leeds\u0003')).toEqual([
    { text: 'The ', isMarked: false },
    { text: 'robots', isMarked: true },
    { text: ' of ', isMarked: false },
    { text: 'Leeds', isMarked: true },
  ]);
});

test.each([
  [3, 0],
  [4, 1],
  [5, 1],
  [6, 2],
  [20, 2],
])('a word of %i letters may have %i wrong', (length, mistakes) => {
  expect(allowedMistakes(length)).toBe(mistakes);
});
