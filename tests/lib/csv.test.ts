import { expect, test } from 'vitest';
import { csvLine } from '@/lib/csv';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a, b', '"a, b"'],
  ['say "hello"', '"say ""hello"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  [' a space before', '" a space before"'],
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =HYPERLINK("x")', `"'  =HYPERLINK(""x"")"`],
  ['＝1', "'＝1"],
  ['one - two', 'one - two'],
  ['a@b.example', 'a@b.example'],
])('the cell %j is written %j', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

test('numbers of our own are numbers, whatever their sign', () => {
  expect(csvLine([-1, 'a', 2])).toBe('-1,a,2\r\n');
});
