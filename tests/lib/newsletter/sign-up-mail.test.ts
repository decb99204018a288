import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { mails, outbox } from '@/db/schema/outbox';
import { env } from '@/lib/env';
import { changePreferences } from '@/lib/newsletter/change-preferences';
import { confirm } from '@/lib/newsletter/confirm';
import { leave } from '@/lib/newsletter/leave';
import { findByLink, linkToken } from '@/lib/newsletter/links';
import { signUpCarriers } from '@/lib/newsletter/sign-up-mail';
import { welcomeCarriers } from '@/lib/newsletter/welcome';
import { carryOut } from '@/lib/outbox';
import { settings } from '@/db/schema/settings';
import { ask, joinAs, later, MINUTE, sentTokens } from '../../fixtures/subscribers';
import { demoDatabase, freshDatabase } from '../../support/database';

const carry = () => carryOut({ ...signUpCarriers, ...welcomeCarriers }, later(MINUTE));

let arrived: { to: string[]; raw: string; mail: ParsedMail }[] = [];
let server: SMTPServer;

beforeEach(async () => {
  freshDatabase();
  arrived = [];
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void simpleParser(raw).then((mail) => {
          arrived.push({ to, raw, mail });
          done();
        });
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port));
  });
  env().SMTP_URL = `smtp://127.0.0.1:${port}`;
});

afterEach(async () => {
  delete env().SMTP_URL;
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

describe('the mail that asks to confirm', () => {
  test('holds the link in both its parts, goes to one address, and is sent once', async () => {
    await ask('Ada+News@example.com');
    const [token] = await sentTokens();
    await carry();
    await carry();
    expect(arrived).toHaveLength(1);
    const [{ to, mail }] = arrived as [(typeof arrived)[0]];
    expect(to).toEqual(['Ada+News@example.com']);
    const link = `https://aislefive.example/newsletter/confirm/${token}`;
    expect(mail.text).toContain(link);
    expect(mail.html).toContain(`href="${link}"`);
    expect(mail.subject).toBe('Confirm your address for Aisle Five');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.attachments).toEqual([]);
    expect(await db().select().from(mails)).toEqual([]);
  });

  test('says the same to whoever is on the list already', async () => {
    await joinAs('ada@example.com');
    await carry();
    const said = () => arrived.at(-1)!.mail.text!.replace(/confirm\/[\w-]+/, '');
    await ask('bo@example.com');
    await carry();
    const toNew = said();
    await ask('ada@example.com', { now: later(60 * MINUTE) });
    await carryOut(signUpCarriers, later(61 * MINUTE));
    expect(arrived.at(-1)!.to).toEqual(['ada@example.com']);
    expect(said()).toBe(toNew);
  });

  test('names of the site and of people cannot begin another line of its head', async () => {
    await transact((tx) => tx.update(settings).set({ siteName: 'Five\r\nBcc: eve@example.com\r\n<b>' }));
    await ask("o'neill+<x>@example.com".replace('<x>', ''));
    await carry();
    const head = arrived[0]!.raw.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^Bcc/im);
    expect(arrived[0]!.to).toEqual(["o'neill+@example.com"]);
    expect(arrived[0]!.mail.html).not.toContain('<b>');
  });

  test('an international address is written to as it is', async () => {
    await ask('jörg@bücher.example');
    await carry();
    expect(arrived[0]!.to[0]).toMatch(/^jörg@(bücher|xn--bcher-kva)\.example$/);
  });

  test('does not go to whoever has confirmed meanwhile', async () => {
    await ask('ada@example.com');
    await confirm({ token: (await sentTokens())[0]!, now: later(1) });
    await carry();
    expect(arrived.filter(({ mail }) => mail.subject?.startsWith('Confirm'))).toEqual([]);
  });

  test('without a mail server it is kept for the administrator to read', async () => {
    delete env().SMTP_URL;
    await ask('ada@example.com');
    await carry();
    expect(await db().select().from(mails)).toMatchObject([{ recipient: 'ada@example.com', status: 'kept' }]);
  });

  test('to a new address it asks whether mail should come there', async () => {
    const ada = await joinAs('ada@example.com');
    const form = { email: 'ada@new.example' };
    await changePreferences({ token: linkToken(ada, 'settings'), form, network: '192.0.2.1', now: later(1) });
    await carry();
    const mail = arrived.find(({ to }) => to[0] === 'ada@new.example')!.mail;
    expect(mail.subject).toBe('Your new address for Aisle Five');
    expect(mail.text).not.toContain('ada@example.com');
  });
});

describe('the welcome', () => {
  test('is the latest edition, with the links of this person, and can be left by one POST', async () => {
    await demoDatabase();
    const ada = await joinAs('ada@example.com');
    await carry();
    const { mail, to } = arrived.find(({ mail }) => mail.subject?.startsWith('Welcome'))!;
    expect(to).toEqual(['ada@example.com']);
    expect(mail.text).toContain('You’re on the list. The next edition comes on Friday 31 July at 07:00.');
    expect(mail.text).toContain('You signed up on 24 July 2020 as ada@example.com.');
    expect(mail.html).toContain('No. 45');
    expect(`${mail.html as string}${mail.text}`).not.toMatch(/\{\{|in a browser/);
    const list = mail.headers.get('list') as unknown as Record<string, { url?: string; mail?: string; id?: string }>;
    const token = /leave\/(\S+)$/.exec(list.unsubscribe!.url!)![1]!;
    expect(await findByLink(token, 'leave')).toMatchObject({ id: ada.id });
    expect(list.unsubscribe!.mail).toContain(`subject=leave%20${token}`);
    expect(list['unsubscribe-post']).toMatchObject({ name: 'List-Unsubscribe=One-Click' });
    expect(list.id).toMatchObject({ id: 'briefing.aislefive.example', name: 'Aisle Five' });
  });

  test('does not go to whoever has left meanwhile, nor before there is an edition', async () => {
    await joinAs('ada@example.com');
    await carry();
    await demoDatabase();
    const bo = await joinAs('bo@example.com');
    await leave({ token: linkToken(bo, 'leave'), purpose: 'leave', now: later(1) });
    await carry();
    expect(arrived.map(({ mail }) => mail.subject).filter((subject) => subject?.startsWith('Welcome'))).toEqual([]);
    expect((await db().select().from(outbox)).every(({ status }) => status === 'done')).toBe(true);
  });
});
