import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { mails } from '@/db/schema/outbox';
import { deliveries, sendMinutes, sends } from '@/db/schema/sends';
import { listMails } from '@/lib/email';
import { env } from '@/lib/env';
import { sendTest, testCarriers } from '@/lib/newsletter/send-test';
import { carryOut } from '@/lib/outbox';
import { addReadyBriefing } from '../../fixtures/newsroom';
import { addReaders } from '../../fixtures/sends';
import { startSink, type Reaction, type Sink } from '../../fixtures/sink';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-23T15:10:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let sink: Sink | undefined;
let briefingId: number;

beforeEach(async () => {
  freshDatabase();
  await addReaders(3);
  ({ briefingId } = await addReadyBriefing());
});

afterEach(async () => {
  delete env().SMTP_URL;
  await sink?.stop();
  sink = undefined;
});

const order = (to = 'Ada@example.com') => ({ briefingId, to, by: editor, now });
const carry = (at = now) => carryOut(testCarriers, at);

async function serve(react?: (to: string, attempt: number) => Reaction): Promise<Sink> {
  sink = await startSink(react);
  env().SMTP_URL = sink.url;
  return sink;
}

test('the mail of a draft goes to one address, once, is marked as a test, and no book counts it', async () => {
  const { arrived } = await serve();
  expect(await sendTest(order())).toEqual({ ok: true, email: 'Ada@example.com' });
  await carry();
  await carry(later(5));
  expect(arrived.map(({ to }) => to)).toEqual(['Ada@example.com']);
  const mail = await simpleParser(arrived[0]!.raw);
  expect(mail.subject).toBe('[Test] No. 900: A title');
  for (const part of [mail.text, String(mail.html)]) {
    expect(part).toContain('Headline of story-one');
    expect(part).toContain('https://aislefive.example/newsletter');
    expect(part).not.toMatch(/\{\{|newsletter\/(leave|settings|view)\//);
  }
  expect([...mail.headers.keys()]).not.toContain('list-unsubscribe-post');
  for (const table of [sends, deliveries, sendMinutes]) expect(await db().$count(table)).toBe(0);
  expect(await db().select().from(audit)).toMatchObject([
    {
      ...{ actor: editor.name, act: 'sent a test of the mail of', subject: 'No. 900' },
      after: { to: 'Ada@example.com' },
    },
  ]);
  expect(await db().select().from(mails)).toMatchObject([{ status: 'sent', text: '' }]);
});

test('without a mail server it is kept for an administrator to read', async () => {
  await sendTest(order());
  await carry();
  expect(await listMails({ limit: 5 })).toMatchObject([
    {
      ...{ recipient: 'Ada@example.com', subject: '[Test] No. 900: A title', status: 'kept' },
      text: expect.stringContaining('Headline of story-one') as string,
    },
  ]);
});

test('one that the server does not take is tried again, and the desk sees why', async () => {
  const { arrived } = await serve((_to, attempt) =>
    attempt === 1 ? { answer: '450 4.2.0 Greylisted', at: 'rcpt' } : 'take',
  );
  const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await sendTest(order());
  await carry();
  expect(warned).toHaveBeenCalledOnce();
  expect(await listMails({ limit: 5 })).toMatchObject([
    { status: 'waiting', lastError: expect.stringContaining('450') as string },
  ]);
  await carry(later(2));
  expect(arrived).toHaveLength(1);
  expect(await listMails({ limit: 5 })).toMatchObject([{ status: 'sent', lastError: null }]);
});

describe('is refused', () => {
  test.each([
    ['', /Type your email address/],
    ['ada', /no @/],
    ['ada@example', /no ending/],
    ['ada@example.com, bo@example.com', /one address/],
    ['ada@example.com\r\nBcc: bo@example.com', /one address/],
    ['Ada <ada@example.com>', /one address/],
  ])('to %j, with words, and nothing is written down', async (to, words) => {
    expect(await sendTest(order(to))).toEqual({
      ok: false,
      reason: 'no address',
      problem: expect.stringMatching(words) as string,
    });
    expect([await db().$count(mails), await db().$count(audit)]).toEqual([0, 0]);
  });

  test('to who may not send, and of no edition', async () => {
    expect(await sendTest({ ...order(), by: writer })).toEqual({ ok: false, reason: 'not allowed' });
    for (const id of [77, Number('x')])
      expect(await sendTest({ ...order(), briefingId: id })).toEqual({ ok: false, reason: 'not found' });
    expect(await db().$count(mails)).toBe(0);
  });

  test('after twenty in an hour, to this editor alone, until the next hour', async () => {
    const results = await Promise.all(Array.from({ length: 25 }, () => sendTest(order())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(20);
    expect(results.at(-1)).toEqual({ ok: false, reason: 'too many', until: new Date('2020-07-23T16:00:00Z') });
    expect(await db().$count(mails)).toBe(20);
    const other = { name: 'Sec Ond', role: 'editor' } as const;
    expect(await sendTest({ ...order(), by: other })).toMatchObject({ ok: true });
    expect(await sendTest({ ...order(), now: later(50) })).toMatchObject({ ok: true });
  });
});
