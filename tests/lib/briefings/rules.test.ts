import { describe, expect, test } from 'vitest';
import {
  missingNumbers,
  moveBriefing,
  publishProblems,
  type BriefingStatus,
  type MoveResult,
} from '@/lib/briefings/rules';

test.each<{ status: BriefingStatus; result: MoveResult }>([
  { status: 'draft', result: { ok: true, status: 'published' } },
  { status: 'withdrawn', result: { ok: true, status: 'published' } },
  { status: 'published', result: { ok: false, reason: 'already published' } },
])('to publish a $status briefing: $result', ({ status, result }) => {
  expect(moveBriefing(status, 'publish')).toEqual(result);
});

const newsroom = { slots: 5, publishWeekday: 5 };
const slotsOf = (...ranks: number[]) => ranks.map((rank) => ({ rank, storyProblems: [] as string[] }));
const ready = { title: 'T', intro: 'I', editionDate: '2020-07-24', slots: slotsOf(1, 2, 3, 4, 5) };

describe('a briefing may go out', () => {
  test.each([
    { what: 'with all its places filled', briefing: ready, room: newsroom },
    { what: 'in whatever order they come', briefing: { ...ready, slots: slotsOf(5, 3, 1, 2, 4) }, room: newsroom },
    { what: 'with one place', briefing: { ...ready, slots: slotsOf(1) }, room: { ...newsroom, slots: 1 } },
    {
      what: 'on a Monday',
      briefing: { ...ready, editionDate: '2020-07-20' },
      room: { ...newsroom, publishWeekday: 1 },
    },
    {
      what: 'on a Sunday',
      briefing: { ...ready, editionDate: '2020-07-26' },
      room: { ...newsroom, publishWeekday: 7 },
    },
  ])('$what', ({ briefing, room }) => {
    expect(publishProblems(briefing, room)).toEqual([]);
  });
});

describe('a briefing may not go out', () => {
  const wrongDay = 'Its date does not fall on the day of the week on which we publish.';
  const noDay = 'Its date does not exist.';

  test.each([
    { lacks: { title: '' }, problems: [{ message: 'It has no title.' }] },
    { lacks: { title: ' \n' }, problems: [{ message: 'It has no title.' }] },
    { lacks: { intro: '\t' }, problems: [{ message: 'It has no introduction.' }] },
    { lacks: { editionDate: '2020-07-23' }, problems: [{ message: wrongDay }] },
    { lacks: { editionDate: '2020-07-25' }, problems: [{ message: wrongDay }] },
    { lacks: { editionDate: '2020-02-30' }, problems: [{ message: noDay }] },
    { lacks: { editionDate: '' }, problems: [{ message: noDay }] },
    { lacks: { editionDate: 'Friday' }, problems: [{ message: noDay }] },
    { lacks: { slots: slotsOf(1, 2, 4, 5) }, problems: [{ rank: 3, message: 'Slot 3 is empty.' }] },
    {
      lacks: { slots: slotsOf(1, 2, 3, 4, 5, 6) },
      problems: [{ rank: 6, message: 'There is no slot 6: a briefing has 5.' }],
    },
    {
      lacks: { slots: slotsOf(2, 3, 4, 5, 6) },
      problems: [
        { rank: 1, message: 'Slot 1 is empty.' },
        { rank: 6, message: 'There is no slot 6: a briefing has 5.' },
      ],
    },
    {
      lacks: { slots: [...slotsOf(1, 2, 3, 5), { rank: 4, storyProblems: ['It has no text.', 'It has no source.'] }] },
      problems: [
        { rank: 4, message: 'Story 4: It has no text.' },
        { rank: 4, message: 'Story 4: It has no source.' },
      ],
    },
  ])('with $lacks', ({ lacks, problems }) => {
    expect(publishProblems({ ...ready, ...lacks }, newsroom)).toEqual(problems);
  });

  test('and hears all of it at once', () => {
    const problems = publishProblems({ title: '', intro: '', editionDate: '2020-07-23', slots: [] }, newsroom);
    expect(problems.map(({ rank }) => rank)).toEqual([undefined, undefined, undefined, 1, 2, 3, 4, 5]);
  });
});

test.each([
  { numbers: [], missing: [] },
  { numbers: [7], missing: [] },
  { numbers: [24, 25, 26], missing: [] },
  {
    numbers: [31, 34, 36, 35, 40],
    missing: [
      [32, 33],
      [37, 39],
    ],
  },
  { numbers: [40, 38], missing: [[39, 39]] },
])('of the numbers $numbers these are missing: $missing', ({ numbers, missing }) => {
  expect(missingNumbers(numbers)).toEqual(missing);
});
