import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOBODY } from '@/lib/newsletter/merge-fields';
import { prepareMail, rawOf } from '@/lib/newsletter/message';
import { smtpLane } from '@/lib/newsletter/smtp-lane';
import { startSink, type Sink } from '../../fixtures/sink';

let sink: Sink;
beforeEach(async () => void (sink = await startSink()));
afterEach(() => sink.stop());

const stored = Promise.resolve();
const long = (line: string) => `${line}\n`.repeat(20_000);

const press = (text: string) =>
  prepareMail(
    { subject: 'Friday', html: '', text },
    {
      from: { name: 'Aisle Five', address: 'friday@aislefive.example' },
      list: { name: 'Aisle Five', domain: 'briefing.aislefive.example' },
      ...{ replyTo: '', dkim: undefined },
    },
  );

const mailOf = (text: string, to = 'ann@mail.example') =>
  press(text)({
    ...{ email: to, format: 'plain', fields: { ...NOBODY, address: '.ann' }, date: new Date(0) },
    ...{ messageId: '<1@aislefive.example>', returnPath: 'bounces@aislefive.example' },
  });

/** As it was written, however a mail program reads it. */
const textIn = async (raw: Buffer) => (await simpleParser(raw)).text;

test.each([
  ['words', 'Hello.\n'],
  ['lines that begin with a dot', '.one\n..two\n...\nthree.\n.four\n'],
  ['a line that is a dot, which would end it', 'One\n.\nTwo\n'],
  ['the end of a mail and another one in it', 'One\n.\nMAIL FROM:<eve@mail.example>\n'],
  ['a dot at its end', 'One\n.\n'],
  ['only dots', '.\n.\n.\n'],
  ['dots before and after what is filled in', '.{{since}}.{{since}}\n'],
  ['lines of dots that are cut', `${'.'.repeat(300)}\n`],
  ['more than a connection takes at once', long('.many')],
  ['empty lines at its end', 'One\n\n\n'],
])('a mail arrives as it is, with %s', async (_, text) => {
  const lane = smtpLane(sink.url);
  await lane.open();
  const mail = mailOf(text);
  // The second shows that nothing of the first is left on the connection.
  for (const time of [1, 2]) expect([time, (await lane.hand(mail, stored)).kind]).toEqual([time, 'accepted']);
  lane.close();
  expect(sink.arrived.map(({ raw }) => raw.equals(rawOf(mail)))).toEqual([true, true]);
  expect(await textIn(sink.arrived[0]!.raw)).toBe(text.replaceAll('{{since}}', NOBODY.since));
  const lines = rawOf(mail).toString('latin1').split('\r\n');
  expect(lines.filter((line) => line.startsWith('.') || line.length > 76)).toEqual([]);
});

test.each([
  ['from the first byte', 'smtps', { secure: true }],
  ['after STARTTLS', 'smtp', { disabledCommands: [] }],
])('an encrypted connection, %s, carries it as well', async (_, scheme, options) => {
  const safe = await startSink(undefined, options);
  // The certificate is the one that comes with the server of the tests.
  const lane = smtpLane(`${safe.url.replace('smtp', scheme)}/?tls.rejectUnauthorized=false&requireTLS=true`);
  await lane.open();
  const mail = mailOf(long('.many'));
  for (const time of [1, 2]) expect([time, await lane.hand(mail, stored)]).toMatchObject([time, { kind: 'accepted' }]);
  lane.close();
  await safe.stop();
  expect(safe.arrived.map(({ raw }) => raw.equals(rawOf(mail)))).toEqual([true, true]);
});

test.each(['One', 'To {{address}}', 'One.', ''])(
  'a mail without an end of its last line gets one (%j)',
  async (text) => {
    const lane = smtpLane(sink.url);
    await lane.open();
    await lane.hand(mailOf(text), stored);
    lane.close();
    expect(sink.arrived[0]!.raw.equals(rawOf(mailOf(text)))).toBe(true);
    expect(await textIn(sink.arrived[0]!.raw)).toBe(`${text.replace('{{address}}', '.ann')}\n`);
  },
);

test('nothing of a mail leaves before its claim is stored, and nothing at all if the disk does not take it', async () => {
  const [slow, quick] = [smtpLane(sink.url), smtpLane(sink.url)];
  for (const lane of [slow, quick]) await lane.open();
  const mail = (to: string) => mailOf('One\n', to);
  let store = () => {};
  const held = slow.hand(mail('held@mail.example'), new Promise<void>((resolve) => (store = resolve)));
  for (const each of ['a@mail.example', 'b@mail.example']) await quick.hand(mail(each), stored);
  store();
  expect(await held).toMatchObject({ kind: 'accepted' });
  expect(await slow.hand(mail('lost@mail.example'), Promise.reject(new Error('The disk is full.')))).toEqual({
    kind: 'lost',
    answer: 'It was not handed over: the disk did not take the record of it.',
  });
  expect(slow.isOpen).toBe(false);
  expect(await quick.hand(mail('c@mail.example'), stored)).toMatchObject({ kind: 'accepted' });
  quick.close();
  const names = sink.arrived.map(({ to }) => to.split('@')[0]);
  expect(names).toEqual(['a', 'b', 'held', 'c']);
});

test('a connection that is closed while it opens is closed', async () => {
  let met = (_: Socket) => {};
  const meeting = new Promise<Socket>((resolve) => (met = resolve));
  // It never greets.
  const server = createServer((socket) => met(socket)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const lane = smtpLane(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const opened = lane.open().then(
    () => 'open',
    () => 'closed',
  );
  const socket = (await meeting).resume();
  const ended = new Promise((resolve) => socket.once('end', () => resolve('hung up')));
  lane.close();
  expect(await Promise.all([opened, ended])).toEqual(['closed', 'hung up']);
  expect(lane.isOpen).toBe(false);
  socket.destroy();
  server.close();
});
