import { z } from 'zod';
import { dateInZone, formatInstant, formatInZone, isPlainDate, type Newsroom } from '@/lib/dates';
import type { CancelResult } from './cancel-schedule';
import type { PublishRefusal } from './publish';
import type { ScheduleResult } from './schedule';
import type { WithdrawResult } from './withdraw';

type Refused = Extract<ScheduleResult | CancelResult | WithdrawResult, { ok: false }>;
type Plain = Exclude<Refused['reason'], 'changed' | 'not ready' | 'embargo'>;
type Refusal = PublishRefusal | { ok: false; reason: Plain };

/** A day and a time on the newsroom's clock, as the form has them. */
export const plannedForm = z.object({
  date: z.string().refine(isPlainDate, 'Choose a day.'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 07:00.'),
});

/** Why an act of publishing was refused, as whoever pressed the button reads it: what happened, then what to do. */
export function refusalWords(refusal: Refusal, { newsroom, now }: { newsroom: Newsroom; now: Date }): string {
  switch (refusal.reason) {
    case 'changed':
      return `Something was changed since you looked, so nothing was done. ${refusal.changes.join(' ')} Look again, then press once more.`;
    case 'not ready': {
      const blocking = refusal.problems.map(({ message }) => message).join(' ');
      return `It is not ready, so nothing was done. ${blocking}`;
    }
    case 'embargo':
      return `It is under embargo until ${formatInZone(refusal.until, newsroom)}. Schedule it for then or later.`;
    case 'already published':
      return 'by' in refusal
        ? `It is published, by ${refusal.by} at ${at(refusal.at, newsroom, now)}.`
        : WORDS[refusal.reason];
    default:
      return WORDS[refusal.reason];
  }
}

const WORDS: Record<Plain, string> = {
  'already published': 'It is published already.',
  'already scheduled': 'Somebody else has scheduled it meanwhile. The page now shows for when.',
  'not scheduled': 'It is not scheduled any more. The page now shows how it stands.',
  'not published': 'It is not published any more. The page now shows how it stands.',
  'not held': 'It does not wait any more. The page now shows how it stands.',
  withdrawn: 'It was withdrawn. It can be published again at once, but not scheduled.',
  'not allowed': 'Only editors publish. Ask one of them.',
  'not found': 'There is no such edition any more.',
  'no note': 'Say in a sentence why. Readers will see it.',
  'no such page': 'No page that readers can open is at that address. Give one such as /briefings/2020-07-24.',
  'in the past': 'That time is over. Choose one to come.',
};

/** "12:04" of today, else with the day. */
function at(instant: Date, newsroom: Newsroom, now: Date): string {
  const { date, time } = formatInstant(instant, newsroom);
  return dateInZone(instant, newsroom.timeZone) === dateInZone(now, newsroom.timeZone) ? time : `${time} on ${date}`;
}
