import { expect, test } from 'vitest';
import { timeLeft } from '@/components/editors/dashboard/time-left';

const due = new Date('2020-07-24T06:00:00Z');

test.each([
  { now: '2020-07-23T12:18:00Z', words: '17 hours and 42 minutes', shown: '17 h 42 min', isOver: false },
  { now: '2020-07-24T05:59:30Z', words: 'no hours and one minute', shown: '0 h 1 min', isOver: false },
  { now: '2020-07-24T06:00:00Z', words: 'no hours and no minutes', shown: '0 h 0 min', isOver: true },
  { now: '2020-07-24T07:05:00Z', words: 'one hour and five minutes', shown: '1 h 5 min', isOver: true },
  { now: '2020-07-22T06:00:00Z', words: 'two days and no hours', shown: '2 d 0 h', isOver: false },
  { now: '2020-07-22T06:00:01Z', words: 'two days and no hours', shown: '2 d 0 h', isOver: false },
  { now: '2020-07-22T06:01:00Z', words: '47 hours and 59 minutes', shown: '47 h 59 min', isOver: false },
  { now: '2020-07-10T00:00:00Z', words: '14 days and six hours', shown: '14 d 6 h', isOver: false },
])('at $now it is $words', ({ now, words, shown, isOver }) => {
  const left = timeLeft(due, new Date(now));
  expect([left.words, left.isOver]).toEqual([words, isOver]);
  expect(left.figures.map(({ figure, unit }) => `${figure} ${unit}`).join(' ')).toBe(shown);
});
