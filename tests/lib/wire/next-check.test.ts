import { describe, expect, test } from 'vitest';
import { freshFor, retryAfter } from '@/lib/wire/answer-headers';
import { nextCheck, type CheckFacts } from '@/lib/wire/next-check';

const now = new Date('2026-03-09T08:00:00Z');
const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Items so many hours apart, the newest so many hours old. */
const every = (hours: number, { newest = 0, count = 10 } = {}) =>
  Array.from({ length: count }, (_, at) => new Date(now.getTime() - (newest + at * hours) * 3_600_000));

const quiet: CheckFacts = {
  outcome: 'read',
  now,
  failures: 0,
  published: [],
  freshFor: 0,
  retryAfter: 0,
  minutes: undefined,
};

const secondsUntil = (facts: Partial<CheckFacts>) =>
  (nextCheck({ ...quiet, ...facts }).getTime() - now.getTime()) / 1000;

test.each<[string, Partial<CheckFacts>, number]>([
  ['a feed with an item an hour: twice an hour', { published: every(1) }, 30 * MINUTE],
  ['the same, unchanged', { published: every(1), outcome: 'unchanged' }, 30 * MINUTE],
  ['an agency with an item a minute: not more often than every ten', { published: every(1 / 60) }, 10 * MINUTE],
  ['one item a week: every six hours', { published: every(168) }, 6 * HOUR],
  [
    'a rush after a quiet month counts by its middle',
    { published: [...every(0.1, { count: 3 }), ...every(8, { newest: 8 })] },
    4 * HOUR,
  ],
  ['silent for two days', { published: every(1, { newest: 48 }) }, 2.4 * HOUR],
  ['silent for a year', { published: every(1, { newest: 9000 }) }, 6 * HOUR],
  ['no items yet', {}, HOUR],
  ['one item', { published: every(1, { count: 1 }) }, HOUR],
  ['items that say they are from tomorrow', { published: every(1, { newest: -24 }) }, 10 * MINUTE],
  ['all from the same moment', { published: every(0) }, 10 * MINUTE],
  ['it says it stays for an hour', { published: every(0.1), freshFor: HOUR }, HOUR],
  ['it says it stays for a minute', { published: every(1), freshFor: MINUTE }, 30 * MINUTE],
  ['it says it stays for a year: once a day', { published: every(1), freshFor: 365 * DAY }, DAY],
  ['it says it changes every two hours', { published: every(1), minutes: 120 }, 2 * HOUR],
  ['it says it changes every minute', { published: every(1), minutes: 1 }, 30 * MINUTE],
  ['it answers and asks to stay away all the same', { published: every(1), retryAfter: 3 * HOUR }, 3 * HOUR],
  ['the first failure', { outcome: 'failed', failures: 1 }, 15 * MINUTE],
  ['the second', { outcome: 'failed', failures: 2 }, 30 * MINUTE],
  ['the sixth', { outcome: 'failed', failures: 6 }, 8 * HOUR],
  ['the ninth: once a day', { outcome: 'failed', failures: 9 }, DAY],
  ['the thousandth', { outcome: 'failed', failures: 1000 }, DAY],
  ['a failure does not listen to the rhythm', { outcome: 'failed', failures: 1, published: every(168) }, 15 * MINUTE],
  ['not found', { outcome: 'missing', failures: 1 }, HOUR],
  ['not found again and again: once a week', { outcome: 'missing', failures: 20 }, 7 * DAY],
  ['busy', { outcome: 'busy', failures: 1 }, 15 * MINUTE],
  ['busy, and it says until when', { outcome: 'busy', failures: 1, retryAfter: 2 * HOUR }, 2 * HOUR],
  ['busy for a shorter time than we would wait', { outcome: 'busy', failures: 3, retryAfter: 1 }, HOUR],
  ['busy for a century: after a week', { outcome: 'busy', failures: 1, retryAfter: 100 * 365 * DAY }, 7 * DAY],
])('%s', (_, facts, seconds) => {
  expect(secondsUntil(facts)).toBeCloseTo(seconds, 0);
});

describe('what headers say', () => {
  const of = (headers: Record<string, string>) => new Headers(headers);

  test.each<[Record<string, string>, number]>([
    [{}, 0],
    [{ 'cache-control': 'max-age=600' }, 600],
    [{ 'cache-control': 'public, Max-Age="600", stale-while-revalidate=60' }, 600],
    [{ 'cache-control': 'max-age=600', age: '200' }, 400],
    [{ 'cache-control': 'max-age=600', age: '900' }, 0],
    [{ 'cache-control': 'no-cache, max-age=600' }, 0],
    [{ 'cache-control': 'no-store' }, 0],
    [{ 'cache-control': 's-maxage=600' }, 0],
    [{ 'cache-control': 'max-age=600', expires: 'Mon, 09 Mar 2026 09:00:00 GMT' }, 600],
    [{ expires: 'Mon, 09 Mar 2026 09:00:00 GMT' }, 3600],
    [{ expires: 'Mon, 09 Mar 2026 09:00:00 GMT', date: 'Mon, 09 Mar 2026 08:50:00 GMT' }, 600],
    [{ expires: '0' }, 0],
    [{ expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  ])('%j: fresh for %d seconds', (headers, seconds) => {
    expect(freshFor(of(headers), now)).toBe(seconds);
  });

  test.each<[string, number]>([
    ['', 0],
    ['120', 120],
    ['Mon, 09 Mar 2026 08:10:00 GMT', 600],
    ['Mon, 09 Mar 2026 07:00:00 GMT', 0],
    ['-5', 0],
    ['soon', 0],
  ])('retry after "%s": %d seconds', (value, seconds) => {
    expect(retryAfter(of({ 'retry-after': value }), now)).toBe(seconds);
  });
});
