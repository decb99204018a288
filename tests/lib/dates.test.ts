import { describe, expect, test } from 'vitest';
import { addDays, dateInZone, dayByDay, formatDate, formatDay, formatInstant, formatLongDate } from '@/lib/dates';
import { formatInZone, instantAt, isPlainDate, timesShown, weekdayOf } from '@/lib/dates';
import { runCode } from '../fixtures/child';

describe('an edition date', () => {
  test.each([
    { locale: 'en-GB', long: 'Friday 24 July 2020', date: '24 July 2020', day: 'Friday 24 July' },
    { locale: 'en-US', long: 'Friday July 24, 2020', date: 'July 24, 2020', day: 'Friday July 24' },
    { locale: 'de-DE', long: 'Freitag 24. Juli 2020', date: '24. Juli 2020', day: 'Freitag 24. Juli' },
  ])('is written as $locale has it, without a comma after the weekday', ({ locale, long, date, day }) => {
    expect(formatLongDate('2020-07-24', locale)).toBe(long);
    expect(formatDate('2020-07-24', locale)).toBe(date);
    expect(formatDay('2020-07-24', locale)).toBe(day);
  });

  // The offset, in minutes, shows that the machine is in fact elsewhere.
  test.each([
    { TZ: 'Pacific/Kiritimati', offset: -840 },
    { TZ: 'Pacific/Pago_Pago', offset: 660 },
    { TZ: 'Europe/London', offset: -60 },
  ])('does not shift when the machine is in $TZ', async ({ TZ, offset }) => {
    const code = `
      const { addDays, formatLongDate, instantAt, weekdayOf } = await import('./lib/dates.ts');
      const days = ['2020-07-24', '2020-01-01', '2020-12-31', '2020-02-29'];
      const said = {
        offset: new Date('2020-07-24T12:00Z').getTimezoneOffset(),
        written: days.map((day) => formatLongDate(day, 'en-GB')),
        weekdays: days.map(weekdayOf),
        next: days.map((day) => addDays(day, 1)),
        published: instantAt('2020-07-24', '07:00', 'Europe/London'),
      };
      console.log(JSON.stringify(said));
    `;
    const { out, err } = await runCode(code, { env: { TZ } });
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      offset,
      written: [
        'Friday 24 July 2020',
        'Wednesday 1 January 2020',
        'Thursday 31 December 2020',
        'Saturday 29 February 2020',
      ],
      weekdays: [5, 3, 4, 6],
      next: ['2020-07-25', '2020-01-02', '2021-01-01', '2020-03-01'],
      published: '2020-07-24T06:00:00.000Z',
    });
  });
});

describe('the instant at which a clock shows a time', () => {
  test.each([
    { zone: 'Europe/London', at: '2020-01-10 07:00', is: '2020-01-10T07:00Z', why: 'in winter' },
    { zone: 'Europe/London', at: '2020-07-24 07:00', is: '2020-07-24T06:00Z', why: 'in summer' },
    { zone: 'Europe/London', at: '2020-03-29 00:59', is: '2020-03-29T00:59Z', why: 'the last minute of winter' },
    { zone: 'Europe/London', at: '2020-03-29 01:00', is: '2020-03-29T01:00Z', why: 'the gap begins' },
    { zone: 'Europe/London', at: '2020-03-29 01:30', is: '2020-03-29T01:30Z', why: 'inside the gap' },
    { zone: 'Europe/London', at: '2020-03-29 02:00', is: '2020-03-29T01:00Z', why: 'the gap has ended' },
    { zone: 'Europe/London', at: '2020-03-29 07:00', is: '2020-03-29T06:00Z', why: 'the day clocks go forward' },
    { zone: 'Europe/London', at: '2020-10-25 00:59', is: '2020-10-24T23:59Z', why: 'before the hour that comes twice' },
    { zone: 'Europe/London', at: '2020-10-25 01:30', is: '2020-10-25T00:30Z', why: 'the first of two' },
    { zone: 'Europe/London', at: '2020-10-25 02:00', is: '2020-10-25T02:00Z', why: 'after the hour that came twice' },
    { zone: 'America/New_York', at: '2020-03-08 01:59', is: '2020-03-08T06:59Z', why: 'before the gap' },
    { zone: 'America/New_York', at: '2020-03-08 02:30', is: '2020-03-08T07:30Z', why: 'inside the gap' },
    { zone: 'America/New_York', at: '2020-03-08 03:00', is: '2020-03-08T07:00Z', why: 'the gap has ended' },
    { zone: 'America/New_York', at: '2020-11-01 01:30', is: '2020-11-01T05:30Z', why: 'the first of two' },
    {
      zone: 'America/New_York',
      at: '2020-11-01 02:00',
      is: '2020-11-01T07:00Z',
      why: 'after the hour that came twice',
    },
    { zone: 'Australia/Lord_Howe', at: '2020-10-04 01:59', is: '2020-10-03T15:29Z', why: 'before the gap' },
    { zone: 'Australia/Lord_Howe', at: '2020-10-04 02:15', is: '2020-10-03T15:45Z', why: 'in a gap of half an hour' },
    { zone: 'Australia/Lord_Howe', at: '2020-10-04 02:30', is: '2020-10-03T15:30Z', why: 'the gap has ended' },
    { zone: 'Australia/Lord_Howe', at: '2020-04-05 01:45', is: '2020-04-04T14:45Z', why: 'the first of two' },
    { zone: 'Australia/Lord_Howe', at: '2020-04-05 02:00', is: '2020-04-04T15:30Z', why: 'after the half hour' },
    { zone: 'Pacific/Apia', at: '2011-12-29 23:00', is: '2011-12-30T09:00Z', why: 'before a day that was left out' },
    { zone: 'Pacific/Apia', at: '2011-12-30 07:00', is: '2011-12-30T17:00Z', why: 'on a day that was left out' },
    { zone: 'Pacific/Kiritimati', at: '2020-07-24 00:00', is: '2020-07-23T10:00Z', why: 'far east' },
    { zone: 'Pacific/Pago_Pago', at: '2020-07-24 23:59', is: '2020-07-25T10:59Z', why: 'far west' },
    { zone: 'Asia/Kathmandu', at: '2020-07-24 07:00', is: '2020-07-24T01:15Z', why: 'a quarter of an hour off' },
    { zone: 'Europe/London', at: '2020-02-29 07:00', is: '2020-02-29T07:00Z', why: 'on a leap day' },
  ])('$at in $zone is $is: $why', ({ zone, at, is }) => {
    const [date, time] = at.split(' ');
    expect(instantAt(date!, time!, zone)).toEqual(new Date(is));
  });

  test.each(['Europe/London', 'America/New_York', 'Australia/Lord_Howe'])(
    'three times of every day of a year in %s are shown again, or lie in the gap',
    (timeZone) => {
      const wrong: string[] = [];
      for (let date = '2020-01-01'; date < '2021-01-01'; date = addDays(date, 1)) {
        for (const time of ['01:45', '02:15', '07:00']) {
          const shown = formatInstant(instantAt(date, time, timeZone), { locale: 'en-GB', timeZone });
          if (shown.time !== time || shown.day !== formatLongDate(date, 'en-GB')) wrong.push(`${date} ${time}`);
        }
      }
      const gaps = {
        'Europe/London': ['2020-03-29 01:45'],
        'America/New_York': ['2020-03-08 02:15'],
        'Australia/Lord_Howe': ['2020-10-04 02:15'],
      };
      expect(wrong).toEqual(gaps[timeZone as keyof typeof gaps]);
    },
  );
});

describe('the two nights a year on which clocks change', () => {
  test.each([
    { zone: 'Europe/London', at: '2020-03-29 00:59', times: 'once', shown: 'Sunday 29 March 2020, 00:59 GMT' },
    { zone: 'Europe/London', at: '2020-03-29 01:00', times: 'never', shown: 'Sunday 29 March 2020, 02:00 BST' },
    { zone: 'Europe/London', at: '2020-03-29 01:59', times: 'never', shown: 'Sunday 29 March 2020, 02:59 BST' },
    { zone: 'Europe/London', at: '2020-03-29 02:00', times: 'once', shown: 'Sunday 29 March 2020, 02:00 BST' },
    { zone: 'Europe/London', at: '2020-10-25 00:59', times: 'once', shown: 'Sunday 25 October 2020, 00:59 BST' },
    { zone: 'Europe/London', at: '2020-10-25 01:00', times: 'twice', shown: 'Sunday 25 October 2020, 01:00 BST' },
    { zone: 'Europe/London', at: '2020-10-25 01:59', times: 'twice', shown: 'Sunday 25 October 2020, 01:59 BST' },
    { zone: 'Europe/London', at: '2020-10-25 02:00', times: 'once', shown: 'Sunday 25 October 2020, 02:00 GMT' },
    { zone: 'America/New_York', at: '2020-03-08 02:30', times: 'never', shown: 'Sunday 8 March 2020, 03:30 GMT-4' },
    { zone: 'America/New_York', at: '2020-11-01 01:30', times: 'twice', shown: 'Sunday 1 November 2020, 01:30 GMT-4' },
    {
      zone: 'Australia/Lord_Howe',
      at: '2020-10-04 02:15',
      times: 'never',
      shown: 'Sunday 4 October 2020, 02:45 GMT+11',
    },
    { zone: 'Australia/Lord_Howe', at: '2020-04-05 01:45', times: 'twice', shown: 'Sunday 5 April 2020, 01:45 GMT+11' },
    { zone: 'UTC', at: '2020-03-29 01:30', times: 'once', shown: 'Sunday 29 March 2020, 01:30 UTC' },
  ])('$at in $zone is shown $times, and means $shown', ({ zone, at, times, shown }) => {
    const [date, time] = at.split(' ') as [string, string];
    expect(timesShown(date, time, zone)).toBe(times);
    expect(formatInZone(instantAt(date, time, zone), { locale: 'en-GB', timeZone: zone })).toBe(shown);
  });
});

describe('an instant on the newsroom’s clock', () => {
  test.each([
    { zone: 'Europe/London', instant: '2020-07-24T06:00:00Z', day: 'Friday 24 July 2020', time: '07:00' },
    { zone: 'Europe/London', instant: '2020-07-23T23:00:00Z', day: 'Friday 24 July 2020', time: '00:00' },
    { zone: 'Europe/London', instant: '2020-07-23T22:59:59Z', day: 'Thursday 23 July 2020', time: '23:59' },
    { zone: 'America/New_York', instant: '2020-07-24T02:00:00Z', day: 'Thursday 23 July 2020', time: '22:00' },
    { zone: 'Pacific/Kiritimati', instant: '2020-12-31T10:00:00Z', day: 'Friday 1 January 2021', time: '00:00' },
    { zone: 'Pacific/Pago_Pago', instant: '2021-01-01T10:59:00Z', day: 'Thursday 31 December 2020', time: '23:59' },
  ])('$instant in $zone is $time on $day', ({ zone, instant, day, time }) => {
    const shown = formatInstant(new Date(instant), { locale: 'en-GB', timeZone: zone });
    expect(shown).toEqual({ day, time, date: day.replace(/^\w+ /, '') });
  });

  test('both of two equal times are shown', () => {
    const clock = { locale: 'en-GB', timeZone: 'Europe/London' };
    const times = ['2020-10-25T00:30:00Z', '2020-10-25T01:30:00Z'].map((each) => formatInstant(new Date(each), clock));
    expect(times.map(({ time }) => time)).toEqual(['01:30', '01:30']);
  });

  test('its day is the one in the zone, with four figures for the year', () => {
    expect(dateInZone(new Date('2020-07-23T23:30:00Z'), 'Europe/London')).toBe('2020-07-24');
    expect(dateInZone(new Date('0987-06-05T12:00:00Z'), 'UTC')).toBe('0987-06-05');
  });
});

// The clocks of these change in the night, at midnight, by half an hour; one left a day out (Samoa, 30 December 2011).
test.each([
  { zone: 'Europe/London', from: '2020-10-23T00:00:00Z' },
  { zone: 'America/Sao_Paulo', from: '2018-11-02T00:00:00Z' },
  { zone: 'America/Sao_Paulo', from: '2018-02-16T00:00:00Z' },
  { zone: 'Australia/Lord_Howe', from: '2020-04-03T00:00:00Z' },
  { zone: 'Pacific/Apia', from: '2011-12-28T00:00:00Z' },
])('day by day in $zone from $from it is the day of each instant, there and back', ({ zone, from }) => {
  const start = new Date(from).getTime();
  const instants = Array.from({ length: 4 * 24 * 6 }, (_, index) => new Date(start + index * 600_000));
  const dayOf = dayByDay(zone, (date) => `on ${date}`);
  for (const each of [...instants, ...instants.toReversed()]) expect(dayOf(each)).toBe(`on ${dateInZone(each, zone)}`);
});

test('day by day, a day is written once', () => {
  const written: string[] = [];
  const dayOf = dayByDay('Europe/London', (date) => String(written.push(date)));
  for (const time of ['22:59:59.999', '23:00', '23:30']) dayOf(new Date(`2020-07-23T${time}Z`));
  expect(written).toEqual(['2020-07-23', '2020-07-24']);
});

test.each([
  { date: '2020-07-20', is: 1 },
  { date: '2020-07-24', is: 5 },
  { date: '2020-07-26', is: 7 },
  { date: '2020-02-29', is: 6 },
])('$date is day $is of the week', ({ date, is }) => {
  expect(weekdayOf(date)).toBe(is);
});

test.each([
  { date: '2020-02-28', days: 1, is: '2020-02-29' },
  { date: '2021-02-28', days: 1, is: '2021-03-01' },
  { date: '1900-02-28', days: 1, is: '1900-03-01' },
  { date: '2020-03-01', days: -1, is: '2020-02-29' },
  { date: '2020-12-31', days: 1, is: '2021-01-01' },
  { date: '2020-03-28', days: 7, is: '2020-04-04' },
  { date: '2020-10-24', days: 7, is: '2020-10-31' },
  { date: '2020-07-24', days: 0, is: '2020-07-24' },
  { date: '2020-07-24', days: -366, is: '2019-07-24' },
])('$days days after $date it is $is', ({ date, days, is }) => {
  expect(addDays(date, days)).toBe(is);
});

test.each(['2020-07-24', '2020-02-29', '2000-02-29', '1999-12-31'])('%s is a day that exists', (text) => {
  expect(isPlainDate(text)).toBe(true);
});

test.each([
  ...['2021-02-29', '1900-02-29', '2020-02-30', '2020-04-31', '2020-13-01', '2020-00-10', '2020-07-00', '2020-07-32'],
  ...['', '2020-7-24', '20200724', '24/07/2020', '2020-07-24T00:00', ' 2020-07-24', '2020-07-24\n', '-2020-07-24'],
  ...['yyyy-mm-dd', '+02020-07-24', '２０２０-07-24', 'today'],
])('%j is no day', (text) => {
  expect(isPlainDate(text)).toBe(false);
});
