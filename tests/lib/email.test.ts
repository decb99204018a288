import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db, transact } from '@/db/client';
import { mails, outbox } from '@/db/schema/outbox';
import { canSendMail, listMails, mailers, postMail } from '@/lib/email';
import { env } from '@/lib/env';
import { carryOut } from '@/lib/outbox';
import { freshDatabase } from '../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const later = new Date('2020-07-24T06:02:00Z');
const given = { ...env() };

const letter = { to: 'ada@example.com', subject: 'An invitation', text: 'Come in:\nhttps://x.example/secret', now };
const send = (change: Partial<typeof letter> = {}) => transact((tx) => postMail(tx, { ...letter, ...change }));
const stored = () => db().select().from(mails).orderBy(mails.id);

type Arrived = { from: string; to: string[]; raw: string; mail: ParsedMail };

let servers: SMTPServer[] = [];

/** A mail server on this machine. `refuse` is what it says to the first mails, as its answer. */
async function mailServer(refuse: number[] = []): Promise<{ arrived: Arrived[]; url: string }> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'desk' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const responseCode = refuse.shift();
        if (responseCode) return done(Object.assign(new Error('ada@example.com is busy'), { responseCode }));
        const raw = Buffer.concat(parts).toString();
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((mail) => {
          arrived.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw, mail });
          done();
        });
      });
    },
  });
  servers.push(server);
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port));
  });
  return { arrived, url: `smtp://desk:${encodeURIComponent('p@ss')}@127.0.0.1:${port}` };
}

beforeEach(() => freshDatabase());

afterEach(async () => {
  Object.assign(env(), { SMTP_URL: undefined, MAIL_FROM: undefined, NODE_ENV: 'test' }, given);
  if (!('SMTP_URL' in given)) delete env().SMTP_URL;
  if (!('MAIL_FROM' in given)) delete env().MAIL_FROM;
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  servers = [];
});

describe('with a mail server', () => {
  test('a mail arrives as it was written, once, and its text is forgotten', async () => {
    const { arrived, url } = await mailServer();
    Object.assign(env(), { SMTP_URL: url, MAIL_FROM: 'Aisle Five <desk@aislefive.example>' });
    expect(canSendMail()).toBe(true);
    await send({ subject: 'Grüße – an invitation' });
    await carryOut(mailers, now);
    await carryOut(mailers, later);
    expect(arrived).toHaveLength(1);
    const [{ from, to, mail }] = arrived as [Arrived];
    expect([from, to]).toEqual(['desk@aislefive.example', ['ada@example.com']]);
    expect(mail).toMatchObject({ subject: 'Grüße – an invitation', date: now });
    expect(mail.text!.trim()).toBe(letter.text);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await stored()).toMatchObject([{ status: 'sent', text: '' }]);
  });

  test('without MAIL_FROM it is from the sender of the settings', async () => {
    const { arrived, url } = await mailServer();
    env().SMTP_URL = url;
    await send();
    await carryOut(mailers, now);
    expect(arrived[0]!.mail.from!.text).toBe('"Aisle Five" <briefing@localhost>');
  });

  test('one that is refused is tried again, under the same number, and the address stays out of the log', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { arrived, url } = await mailServer([451]);
    env().SMTP_URL = url;
    await send();
    await carryOut(mailers, now);
    expect(await stored()).toMatchObject([{ status: 'waiting', text: letter.text }]);
    expect(await listMails({ limit: 5 })).toMatchObject([
      { status: 'waiting', isGivenUp: false, lastError: 'the mail server did not take a mail (451)' },
    ]);
    expect(said.mock.calls.flat().join(' ')).not.toContain('ada@');
    await carryOut(mailers, new Date(now.getTime() + 6 * 60_000));
    expect(arrived).toHaveLength(1);
    expect(arrived[0]!.mail.messageId).toBe(`<desk-1-${now.getTime()}@aislefive.example>`);
  });

  test('a server that is not there is named by what failed, not by its password', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    env().SMTP_URL = 'smtp://desk:hunter2@127.0.0.1:1';
    await send();
    await carryOut(mailers, now);
    const [row] = await db().select().from(outbox);
    expect(row!.lastError).toBe('the mail server did not take a mail (ESOCKET)');
  });

  test('two processes that carry out the same outbox send it once', async () => {
    const { arrived, url } = await mailServer();
    env().SMTP_URL = url;
    await send();
    await Promise.all([carryOut(mailers, now), carryOut(mailers, now)]);
    expect(arrived).toHaveLength(1);
  });

  test('no subject begins another header, and the text is only text', async () => {
    const { arrived, url } = await mailServer();
    env().SMTP_URL = url;
    await send({ subject: 'Hello\r\nBcc: all@example.com\r\n\r\nBody', text: '.\r\n.\r\nMAIL FROM:<x@example.com>' });
    await carryOut(mailers, now);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]!.to).toEqual(['ada@example.com']);
    expect(arrived[0]!.raw).not.toMatch(/^Bcc:/im);
    expect(arrived[0]!.mail.subject).toBe('Hello Bcc: all@example.com Body');
    expect(arrived[0]!.mail.text).toContain('MAIL FROM:<x@example.com>');
  });
});

test.each([
  'ada@example.com\r\nBcc: all@example.com',
  'ada@example.com, all@example.com',
  'Ada <ada@example.com>',
  'ada@example.com\u0000',
  '"a b"@example.com',
  'ada',
  '@example.com',
  '',
  `${'a'.repeat(250)}@example.com`,
])('%j is no address for a mail', async (to) => {
  await expect(send({ to })).rejects.toThrow('one plain address');
  expect(await stored()).toEqual([]);
});

describe('without a mail server', () => {
  test('a mail is kept to be read, and not printed', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(canSendMail()).toBe(false);
    await send();
    await carryOut(mailers, now);
    expect(await listMails({ limit: 5 })).toMatchObject([{ status: 'kept', text: letter.text, recipient: letter.to }]);
    expect(said).not.toHaveBeenCalled();
  });

  test('in development it is in the log of the server as well', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    env().NODE_ENV = 'development';
    await send();
    await carryOut(mailers, now);
    expect(said.mock.calls.flat().join()).toContain('https://x.example/secret');
  });

  test('what was kept is not sent when a mail server comes later', async () => {
    await send();
    await carryOut(mailers, now);
    const { arrived, url } = await mailServer();
    env().SMTP_URL = url;
    await mailers.mail!({ mail: 1 });
    expect(arrived).toEqual([]);
  });

  test('mail that is undone with its act was never written', async () => {
    const undone = transact(async (tx) => {
      await postMail(tx, letter);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await stored()).toEqual([]);
    expect(await db().select().from(outbox)).toEqual([]);
  });

  test('the list goes on where it ended', async () => {
    for (const subject of ['one', 'two', 'three']) await send({ subject });
    const first = await listMails({ limit: 2 });
    expect(first.map((mail) => mail.subject)).toEqual(['three', 'two']);
    expect((await listMails({ limit: 2, before: first[1]!.id })).map((mail) => mail.subject)).toEqual(['one']);
  });
});
