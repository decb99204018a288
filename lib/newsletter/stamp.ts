import { createHmac } from 'node:crypto';
import { derive, isSame } from '@/lib/editors/tokens';
import { env } from '@/lib/env';

/** Milliseconds: nobody reads a form and types an address faster, and nobody takes longer than a day. */
const AGE = { least: 1500, most: 24 * 60 * 60_000 };

const signature = (time: string) =>
  createHmac('sha256', derive('age of forms', 32)).update(time).digest('base64url').slice(0, 22);

/**
 * Says when a form was handed out, signed. Pages with a form are kept and the same for everybody, so the stamp is not on
 * them: the script fetches one when somebody enters the field, and without script the second step carries it.
 */
export function newStamp(now: Date): string {
  const time = now.getTime().toString(36);
  return `${time}.${signature(time)}`;
}

/** How many zero bits of work a form asks for (work.ts). */
export function workAsked(): number {
  return env().SIGN_UP_WORK;
}

/** Whether the stamp is ours and a person may have filled in the form since. One that is too young may come again. */
export function checkStamp(stamp: string, now: Date): 'good' | 'too young' | 'no good' {
  const [, time, signed] = /^([0-9a-z]{1,10})\.([\w-]{22})$/.exec(stamp) ?? [];
  if (time === undefined || signed === undefined || !isSame(signed, signature(time))) return 'no good';
  const age = now.getTime() - parseInt(time, 36);
  if (age < 0 || age > AGE.most) return 'no good';
  return age < AGE.least ? 'too young' : 'good';
}

/** The stamp of a form that is shown again: the one it had, which is older, if it is ours. */
export function stampToKeep(stamp: string, now: Date): string {
  return checkStamp(stamp, now) === 'no good' ? newStamp(now) : stamp;
}
