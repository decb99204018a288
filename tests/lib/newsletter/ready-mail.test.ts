import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smtpLane } from '@/lib/newsletter/smtp-lane';
import { startSink, type Sink } from '../../fixtures/sink';

let sink: Sink;
beforeEach(async () => void (sink = await startSink()));
afterEach(() => sink.stop());

const stored = Promise.resolve();
const HEAD = 'To: ann@mail.example\r\n\r\n';
const long = (line: string) => `${line}\r\n`.repeat(20_000);

test.each([
  ['words', 'Hello.\r\n'],
  ['lines that begin with a dot', '.one\r\n..two\r\n...\r\nthree.\r\n.four\r\n'],
  ['a line that is a dot, which would end it', 'One\r\n.\r\nTwo\r\n'],
  ['the end of a mail and another one in it', 'One\r\n.\r\nMAIL FROM:<eve@mail.example>\r\n'],
  ['a dot at its end', 'One\r\n.\r\n'],
  ['only dots', '.\r\n.\r\n.\r\n'],
  ['more than a connection takes at once', long('.many')],
  ['empty lines at its end', 'One\r\n\r\n\r\n'],
])('a mail arrives as it is, with %s', async (_, body) => {
  const lane = smtpLane(sink.url);
  await lane.open();
  const mail = { from: 'bounces@aislefive.example', to: 'ann@mail.example', raw: Buffer.from(HEAD + body) };
  // The second shows that nothing of the first is left on the connection.
  for (const time of [1, 2]) expect([time, (await lane.hand(mail, stored)).kind]).toEqual([time, 'accepted']);
  lane.close();
  expect(sink.arrived.map(({ raw }) => raw.toString())).toEqual([HEAD + body, HEAD + body]);
});

test.each([
  ['from the first byte', 'smtps', { secure: true }],
  ['after STARTTLS', 'smtp', { disabledCommands: [] }],
])('an encrypted connection, %s, carries it as well', async (_, scheme, options) => {
  const safe = await startSink(undefined, options);
  // The certificate is the one that comes with the server of the tests.
  const lane = smtpLane(`${safe.url.replace('smtp', scheme)}/?tls.rejectUnauthorized=false&requireTLS=true`);
  await lane.open();
  const raw = Buffer.from(HEAD + long('.many'));
  for (const time of [1, 2])
    expect([
      time,
      await lane.hand({ from: 'bounces@aislefive.example', to: 'ann@mail.example', raw }, stored),
    ]).toMatchObject([time, { kind: 'accepted' }]);
  lane.close();
  await safe.stop();
  expect(safe.arrived.map((mail) => mail.raw.equals(raw))).toEqual([true, true]);
});

test('a mail without an end of its last line gets one', async () => {
  const lane = smtpLane(sink.url);
  await lane.open();
  await lane.hand(
    { from: 'bounces@aislefive.example', to: 'ann@mail.example', raw: Buffer.from(`${HEAD}One`) },
    stored,
  );
  lane.close();
  expect(sink.arrived[0]!.raw.toString()).toBe(`${HEAD}One\r\n`);
});

test('nothing of a mail leaves before its claim is stored, and nothing at all if the disk does not take it', async () => {
  const [slow, quick] = [smtpLane(sink.url), smtpLane(sink.url)];
  for (const lane of [slow, quick]) await lane.open();
  const mail = (to: string) => ({ from: 'bounces@aislefive.example', to, raw: Buffer.from(`${HEAD}One\r\n`) });
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
