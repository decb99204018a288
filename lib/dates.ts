/** A calendar day without a zone, YYYY-MM-DD. */
export type PlainDate = string;

export type Newsroom = { locale: string; timeZone: string };

/** Noon keeps the day the same whatever is done with the instant next. */
const atNoon = (date: PlainDate) => new Date(`${date}T12:00:00Z`);

/** To make one takes fifty times as long as to use it. There are as many as our ways to write a date, times places to show it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

const parts = (instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(
    formatterFor('en-GB', { ...options, timeZone, hourCycle: 'h23' })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );

/** "Friday 24 July 2020". Never shifts with a zone. */
export function formatLongDate(date: PlainDate, locale: string): string {
  return format(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "24 July 2020". */
export function formatDate(date: PlainDate, locale: string): string {
  return format(date, locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "23 Jul 2020", for tables. */
export function formatTableDate(date: PlainDate, locale: string): string {
  return format(date, locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** "24 Jul", for a ticket. */
export function formatShortDate(date: PlainDate, locale: string): string {
  return format(date, locale, { day: 'numeric', month: 'short' });
}

/** "July", the month a day is in. */
export function formatMonth(date: PlainDate, locale: string): string {
  return format(date, locale, { month: 'long' });
}

/** "Jul", for the axis of a chart. */
export function formatMonthShort(date: PlainDate, locale: string): string {
  return format(date, locale, { month: 'short' });
}

/** "July 2020". */
export function formatMonthAndYear(date: PlainDate, locale: string): string {
  return format(date, locale, { month: 'long', year: 'numeric' });
}

/** "Friday 24 July", for a day that is near. */
export function formatDay(date: PlainDate, locale: string): string {
  return format(date, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** As the locale has it, but without a comma after the weekday, which the house style never sets. */
function format(date: PlainDate, locale: string, options: Intl.DateTimeFormatOptions): string {
  const written = formatterFor(locale, { ...options, timeZone: 'UTC' }).formatToParts(atNoon(date));
  return written
    .map(({ value }, index) => (written[index - 1]?.type === 'weekday' ? value.replace(/^, /, ' ') : value))
    .join('');
}

/** Day and time of an instant on the newsroom's clock: { day: "Friday 24 July 2020", time: "07:00" }. */
export function formatInstant(
  instant: Date,
  { locale, timeZone }: Newsroom,
): { day: string; date: string; time: string } {
  const date = dateInZone(instant, timeZone);
  const { hour, minute } = parts(instant, timeZone, { hour: '2-digit', minute: '2-digit' });
  return { day: formatLongDate(date, locale), date: formatDate(date, locale), time: `${hour}:${minute}` };
}

/** "24 July 2020, 07:00" on the newsroom's clock. */
export function formatMoment(instant: Date, newsroom: Newsroom): string {
  const { date, time } = formatInstant(instant, newsroom);
  return `${date}, ${time}`;
}

/** "2020-07-24 07:00:05" on the clocks of `timeZone`: to the second, and sorted by itself. */
export function formatExact(instant: Date, timeZone: string): string {
  const { hour, minute, second } = parts(instant, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `${dateInZone(instant, timeZone)} ${hour}:${minute}:${second}`;
}

/** "24 Jul 2020, 07:00:05" on the newsroom's clock, for a list of acts. */
export function formatStamp(instant: Date, { locale, timeZone }: Newsroom): string {
  const [day, time] = formatExact(instant, timeZone).split(' ');
  return `${format(day!, locale, { day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}

/** The calendar day it is in `timeZone` at `instant`. */
export function dateInZone(instant: Date, timeZone: string): PlainDate {
  const { year, month, day } = parts(instant, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year!.padStart(4, '0')}-${month}-${day}`;
}

/**
 * What `write` says of the day in `timeZone`, for one instant after another: quick while they lie on the same day, as the
 * joining of people does who stand on a list in their order. To ask for a day takes as long as to sign two links.
 */
export function dayByDay(timeZone: string, write: (date: PlainDate) => string): (instant: Date) => string {
  let known = { from: 0, to: 0, words: '' };
  return (instant) => {
    const at = instant.getTime();
    if (at < known.from || at >= known.to) {
      const date = dateInZone(instant, timeZone);
      const midnight = (day: PlainDate) => instantAt(day, '00:00', timeZone).getTime();
      known = { from: midnight(date), to: midnight(addDays(date, 1)), words: write(date) };
    }
    return known.words;
  };
}

/** The first instant of the hour of `instant`, by UTC. */
export function hourOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 3_600_000) * 3_600_000);
}

/** "Friday" for 5, ISO 8601's number of the day. */
export function weekdayName(weekday: number, locale: string): string {
  // 1 January 2024 was a Monday.
  return format(addDays('2024-01-01', weekday - 1), locale, { weekday: 'long' });
}

/** ISO 8601 weekday, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: PlainDate): number {
  return atNoon(date).getUTCDay() || 7;
}

/** The day `days` after `date`; before it, if negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(atNoon(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(atNoon(text).getTime()) && addDays(text, 0) === text;
}

/**
 * The instant at which clocks in `timeZone` show `time` (HH:MM) on `date`. Where the clocks go forward past that time,
 * the instant as far after the change as the time was after the gap began; where they show it twice, the first.
 */
export function instantAt(date: PlainDate, time: string, timeZone: string): Date {
  const { exact, candidates } = instantsAt(date, time, timeZone);
  return exact[0] ?? candidates[1]!;
}

/** How often clocks in `timeZone` show `time` on `date`: once but for two nights a year. */
export function timesShown(date: PlainDate, time: string, timeZone: string): 'never' | 'once' | 'twice' {
  const { exact } = instantsAt(date, time, timeZone);
  return (['never', 'once', 'twice'] as const)[new Set(exact.map((instant) => instant.getTime())).size]!;
}

function instantsAt(date: PlainDate, time: string, timeZone: string) {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((near) => offsetAt(new Date(near), timeZone));
  const candidates = offsets.map((offset) => new Date(wall - offset)).sort((a, b) => a.getTime() - b.getTime());
  return { candidates, exact: candidates.filter((each) => wall - each.getTime() === offsetAt(each, timeZone)) };
}

/** "Friday 24 July 2020, 07:00 BST": day, time and the name of the zone at that instant. */
export function formatInZone(instant: Date, newsroom: Newsroom): string {
  const { day, time } = formatInstant(instant, newsroom);
  const { timeZoneName } = parts(instant, newsroom.timeZone, { timeZoneName: 'short' });
  return `${day}, ${time} ${timeZoneName}`;
}

/** How far clocks in the zone are ahead of UTC at this instant, in milliseconds. */
function offsetAt(instant: Date, timeZone: string): number {
  const { hour, minute } = parts(instant, timeZone, { hour: '2-digit', minute: '2-digit' });
  const wall = Date.parse(`${dateInZone(instant, timeZone)}T${hour}:${minute}:00Z`);
  return wall - Math.floor(instant.getTime() / 60_000) * 60_000;
}
