import { z } from 'zod';
import { instantAt, type PlainDate } from '@/lib/dates';
import { textOf } from '@/lib/editors/form';
import type { Mailing } from './publish-and-send';

const timeForm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The day of the publication; at once has none. */
type When = { date: PlainDate; timeZone: string } | { now: Date };

/** What a dialog of publishing chose about the newsletter. A form that says nothing leaves it as it stands. */
export function readMailing(form: FormData, when: When): { ok: true; mailing: Mailing } | { ok: false } {
  const choice = textOf(form, 'mail');
  if (choice === 'no') return { ok: true, mailing: 'not sent' };
  if (choice === 'now' && 'now' in when) return { ok: true, mailing: { sendAt: when.now } };
  if (choice !== 'at' || 'now' in when) return { ok: true, mailing: 'as it stands' };
  const time = timeForm.safeParse(textOf(form, 'mailTime'));
  return time.success
    ? { ok: true, mailing: { sendAt: instantAt(when.date, time.data, when.timeZone) } }
    : { ok: false };
}
