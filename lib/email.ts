import { desc, eq, lt, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
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
  if (canSendMail()) await send(mail);
  else if (env().NODE_ENV === 'development') log.info(`mail to ${mail.recipient}: ${mail.subject}\n\n${mail.text}\n`);
  const settled = canSendMail() ? { status: 'sent' as const, text: '' } : { status: 'kept' as const };
  await transact((tx) => tx.update(mails).set(settled).where(eq(mails.id, id)));
}

/** In milliseconds; an attempt ends well before the outbox would let another process take it. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

async function send({ id, recipient, subject, text, createdAt }: typeof mails.$inferSelect): Promise<void> {
  const { SMTP_URL, MAIL_FROM, SITE_URL } = env();
  const { senderName, senderAddress } = await getSettings();
  const transport = createTransport({ url: SMTP_URL!, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({
      from: MAIL_FROM ?? { name: senderName, address: senderAddress },
      to: { name: '', address: recipient },
      subject,
      text,
      date: createdAt,
      // The same each time it is tried, so that a mail that was taken twice arrives once.
      messageId: `<desk-${id}-${createdAt.getTime()}@${new URL(SITE_URL).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    // What mail servers say repeats the address, which has no business in the log.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    throw new Error(`the mail server did not take a mail (${responseCode ?? code ?? 'no reason given'})`);
  } finally {
    transport.close();
  }
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
    .leftJoin(outbox, sql`${outbox.topic} = 'mail' and json_extract(${outbox.payload}, '$.mail') = ${mails.id}`)
    .where(before ? lt(mails.id, before) : undefined)
    .orderBy(desc(mails.id))
    .limit(limit);
}
