import type { subscribers } from '@/db/schema/subscribers';
import { addDays, dateInZone, formatDate, weekdayName } from '@/lib/dates';
import type { Settings } from '@/lib/settings';
import type { Step } from './sealed-step';
import { nextEdition, PAUSES, weeksInWords } from './sign-up-words';

type Subscriber = Pick<typeof subscribers.$inferSelect, 'email' | 'format' | 'pausedUntil'>;

type Around = {
  settings: Settings;
  /** What came of the form, if it was just posted. */
  done: Step | undefined;
  /** Of the next edition. */
  number: number;
  now: Date;
};

/** One way to get the newsletter, or to have a rest from it. */
export type Often = { value: string; title: string; detail: string };

/** What the form of a reader's settings shows: the choices in words, what is chosen, and what came of it when it was posted. */
export function describePreferences(subscriber: Subscriber, { settings, done, number, now }: Around) {
  const { email, format, pausedUntil } = subscriber;
  const { timeZone, locale, publishWeekday, publishTime } = settings;
  const day = (date: string) => formatDate(date, locale);
  const until = pausedUntil && day(dateInZone(pausedUntil, timeZone));
  const often: Often[] = [
    {
      value: 'weekly',
      title: `Every ${weekdayName(publishWeekday, locale)}`,
      detail: `The full edition at ${publishTime}, ${timeZone.split('/').at(-1)!.replaceAll('_', ' ')} time.`,
    },
    ...(until ? [{ value: 'keep', title: `Rest until ${until}`, detail: 'Then it starts again by itself.' }] : []),
    ...PAUSES.map((weeks) => ({
      value: String(weeks),
      title: `Pause for ${weeksInWords(weeks).toLowerCase()}`,
      detail: `It starts again by itself on ${day(addDays(dateInZone(now, timeZone), weeks * 7))}.`,
    })),
  ];
  const problem = done?.kind === 'wrong' ? done.problem : undefined;
  const next = until
    ? `Saved. Nothing comes before ${until}.`
    : `Saved. Your next email is No. ${number}, on ${nextEdition(now, settings).words}.`;
  return {
    ...{ often, format, problem },
    chosen: until ? 'keep' : 'weekly',
    email: problem ? done!.email : email,
    saved: done && (problem ? 'Saved, all but the address.' : next),
    sentTo: done?.kind === 'asked' ? done.email : '',
  };
}
