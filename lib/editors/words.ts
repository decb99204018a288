import { capitalised, countInWords } from '@/lib/words';

type Refused = { reason: 'wrong'; left: number } | { reason: 'wait'; until: Date };

/** Why somebody was not let in, as they read it: what was wrong, and how many tries or minutes are left. */
export function refusal(refused: Refused, now: Date, wrong: string): string {
  if (refused.reason === 'wait') {
    const minutes = Math.max(1, Math.ceil((refused.until.getTime() - now.getTime()) / 60_000));
    return `Too many tries. Try again in ${countInWords(minutes, 'minute', 'minutes')}.`;
  }
  if (refused.left === 0) return `${wrong} There is a wait before the next try.`;
  return `${wrong} ${capitalised(countInWords(refused.left, 'try', 'tries'))} left before a wait.`;
}
