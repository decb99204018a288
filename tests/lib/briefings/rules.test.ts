import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  missingNumbers,
  moveBriefing,
  nextEditionDate,
  publishProblems,
  type BriefingStatus,
  type BriefingToCheck,
  type Circumstances,
  type MoveResult,
  type Problem,
  type StoryInEdition,
} from '@/lib/briefings/rules';
import { storyInEdition } from '../../fixtures/story-in-edition';

test.each<{ status: BriefingStatus; result: MoveResult }>([
  { status: 'draft', result: { ok: true, status: 'published' } },
  { status: 'withdrawn', result: { ok: true, status: 'published' } },
  { status: 'published', result: { ok: false, reason: 'already published' } },
])('to publish a $status briefing: $result', ({ status, result }) => {
  expect(moveBriefing(status, 'publish')).toEqual(result);
});

const newsroom = { slots: 5, publishWeekday: 5, locale: 'en-GB', timeZone: 'Europe/London' };

/** Slots with stories that lack nothing. */
const slotsOf = (...ranks: number[]) => ranks.map((rank) => slotAt(rank));
const slotAt = (rank: number, given: Partial<StoryInEdition> = {}, headlineOverride: string | null = null) => ({
  rank,
  headlineOverride,
  story: storyInEdition({ id: rank, headline: `Headline ${rank}`, ...given }),
});
const ready: BriefingToCheck = {
  title: 'T',
  intro: 'I',
  editionDate: '2020-07-24',
  embargoUntil: null,
  slots: slotsOf(1, 2, 3, 4, 5),
};
const check = (severity: 'block' | 'warn', code: string, message: string) => ({ severity, code, message });

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

  test.each<{ lacks: Partial<BriefingToCheck>; problems: Partial<Problem>[] }>([
    { lacks: { title: '' }, problems: [{ code: 'no-title', message: 'It has no title.' }] },
    { lacks: { title: ' \n' }, problems: [{ code: 'no-title' }] },
    { lacks: { intro: '\t' }, problems: [{ code: 'no-intro', message: 'It has no introduction.' }] },
    { lacks: { editionDate: '2020-07-23' }, problems: [{ code: 'weekday', message: wrongDay }] },
    { lacks: { editionDate: '2020-07-25' }, problems: [{ message: wrongDay }] },
    { lacks: { editionDate: '2020-02-30' }, problems: [{ code: 'no-date', message: noDay }] },
    { lacks: { editionDate: '' }, problems: [{ message: noDay }] },
    { lacks: { editionDate: 'Friday' }, problems: [{ message: noDay }] },
    { lacks: { slots: slotsOf(1, 2, 4, 5) }, problems: [{ code: 'empty', rank: 3, message: 'Slot 3 is empty.' }] },
    {
      lacks: { slots: slotsOf(1, 2, 3, 4, 5, 6) },
      problems: [{ code: 'beyond', rank: 6, message: 'There is no slot 6: a briefing has 5.' }],
    },
    {
      lacks: { slots: slotsOf(2, 3, 4, 5, 6) },
      problems: [
        { rank: 1, message: 'Slot 1 is empty.' },
        { rank: 6, message: 'There is no slot 6: a briefing has 5.' },
      ],
    },
    {
      lacks: {
        slots: [
          ...slotsOf(1, 2, 3, 5),
          slotAt(4, {
            checks: [
              check('block', 'no-text', 'It has no text.'),
              check('block', 'lead-undescribed', 'Its lead picture has no description.'),
            ],
          }),
        ],
      },
      problems: [
        { rank: 4, storyId: 4, message: 'Story 4 has no text.', fix: { words: 'Add', href: '/admin/stories/4#text' } },
        { rank: 4, storyId: 4, message: 'Story 4: its lead picture has no description.' },
      ],
    },
    {
      lacks: {
        slots: [
          ...slotsOf(1, 2, 3, 5),
          slotAt(4, { checks: [check('warn', 'writing', 'Its writer has not handed it in yet.')] }),
        ],
      },
      problems: [
        {
          rank: 4,
          message: 'Story 4: its writer has not handed it in yet.',
          fix: { words: 'Hand in', act: 'hand in' },
        },
      ],
    },
  ])('with $lacks', ({ lacks, problems }) => {
    expect(publishProblems({ ...ready, ...lacks }, newsroom)).toMatchObject(
      problems.map((problem) => ({ severity: 'block', ...problem })),
    );
  });

  test('and hears all of it at once', () => {
    const nothing = { title: '', intro: '', editionDate: '2020-07-23', embargoUntil: null, slots: [] };
    const problems = publishProblems(nothing, newsroom);
    expect(problems.map(({ rank }) => rank)).toEqual([undefined, undefined, undefined, 1, 2, 3, 4, 5]);
  });

  test('each of its problems says how it is put right', () => {
    const nothing = { title: '', intro: '', editionDate: '2020-07-23', embargoUntil: null, slots: [slotAt(6)] };
    for (const problem of publishProblems(nothing, newsroom)) expect(problem.fix, problem.code).toBeDefined();
  });
});

describe('an embargo counts against the instant of the going out', () => {
  const until = new Date('2020-07-24T06:00:00Z');
  const before = new Date('2020-07-24T05:59:59Z');
  const edition = { ...ready, embargoUntil: until };
  const story = { ...ready, slots: [...slotsOf(1, 2, 3, 5), slotAt(4, { embargoUntil: until })] };

  test.each([
    { what: 'of an edition, before', briefing: edition, at: before, codes: ['embargo'] },
    { what: 'of an edition, at the instant', briefing: edition, at: until, codes: [] },
    { what: 'of an edition, where nothing is known of when', briefing: edition, at: undefined, codes: [] },
    { what: 'of a story, before', briefing: story, at: before, codes: ['embargo'] },
    { what: 'of a story, at the instant', briefing: story, at: until, codes: [] },
  ])('$what', ({ briefing, at, codes }) => {
    const problems = publishProblems(briefing, newsroom, at && { at });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { severity, message } of problems) {
      expect(severity).toBe('block');
      expect(message).toContain('under embargo until 24 July 2020, 07:00.');
    }
  });
});

describe('a briefing may go out, with a warning', () => {
  const withStory = (given: Partial<StoryInEdition>, headlineOverride: string | null = null) => [
    ...slotsOf(1, 2, 3, 5),
    slotAt(4, given, headlineOverride),
  ];

  test.each<{ what: string; slots: BriefingToCheck['slots']; around?: Circumstances; problem: Partial<Problem> }>([
    {
      what: 'a dead link',
      slots: withStory({ deadLinks: ['https://example.com/gone'] }),
      problem: { code: 'dead-link', message: 'Story 4: a link leads nowhere: https://example.com/gone' },
    },
    {
      what: 'a source without a title',
      slots: withStory({ checks: [check('warn', 'source-untitled', 'One source without a title.')] }),
      problem: { code: 'source-untitled', message: 'Story 4: one source without a title.' },
    },
    {
      what: 'the same company twice',
      slots: [...slotsOf(1, 3, 5), slotAt(2, { companies: ['Asos', 'Next'] }), slotAt(4, { companies: ['Next'] })],
      problem: { code: 'same-company', rank: 4, message: 'Stories 2 and 4 are about Next.' },
    },
    {
      what: 'a headline that the share card cuts off',
      slots: withStory({ headline: 'x'.repeat(76) }),
      problem: { code: 'headline-long', fix: { words: 'Shorten', act: 'headline' } },
    },
    {
      what: 'a headline of this edition that the share card cuts off',
      slots: withStory({ headline: 'Short' }, 'x'.repeat(76)),
      problem: { code: 'headline-long' },
    },
    {
      what: 'the same headline twice',
      slots: withStory({ headline: 'HEADLINE 2 ' }),
      problem: { code: 'headline-twice', message: 'Stories 2 and 4 have the same headline.' },
    },
    {
      what: 'the headline of an earlier story',
      slots: withStory({ hasTwin: true }),
      problem: { code: 'headline-used', message: 'The headline of story 4 is that of an earlier story.' },
    },
    {
      what: 'a short text',
      slots: withStory({ words: 79 }),
      problem: { code: 'short', message: 'Story 4 is short: 79 words.' },
    },
    {
      what: 'a story of an earlier edition',
      slots: withStory({ usedIn: [{ number: 29, editionDate: '2020-07-17' }] }),
      problem: { code: 'used', message: 'Story 4 was in the edition of 17 July 2020 already.' },
    },
    {
      what: 'a story that somebody writes',
      slots: withStory({ holder: 'Ada' }),
      problem: { code: 'in-hands', message: 'Story 4 is being written by Ada right now.' },
    },
    {
      what: 'a mail that Gmail clips',
      slots: ready.slots,
      around: { mailBytes: 102_001 },
      problem: { code: 'mail-large', message: 'The mail has 103 kB. Gmail cuts it off at 102 kB.' },
    },
  ])('for $what', ({ slots, around, problem }) => {
    const problems = publishProblems({ ...ready, slots }, newsroom, around);
    expect(problems).toMatchObject([{ severity: 'warn', ...problem }]);
    expect(blocksOf(problems)).toEqual([]);
  });

  test.each<{ what: string; slots: BriefingToCheck['slots']; around?: Circumstances }>([
    { what: 'a headline that just fits', slots: withStory({ headline: 'x'.repeat(75) }) },
    { what: 'a long headline that the edition shortens', slots: withStory({ headline: 'x'.repeat(90) }, 'Short') },
    { what: 'a text that is just long enough', slots: withStory({ words: 80 }) },
    { what: 'a mail that just fits', slots: ready.slots, around: { mailBytes: 102_000 } },
  ])('and without one for $what', ({ slots, around }) => {
    expect(publishProblems({ ...ready, slots }, newsroom, around)).toEqual([]);
  });
});

test.each([
  { newest: undefined, first: '2020-07-20', day: '2020-07-24' },
  { newest: '2020-07-17', first: '2020-07-24', day: '2020-07-24' },
  { newest: '2020-07-17', first: '2020-07-25', day: '2020-07-31' },
  { newest: '2020-07-24', first: '2020-07-20', day: '2020-07-31' },
  { newest: '2020-07-22', first: '2020-07-20', day: '2020-07-24' },
  { newest: '2020-12-25', first: '2020-12-20', day: '2021-01-01' },
])('after an edition of $newest, and not before $first, comes that of $day', ({ newest, first, day }) => {
  expect(nextEditionDate(newest, first, 5)).toBe(day);
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
