/** Offsets of zone names that feeds use, in minutes; RFC 822, 5.1, knows the first ones. */
const ZONES: Record<string, number> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
  },
  ...{ wet: 0, west: 60, bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180 },
  ...{ ist: 330, sgt: 480, hkt: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Months of other languages that begin otherwise, by their first letters without accents. */
const OTHER_MONTHS: Record<string, number> = {
  ...{ ene: 1, jän: 1, jan: 1, fev: 2, feb: 2, mär: 3, maa: 3, mrt: 3, avr: 4, abr: 4, mai: 5, mei: 5, mag: 5, gen: 1 },
  ...{ giu: 6, jui: 6, lug: 7, aou: 8, ago: 8, set: 9, okt: 10, out: 10, ott: 10, dez: 12, dic: 12, déc: 12 },
};

/** "Mon, 09 Mar 2026 08:00:00 +0100" (RFC 822), whatever day of the week it says, with or without one, seconds and zone. */
const LETTERS =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}{3,})\.?[\s,.-]+(\d{4}|\d{2})(?:[\st,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*([+-]\d{1,2}:?\d{2}|\p{L}+)?/u;

/** "Mar 9, 2026 8:00" */
const AMERICAN =
  /^(?:\p{L}+\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([+-]\d{1,2}:?\d{2}|\p{L}+)?/u;

/** "2026-03-09T08:00:00.000+01:00" (RFC 3339), also with blanks, slashes, without time or zone. */
const FIGURES =
  /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[\st]+(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?)?\s*([+-]\d{1,2}:?\d{2}|\p{L}+)?/u;

/**
 * The instant that a feed's date means, if it means one. Where it names no zone, UTC is taken. The day of the week is not
 * believed. Seconds and milliseconds since 1970 are known too. What lies before 1990 is a mistake: there were no feeds.
 */
export function readFeedDate(text: string): Date | undefined {
  const given = text.trim().slice(0, 100).toLowerCase();
  const found = secondsOf(given) ?? bySigns(given);
  return found && found.getUTCFullYear() >= 1990 && found.getUTCFullYear() < 2200 ? found : undefined;
}

function secondsOf(text: string): Date | undefined {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return undefined;
  return new Date(Number(text) * (text.length > 10 ? 1 : 1000));
}

function bySigns(text: string): Date | undefined {
  const iso = FIGURES.exec(text);
  if (iso) return instant(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4));
  const letters = LETTERS.exec(text);
  if (letters) return instant(fullYear(letters[3]!), monthOf(letters[2]!), Number(letters[1]), letters.slice(4));
  const american = AMERICAN.exec(text);
  if (american) return instant(Number(american[3]), monthOf(american[1]!), Number(american[2]), american.slice(4));
  return undefined;
}

/** RFC 2822, 4.3: two figures are of this century below 50. */
const fullYear = (text: string) => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900));

/** 0 for none, which no date has. */
function monthOf(name: string): number {
  const at = MONTHS.indexOf(name.slice(0, 3));
  if (/^(juil|jul)/.test(name)) return 7;
  return at >= 0 ? at + 1 : (OTHER_MONTHS[name.slice(0, 3)] ?? 0);
}

function instant(year: number, month: number, day: number, [hours, minutes, seconds, zone]: (string | undefined)[]) {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  // The 31st of February is no date.
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  if (Number(hours ?? 0) > 24 || Number(minutes ?? 0) > 59) return undefined;
  at.setUTCHours(Number(hours ?? 0), Number(minutes ?? 0) - offsetOf(zone), Math.min(59, Number(seconds ?? 0)));
  return at;
}

function offsetOf(zone = ''): number {
  const figures = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  if (!figures) return ZONES[zone] ?? 0;
  const minutes = Number(figures[2]) * 60 + Number(figures[3]);
  // No place is further from Greenwich.
  return minutes > 14 * 60 ? 0 : figures[1] === '-' ? -minutes : minutes;
}
