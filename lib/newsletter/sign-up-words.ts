import { addDays, dateInZone, formatDay, instantAt, weekdayName, weekdayOf } from '@/lib/dates';
import { capitalised, inWords } from '@/lib/words';

/** Of the newsroom's settings, what the words of a sign-up depend on. */
export type SignUpSettings = {
  siteName: string;
  motto: string;
  beat: string;
  locale: string;
  timeZone: string;
  publishWeekday: number;
  publishTime: string;
};

/** Where somebody can ask for the newsletter. */
export const SIGN_UP_PLACES = ['home', 'briefing', 'story', 'newsletter'] as const;

export type SignUpPlace = (typeof SIGN_UP_PLACES)[number];

/** For so many hours a link in a mail lets somebody join, or move to another address. */
export const LINK_HOURS = 48;

/** For so many weeks somebody can have a rest. */
export const PAUSES = [2, 4, 8] as const;

/** "Fridays at 07:00". */
export const whenItComes = ({ publishWeekday, publishTime, locale }: SignUpSettings) =>
  `${weekdayName(publishWeekday, locale)}s at ${publishTime}`;

/** What stands at a form to sign up. The consent that is stored is made of these words, so they are written once. */
export function signUpWords(settings: SignUpSettings) {
  const { siteName, motto, beat } = settings;
  return {
    title: motto,
    slim: `${motto.replace(/\.$/, '')}, every ${weekdayName(settings.publishWeekday, settings.locale)}.`,
    text: `The week in ${beat}, ranked, in one short email. ${whenItComes(settings)}.`,
    hint: `One email a week from ${siteName}. £0.00 a week. Leave with one click.`,
    button: 'Sign up free',
  };
}

/** The words that somebody agrees to by pressing the button, as they stood next to it. */
export function consentWords(settings: SignUpSettings): string {
  const { hint, button } = signUpWords(settings);
  return `${hint} [${button}]`;
}

/** When the next edition is due after this instant: its day, and both in words ("Friday 31 July at 07:00"). */
export function nextEdition(now: Date, settings: SignUpSettings): { date: string; words: string } {
  const { timeZone, publishWeekday, publishTime, locale } = settings;
  const today = dateInZone(now, timeZone);
  const days = (publishWeekday - weekdayOf(today) + 7) % 7;
  const first = addDays(today, days);
  const date = instantAt(first, publishTime, timeZone) > now ? first : addDays(first, 7);
  return { date, words: `${formatDay(date, locale)} at ${publishTime}` };
}

/** "Four weeks". */
export const weeksInWords = (weeks: number) => `${capitalised(inWords(weeks))} weeks`;
