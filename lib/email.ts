import { desc, eq, lt, sql } from 'drizzle-orm';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { db, transact, type Transaction } from '@/db/client';
import { mails, outbox } from '@/db/schema/outbox';
import { env } from './env';
import { log } from './log';
import { post, type Carrier } from './outbox';
import { getSettings } from './settings';

type Letter = { to: string; subject: string; text: string; now: Date };

/** One address and nothing else: no name, no second recipient, nothing that could begin another line. */
const ADDRESS = /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()[\]\\\p{Cc}@]+$/u;

/**
 * Puts a mail of the desk itself (an invitation, a link for a new password) into the outbox, within the transaction that
 * decides it. Without a mail server it is kept for the administrator to read.
 * @throws Error if `to` is not one plain address: it was to be checked before.
 */
export async function postMail(tx: Transaction, { to, subject, text, now }: Letter): Promise<void> {
  if (!ADDRESS.test(to) || to.length > 254) throw new Error('A mail can be sent to one plain address only.');
  const oneLine = subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const [mail] = await tx
    .insert(mails)
    .values({ recipient: to, subject: oneLine, text, createdAt: now })
    .returning({ id: mails.id });
  await post(tx, { topic: 'mail', payload: { mail: mail!.id }, now });
}

/** Whether there is a mail server. If not, whoever makes a link hands it over themselves. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** How the mail in the outbox leaves. */
export const mailers: Record<string, Carrier> = { mail: carryMail };

async function carryMail(payload: unknown): Promise<void> {
  const { mail: id } = z.object({ mail: z.number() }).parse(payload);
  const [mail] = await db().select().from(mails).where(eq(mails.id, id));
  if (mail?.status !== 'waiting') return;
  if (canSendMail()) await sendLetter(letterOf(mail));
  else if (env().NODE_ENV === 'development') log.info(`mail to ${mail.recipient}: ${mail.subject}\n\n${mail.text}\n`);
  await settleMail(id);
}

/** A mail of the desk has left, and its text with it; without a mail server it is kept. */
export async function settleMail(id: number): Promise<void> {
  const settled = canSendMail() ? { status: 'sent' as const, text: '' } : { status: 'kept' as const };
  await transact((tx) => tx.update(mails).set(settled).where(eq(mails.id, id)));
}

/** In milliseconds; an attempt ends well before the outbox would let another process take it. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

const letterOf = ({ id, recipient, subject, text, createdAt }: typeof mails.$inferSelect): OutgoingLetter => ({
  ...{ id: `desk-${id}-${createdAt.getTime()}`, to: recipient, subject, text, date: createdAt },
});

/** A mail as it is handed to the mail server. */
export type OutgoingLetter = {
  /** Makes the Message-ID. The same each time it is tried, so that a mail that was taken twice arrives once. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  date: Date;
  /** Of a mail that comes by itself and that its reader can leave (RFC 2369, RFC 8058). */
  list?: { id: string; name: string; unsubscribe: string };
};

/**
 * Hands a mail to the mail server, to one plain address.
 * @throws Error if it was not taken, in words without the address.
 */
export async function sendLetter({ id, to, subject, text, html, date, list }: OutgoingLetter): Promise<void> {
  const { SMTP_URL, MAIL_FROM, SITE_URL } = env();
  const { senderName, senderAddress } = await getSettings();
  const asIs = (value: string) => ({ prepared: true, foldLines: true, value });
  await handOver(SMTP_URL!, {
    from: MAIL_FROM ?? { name: senderName, address: senderAddress },
    to: { name: '', address: to },
    ...{ subject, text, date },
    ...(html && { html }),
    messageId: `<${id}@${new URL(SITE_URL).hostname}>`,
    ...(list && { list: { id: { url: list.id, comment: list.name } } }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(list && {
        'List-Unsubscribe': asIs(list.unsubscribe),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  });
}

/**
 * Hands a message that is whole already to the mail server, to one plain address.
 * @throws Error if it was not taken, in words without the address.
 */
export function sendMessage({ from, to, raw }: { from: string; to: string; raw: Buffer }): Promise<void> {
  return handOver(env().SMTP_URL!, { envelope: { from, to }, raw });
}

async function handOver(url: string, mail: SendMailOptions): Promise<void> {
  const transport = createTransport({ url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    // What mail servers say repeats the address, which has no business in the log.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    throw new Error(`the mail server did not take a mail (${responseCode ?? code ?? 'no reason given'})`);
  } finally {
    transport.close();
  }
}

/** Where there is no mail server: keeps a mail for the administrator to read, as if it had been posted. */
export async function keepLetter({ to, subject, text, date }: OutgoingLetter): Promise<void> {
  if (env().NODE_ENV === 'development') log.info(`mail to ${to}: ${subject}\n\n${text}\n`);
  await transact((tx) => tx.insert(mails).values({ recipient: to, subject, text, createdAt: date, status: 'kept' }));
}

/** The desk's own mail, the latest first, with what the last attempt to send it heard; `before` is where to go on. */
export function listMails({ before, limit }: { before?: number; limit: number }) {
  return db()
    .select({
      id: mails.id,
      recipient: mails.recipient,
      subject: mails.subject,
      text: mails.text,
      status: mails.status,
      createdAt: mails.createdAt,
      lastError: outbox.lastError,
      isGivenUp: sql<number>`coalesce(${outbox.status}, '') = 'given up'`.mapWith(Boolean),
    })
    .from(mails)
    .leftJoin(
      outbox,
      sql`${outbox.topic} in ('mail', 'test mail') and json_extract(${outbox.payload}, '$.mail') = ${mails.id}`,
    )
    .where(before ? lt(mails.id, before) : undefined)
    .orderBy(desc(mails.id))
    .limit(limit);
}
