import { expect, test } from 'vitest';
import { readMailing } from '@/lib/newsletter/mailing-form';

const now = new Date('2020-07-23T15:00:00Z');
const planned = { date: '2020-07-24', timeZone: 'Europe/London' };

test.each<[Record<string, string>, Parameters<typeof readMailing>[1], unknown]>([
  [{}, { now }, 'as it stands'],
  [{}, planned, 'as it stands'],
  [{ mail: 'keep' }, { now }, 'as it stands'],
  [{ mail: 'everybody' }, planned, 'as it stands'],
  [{ mail: 'no' }, { now }, 'not sent'],
  [{ mail: 'no', mailTime: '07:15' }, planned, 'not sent'],
  [{ mail: 'now' }, { now }, { sendAt: now }],
  // Of the other dialog.
  [{ mail: 'now' }, planned, 'as it stands'],
  [{ mail: 'at', mailTime: '07:15' }, { now }, 'as it stands'],
  [{ mail: 'at', mailTime: '07:15' }, planned, { sendAt: new Date('2020-07-24T06:15:00Z') }],
  [
    { mail: 'at', mailTime: '07:15' },
    { ...planned, timeZone: 'America/New_York' },
    { sendAt: new Date('2020-07-24T11:15:00Z') },
  ],
])('%j, %j', (given, when, mailing) => {
  expect(readMailing(formOf(given), when)).toEqual({ ok: true, mailing });
});

test.each(['', '7:15', '24:00', '07:60', 'noon'])('a newsletter at %j is asked for again', (mailTime) => {
  expect(readMailing(formOf({ mail: 'at', mailTime }), planned)).toEqual({ ok: false });
});

function formOf(given: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  return form;
}
