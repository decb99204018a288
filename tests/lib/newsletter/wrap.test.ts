import { expect, test } from 'vitest';
import { widthOf, wrap } from '@/lib/newsletter/wrap';

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['日本', 4],
  ['한국', 4],
  ['🛒', 2],
  ['👩‍👩‍👧', 2],
  ['£40.6bn', 7],
  ['a\u200Bb', 2],
])('%j takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test.each([
  ['nothing', '', 10, ''],
  ['a short line', 'one two', 10, 'one two'],
  ['a line that just fits', 'one two 10', 10, 'one two 10'],
  ['a longer one', 'one two three four', 10, 'one two\nthree four'],
  ['spaces in plenty', '  one   two  ', 10, 'one two'],
  ['lines of its own', 'one\n\ntwo', 10, 'one\n\ntwo'],
  ['a word without end', 'abcdefghijklm', 5, 'abcde\nfghij\nklm'],
  ['a script without spaces', '日本語日本語', 5, '日本\n語日\n本語'],
  ['an address', 'see https://example.com/long/path now', 10, 'see\nhttps://example.com/long/path\nnow'],
  ['spaces that must not break', 'the £40\u00A0billion sum', 12, 'the\n£40\u00A0billion\nsum'],
])('%s is set in columns', (_what, text, columns, set) => {
  expect(wrap(text, columns)).toBe(set);
});

test('every line but an empty one is indented, and fits', () => {
  expect(wrap('one two three\n\nfour', 9, '    ')).toBe('    one\n    two\n    three\n\n    four');
});
