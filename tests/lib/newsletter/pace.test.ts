import { describe, expect, test } from 'vitest';
import { minuteOf, rateAt, readyAt, roomIn, slowDown, startPace, take, windowsOf } from '@/lib/newsletter/pace';

/** Takes whatever there is at each step of a clock that ticks unevenly; hands back the instants at which mails left. */
function run(
  pace: ReturnType<typeof startPace>,
  { from = 0, until, step = 7 }: { from?: number; until: number; step?: number },
) {
  const left: number[] = [];
  for (let now = from; now < until; now += 1 + ((now * 31) % (2 * step))) {
    for (let taken = take(pace, 50, now); taken > 0; taken--) left.push(now);
  }
  return left;
}

function most(left: number[]): number {
  let [found, end] = [0, 0];
  for (const [index, from] of left.entries()) {
    while (end < left.length && left[end]! < from + 1000) end++;
    found = Math.max(found, end - index);
  }
  return found;
}

describe('the pace', () => {
  test.each([1, 3, 20, 240, 1000])('never gives more than %i in any second, and nearly as many', (limit) => {
    const left = run(startPace(limit, 0), { until: 60_000 });
    expect(most(left)).toBeLessThanOrEqual(limit);
    const late = left.filter((each) => each >= 30_000).length;
    expect(late / 30).toBeGreaterThan(limit * 0.85);
  });

  test('begins slowly', () => {
    const pace = startPace(80, 0);
    expect([0, 4999, 5000, 10_000, 15_000, 60_000].map((now) => rateAt(pace, now))).toEqual([10, 10, 20, 40, 80, 80]);
    const free = startPace(0, 0);
    expect([0, 1000, 3000].map((now) => rateAt(free, now))).toEqual([100, 200, 800]);
    expect(rateAt(free, 7000)).toBe(Infinity);
    expect(take(free, 12, 7000)).toBe(12);
  });

  test('makes up for a late timer, not for an hour of nothing', () => {
    const pace = startPace(20, 0);
    expect(take(pace, 50, 3_600_000)).toBeLessThanOrEqual(2);
  });

  test('obeys who asks for less: nothing for a while, then half, then slowly more', () => {
    const pace = startPace(80, 0);
    expect(slowDown(pace, 60_000)).toBe(true);
    expect(slowDown(pace, 60_100)).toBe(false);
    expect(take(pace, 50, 64_999)).toBe(0);
    expect(readyAt(pace, 60_100)).toBe(65_000);
    expect(rateAt(pace, 65_000)).toBe(40);
    expect(rateAt(pace, 95_000)).toBe(80);
    expect(slowDown(pace, 65_001)).toBe(true);
    expect(pace.quietUntil).toBe(75_001);
    expect(rateAt(pace, 75_001)).toBe(20);
    for (let times = 0; times < 30; times++) slowDown(pace, pace.quietUntil + 1);
    expect(rateAt(pace, pace.quietUntil)).toBe(0.2);
    const now = pace.quietUntil - 300_000;
    expect(readyAt(pace, now)).toBe(pace.quietUntil);
  });

  test('forgets that it was asked when that is long ago', () => {
    const pace = startPace(80, 0);
    slowDown(pace, 60_000);
    slowDown(pace, 1_000_000);
    expect(pace.quietUntil).toBe(1_005_000);
  });
});

describe('the limits of an hour and a day', () => {
  const hour = windowsOf({ mailsPerHour: 100, mailsPerDay: 0 });
  const minute = (number: number, handed: number) => ({ minute: number * 60_000, handed });

  test.each([
    ['nothing was sent', hour, [], 0, { left: 100, from: 0 }],
    ['some were', hour, [minute(0, 30), minute(1, 30)], 120_000, { left: 40, from: 120_000 }],
    ['all were in one minute', hour, [minute(0, 100)], 120_000, { left: 0, from: 3_660_000 }],
    ['a minute is only partly in the window', hour, [minute(0, 100)], 3_659_999, { left: 0, from: 3_660_000 }],
    ['that minute has left it', hour, [minute(0, 100)], 3_660_000, { left: 100, from: 3_660_000 }],
    [
      'the first minute alone makes no room',
      hour,
      [minute(0, 10), minute(5, 120)],
      600_000,
      { left: 0, from: 3_960_000 },
    ],
    [
      'there is no limit',
      windowsOf({ mailsPerHour: 0, mailsPerDay: 0 }),
      [minute(0, 1e6)],
      0,
      { left: Infinity, from: 0 },
    ],
    [
      'the day has less room than the hour',
      windowsOf({ mailsPerHour: 100, mailsPerDay: 150 }),
      [minute(0, 90), minute(100, 50)],
      6_100_000,
      { left: 10, from: 6_100_000 },
    ],
    [
      'both are full: the later counts',
      windowsOf({ mailsPerHour: 50, mailsPerDay: 140 }),
      [minute(0, 90), minute(100, 50)],
      6_100_000,
      { left: 0, from: 86_460_000 },
    ],
  ])('when %s', (_what, windows, minutes, now, room) => {
    expect(roomIn(windows, minutes, now)).toEqual(room);
  });

  test('count by the minute', () => {
    expect(minuteOf(119_999)).toBe(60_000);
  });
});
