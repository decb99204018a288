import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mails } from '@/db/schema/outbox';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { claimTurn } from '@/lib/editors/throttle';
import { canSendMail, sendMessage, settleMail } from '@/lib/email';
import { env } from '@/lib/env';
import { post, type Carrier } from '@/lib/outbox';
import { getSettings } from '@/lib/settings';
import { parseAddress } from './address';
import { findMailToPreview } from './edition-for-mail';
import { letterhead } from './mail-of-send';
import { fillText, NOBODY, type MergeFields } from './merge-fields';
import { prepareMail, rawOf } from './message';

export type TestResult =
  | { ok: true; email: string }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'no address'; problem: string }
  | { ok: false; reason: 'too many'; until: Date };

/** In an hour, for each editor: enough to look at a mail in every program, too few to write to a list. */
const MOST_TESTS = 20;

type Order = { briefingId: number; to: string; by: Actor; now: Date };

/**
 * Sends the mail of an edition, as it would go out now, to one address. It has the head and the signature of the real one, but its
 * subject says that it is a test, its links are nobody's, and no book counts it.
 */
export async function sendTest({ briefingId, to, by, now }: Order): Promise<TestResult> {
  if (!may(by, 'send')) return { ok: false, reason: 'not allowed' };
  const parsed = parseAddress(to);
  if (!parsed.ok) return { ok: false, reason: 'no address', problem: parsed.problem };
  const { email } = parsed;
  const mail = await findMailToPreview(briefingId, now);
  if (!mail) return { ok: false, reason: 'not found' };
  return transact(async (tx) => {
    const [edition] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    const turn = await claimTurn(tx, { turns: [{ key: `test mails of ${by.name}`, most: MOST_TESTS }], now });
    if (!turn.ok) return { ok: false, reason: 'too many', until: turn.until };
    const [row] = await tx
      .insert(mails)
      .values({
        recipient: email,
        subject: subjectOf(mail.subject),
        text: fillText(mail.text, fieldsFor(email)),
        createdAt: now,
      })
      .returning({ id: mails.id });
    await post(tx, { topic: 'test mail', payload: { mail: row!.id, briefing: briefingId }, now });
    const subject = `No. ${edition!.number}`;
    await record(tx, { by, act: 'sent a test of the mail of', subject, after: { to: email }, now });
    return { ok: true, email };
  });
}

const subjectOf = (subject: string) => `[Test] ${subject}`;

/** Whoever gets a test is not on the list by it: there is nothing to change or to leave. */
function fieldsFor(address: string): MergeFields {
  const page = `${env().SITE_URL}/newsletter`;
  return { address, since: NOBODY.since, preferences: page, unsubscribe: page, view: page };
}

/** How a test leaves. */
export const testCarriers: Record<string, Carrier> = { 'test mail': carryTest };

async function carryTest(payload: unknown): Promise<void> {
  const { mail: id, briefing } = z.object({ mail: z.number(), briefing: z.number() }).parse(payload);
  const [row] = await db().select().from(mails).where(eq(mails.id, id));
  if (row?.status !== 'waiting') return;
  if (canSendMail()) await handOver(row, briefing);
  await settleMail(id);
}

async function handOver({ id, recipient, subject, createdAt }: typeof mails.$inferSelect, briefingId: number) {
  const mail = await findMailToPreview(briefingId, createdAt);
  if (!mail) throw new Error('the edition is not there any more');
  const settings = await getSettings();
  const write = prepareMail({ ...mail, subject }, letterhead(settings));
  const message = write({
    email: recipient,
    format: 'designed',
    fields: fieldsFor(recipient),
    messageId: `<test-${id}-${createdAt.getTime()}@${new URL(env().SITE_URL).hostname}>`,
    returnPath: settings.senderAddress,
    date: createdAt,
  });
  await sendMessage({ ...message, raw: rawOf(message) });
}
