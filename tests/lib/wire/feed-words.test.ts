import { describe, expect, test } from 'vitest';
import { cleanUrl } from '@/lib/wire/clean-url';
import { readFeedDate } from '@/lib/wire/feed-date';
import { fingerprint } from '@/lib/wire/fingerprint';

test.each<[string, string | undefined]>([
  ['Mon, 09 Mar 2026 08:00:00 GMT', '2026-03-09T08:00:00Z'],
  ['Fri, 09 Mar 2026 08:00:00 GMT', '2026-03-09T08:00:00Z'],
  ['9 Mar 26 08:00 +0100', '2026-03-09T07:00:00Z'],
  ['Mon, 9 March 2026 08:00:00 EST', '2026-03-09T13:00:00Z'],
  ['Mon, 09 Jun 2025 08:00:00 BST', '2025-06-09T07:00:00Z'],
  ['Mo, 09 Mär 2026 08:00:00 MEZ', '2026-03-09T07:00:00Z'],
  ['lun., 09 déc. 2025 08:00:00 +01:00', '2025-12-09T07:00:00Z'],
  ['09-Mar-2026 08:00:00', '2026-03-09T08:00:00Z'],
  ['March 9, 2026 8:00', '2026-03-09T08:00:00Z'],
  ['Mon Mar 9 2026', '2026-03-09T00:00:00Z'],
  ['2026-03-09T08:00:00.123+05:30', '2026-03-09T02:30:00Z'],
  ['2026-03-09 08:00', '2026-03-09T08:00:00Z'],
  ['2026-03-09T08:00:00', '2026-03-09T08:00:00Z'],
  ['2026-03-09', '2026-03-09T00:00:00Z'],
  ['20260309T080000Z', '2026-03-09T08:00:00Z'],
  ['1773043200', '2026-03-09T08:00:00Z'],
  ['1773043200000', '2026-03-09T08:00:00Z'],
  ['2026-03-09T08:00:00+99:00', '2026-03-09T08:00:00Z'],
  ['31 Feb 2026 08:00', undefined],
  ['2026-13-09', undefined],
  ['Mon, 09 Mar 2026 25:00:00', undefined],
  ['0000-00-00T00:00:00Z', undefined],
  ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('the date "%s" means %s', (text, wanted) => {
  expect(readFeedDate(text)).toEqual(wanted === undefined ? undefined : new Date(wanted));
});

test.each<[string, string | undefined]>([
  ['https://a.example/x?utm_source=rss&UTM_medium=feed', 'https://a.example/x'],
  ['https://a.example/x?id=3&fbclid=abc&page=2', 'https://a.example/x?id=3&page=2'],
  ['https://a.example/x?q=a%20b+c&gclid=1', 'https://a.example/x?q=a%20b+c'],
  ['https://a.example/x?ref=7&source=shop', 'https://a.example/x?ref=7&source=shop'],
  ['https://a.example/x?mc_cid=1&mc_eid=2&_hsenc=3&mkt_tok=4&at_medium=RSS', 'https://a.example/x'],
  ['https://a.example/x#utm_source=rss', 'https://a.example/x'],
  ['https://a.example/x#xtor=RSS-1', 'https://a.example/x'],
  ['https://a.example/x#chapter-2', 'https://a.example/x#chapter-2'],
  ['https://a.example/x?', 'https://a.example/x'],
  ['HTTPS://A.example:443/x', 'https://a.example/x'],
  ['https://a.example/x?%zz=1&utm_term=1', 'https://a.example/x?%zz=1'],
  ['mailto:a@b.example', undefined],
  ['https://', undefined],
])('the address %j is kept as %s', (given, wanted) => {
  expect(cleanUrl(given)).toBe(wanted);
});

test('an address without end is none', () => {
  expect(cleanUrl(`https://a.example/${'x'.repeat(3000)}`)).toBeUndefined();
});

test('a cleaned address stays as it is when it is cleaned again', () => {
  const once = cleanUrl('https://a.example/x?a=1&utm_source=2&b=%C3%BC#part')!;
  expect(cleanUrl(once)).toBe(once);
});

describe('the fingerprint', () => {
  const text =
    'Tesco will close its last nine counters next month and move four hundred people to other work, it said in a statement that it published on Tuesday morning to its shareholders and to the press.';

  test.each([
    ['another headline', { title: 'Counters go', summary: text }],
    ['other quotes and capitals', { title: 'x', summary: text.toUpperCase().replaceAll(',', '“') }],
    ['a longer text', { title: 'x', summary: `${text} And there is more.` }],
  ])('is the same with %s', (_, other) => {
    expect(fingerprint(other)).toBe(fingerprint({ title: 'Tesco closes counters', summary: text }));
  });

  test('differs with other words', () => {
    expect(fingerprint({ title: 'A', summary: text })).not.toBe(
      fingerprint({ title: 'A', summary: text.replace('nine', 'ten') }),
    );
    expect(fingerprint({ title: 'Tesco', summary: '' })).not.toBe(fingerprint({ title: 'Asda', summary: '' }));
  });
});
