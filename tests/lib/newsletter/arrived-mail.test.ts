import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import * as environment from '@/lib/env';
import { decideUncertain } from '@/lib/newsletter/decide-uncertain';
import { findByLink } from '@/lib/newsletter/links';
import { planSend } from '@/lib/newsletter/plan-send';
import { deliveryNamedIn } from '@/lib/newsletter/return-address';
import { startSender } from '@/lib/newsletter/sender';
import { smtpLane } from '@/lib/newsletter/smtp-lane';
import { changeSettings } from '../../fixtures/newsroom';
import { addReaders, publishedEdition, rows, sendNow, until } from '../../fixtures/sends';
import { startSink, type Arrived, type Reaction } from '../../fixtures/sink';
import { editor, freshDatabase } from '../../support/database';
import { checkDkim, takeApart, type Field } from '../../support/dkim';

/** A mail as it arrives at a server, after all that lies between an edition and the wire. */

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RECORD = `v=DKIM1; k=rsa; p=${KEYS.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`;
const resolve = (name: string) => (name === 'aisle5._domainkey.aislefive.example' ? RECORD : undefined);

beforeEach(() => {
  freshDatabase();
  const file = join(process.env.DATA_DIR!, 'dkim.pem');
  writeFileSync(file, KEYS.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  vi.spyOn(environment, 'env').mockReturnValue({
    ...environment.env(),
    ...{ DKIM_DOMAIN: 'aislefive.example', DKIM_KEY_FILE: file, BOUNCE_ADDRESS: 'bounces@aislefive.example' },
  });
});

afterEach(() => vi.restoreAllMocks());

type Given = {
  readers?: number;
  settings?: Parameters<typeof changeSettings>[0];
  head?: Partial<typeof briefings.$inferInsert>;
  react?: (to: string, attempt: number) => Reaction;
};

/** Sends a whole edition and hands back what arrived. */
async function arrivedOf({ readers = 1, settings, head, react }: Given = {}) {
  await addReaders(readers);
  const briefingId = await publishedEdition();
  if (settings) await changeSettings(settings);
  if (head) await transact(async (tx) => void (await tx.update(briefings).set(head)));
  const now = new Date();
  const planned = await planSend({ briefingId, at: now, by: editor, now });
  if (!planned.ok) throw new Error(planned.reason);
  const sink = await startSink(react);
  const begun = Date.now();
  const sender = startSender({
    clock: () => new Date(begun + (Date.now() - begun) * 100),
    lanes: () => [smtpLane(sink.url)],
  });
  await until(async () => (await sendNow(planned.sendId)).status === 'done');
  await sender.stop();
  await sink.stop();
  return { sendId: planned.sendId, arrived: sink.arrived };
}

const fieldsOf = ({ raw }: Arrived) => takeApart(raw).fields;
const unfolded = (field: Field | undefined) =>
  field?.line
    .slice(field.line.indexOf(':') + 1)
    .replaceAll('\r\n', '')
    .trim();
const named = (mail: Arrived, name: string) => fieldsOf(mail).filter((field) => field.name === name);
const only = (mail: Arrived, name: string) => {
  expect(named(mail, name), name).toHaveLength(1);
  return unfolded(named(mail, name)[0])!;
};

describe('the signature', () => {
  test('holds, and covers what says whose the mail is and how to leave', async () => {
    const { arrived } = await arrivedOf({ settings: { replyTo: 'desk@aislefive.example' } });
    const found = checkDkim(arrived[0]!.raw, resolve);
    expect(found).toMatchObject({ domain: 'aislefive.example' });
    expect(found.wrong).toBeUndefined();
    for (const name of ['from', 'reply-to', 'to', 'subject', 'date', 'message-id', 'content-type', 'mime-version'])
      expect(found.covered).toContain(name);
    for (const name of ['list-id', 'list-unsubscribe', 'list-unsubscribe-post']) expect(found.covered).toContain(name);
  });

  test('holds after what relays do, and after nothing else', async () => {
    const { arrived } = await arrivedOf();
    const text = arrived[0]!.raw.toString('latin1');
    const after = (change: (text: string) => string) => {
      expect(change(text)).not.toBe(text);
      return checkDkim(Buffer.from(change(text), 'latin1'), resolve).wrong;
    };
    expect(after((mail) => `Received: from a.example by b.example; Fri, 24 Jul 2020 07:15:03 +0100\r\n${mail}`)).toBe(
      undefined,
    );
    expect(after((mail) => mail.replace(/^Subject: /m, 'SUBJECT:  '))).toBe(undefined);
    expect(after((mail) => `${mail}\r\n\r\n`)).toBe(undefined);
    expect(after((mail) => mail.replace('A title', 'B title'))).toBeDefined();
    expect(after((mail) => mail.replace(/(\r\n\r\n[\s\S]*)Headline/, '$1Heodline'))).toBe('body');
    expect(after((mail) => mail.replace(/^List-Unsubscribe-Post: .*\r\n/m, ''))).toBe('signature');
    expect(after((mail) => mail.replace('/newsletter/leave/', '/newsletter/love/'))).toBe('signature');
  });
});

test('the head says from whom it is, to whom alone, of which list, and how to leave it', async () => {
  const { arrived, sendId } = await arrivedOf({ readers: 2, settings: { replyTo: 'desk@aislefive.example' } });
  for (const row of await rows(sendId)) {
    const mail = arrived.find(({ to }) => to === row.email)!;
    expect(only(mail, 'from')).toMatch(/^"?Aisle Five"? <friday@aislefive\.example>$/);
    expect(only(mail, 'reply-to')).toBe('desk@aislefive.example');
    expect(only(mail, 'to')).toBe(row.email);
    for (const name of ['cc', 'bcc', 'sender', 'return-path', 'auto-submitted']) expect(named(mail, name)).toEqual([]);
    expect(mail.from).toMatch(/^bounces\+[0-9a-z]+-[0-9a-f]{20}@aislefive\.example$/);
    expect(deliveryNamedIn(mail.from)).toBe(row.id);
    expect(only(mail, 'message-id')).toMatch(/^<[0-9a-z]+-[0-9a-f]{20}@aislefive\.example>$/);
    expect(deliveryNamedIn(only(mail, 'message-id'))).toBe(row.id);
    expect(only(mail, 'list-id')).toBe('Aisle Five <briefing.aislefive.example>');
    expect(only(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const [, https, mailto] = /^<(https:[^\s<>]+)>, <(mailto:[^\s<>]+)>$/.exec(only(mail, 'list-unsubscribe'))!;
    const token = https!.split('https://aislefive.example/newsletter/leave/')[1]!;
    expect(mailto).toBe(`mailto:friday@aislefive.example?subject=leave%20${token}`);
    expect((await findByLink(token, 'leave'))?.id).toBe(row.subscriberId);
  }
});

test('one that is tried again is the same mail: Message-ID and Return-Path stay', async () => {
  const { arrived } = await arrivedOf({
    react: (_, attempt) => (attempt === 1 ? 'take and hang up' : 'take'),
  });
  // The server had it and nobody knows: an editor may send it again.
  expect(await decideUncertain({ sendId: 1, decision: 'again', by: editor, now: new Date() })).toMatchObject({
    ok: true,
  });
  const sink = await startSink();
  const sender = startSender({ lanes: () => [smtpLane(sink.url)] });
  await until(async () => (await sendNow(1)).status === 'done');
  await sender.stop();
  await sink.stop();
  expect([arrived.length, sink.arrived.length]).toEqual([1, 1]);
  expect(only(sink.arrived[0]!, 'message-id')).toBe(only(arrived[0]!, 'message-id'));
  expect(sink.arrived[0]!.from).toBe(arrived[0]!.from);
});

test('it has a plain part and an HTML part, in this order, that say the same, in lines that no relay breaks', async () => {
  const { arrived } = await arrivedOf();
  const { body } = takeApart(arrived[0]!.raw);
  expect(only(arrived[0]!, 'content-type')).toMatch(/^multipart\/alternative; boundary="[^"]+"$/);
  expect([...body.matchAll(/^Content-Type: (\S+); charset=utf-8\r$/gm)].map(([, type]) => type)).toEqual([
    'text/plain',
    'text/html',
  ]);
  const mail = await simpleParser(arrived[0]!.raw);
  for (const part of [mail.text!, String(mail.html)])
    for (const words of [
      'Headline of story-one',
      'A standfirst.',
      'It matters.',
      'reader-1@mail.example',
      '5 Example Street',
    ])
      expect(part).toContain(words);
  const lines = arrived[0]!.raw.toString('latin1').split('\r\n');
  expect(lines.filter((line) => line.length > 998)).toEqual([]);
  expect(body.split('\r\n').filter((line) => line.length > 76 || /[^\t\x20-\x7e]/.test(line))).toEqual([]);
  expect(arrived[0]!.raw.toString('latin1')).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
});

const EVIL = 'Evil\r\nBcc: eve@evil.example\r\n\r\n<script>\n\tX: y\u2028\0\u202e';
const LONG = 'Größe und Würde für Käufer übersät mit Ärger über süße Äpfel '.repeat(3).trim();

test.each<[string, Given]>([
  ['a subject', { head: { mailSubject: EVIL } }],
  ['a title', { head: { title: EVIL } }],
  ['the name of the sender', { settings: { senderName: EVIL } }],
  ['the name of the site', { settings: { siteName: EVIL } }],
  ['where answers go', { settings: { replyTo: EVIL } }],
  ['a long subject in another script', { head: { mailSubject: LONG } }],
  ['a long name of the site in another script', { settings: { siteName: LONG } }],
  ['a long name of the sender in another script', { settings: { senderName: LONG } }],
  ['a name in quotes', { settings: { senderName: 'A "quoted" <name@evil.example>, you\\' } }],
])('%s begins no line of its own, and the signature holds', async (_, given) => {
  const { arrived } = await arrivedOf(given);
  const mail = arrived[0]!;
  const known = [
    'dkim-signature',
    'from',
    'reply-to',
    'subject',
    'list-id',
    'precedence',
    'mime-version',
    'to',
    'date',
  ];
  const others = [
    'message-id',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'content-type',
    'content-transfer-encoding',
  ];
  const names = fieldsOf(mail).map(({ name }) => name);
  expect(names.filter((name) => ![...known, ...others].includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(checkDkim(mail.raw, resolve).wrong).toBeUndefined();
  for (const { line } of fieldsOf(mail)) {
    expect(line).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    // RFC 2047, 2.
    for (const [word] of line.matchAll(/=\?\S*\?=/g)) expect(word.length).toBeLessThanOrEqual(75);
  }
  expect(only(mail, 'list-id')).toMatch(/ <briefing\.aislefive\.example>$/);
  const parsed = await simpleParser(mail.raw);
  expect(parsed.from?.value.map(({ address }) => address)).toEqual(['friday@aislefive.example']);
  expect(parsed.to).toMatchObject({ text: 'reader-1@mail.example' });
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.text).toContain('Headline of story-one');
});
