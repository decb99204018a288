import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { and, desc, eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/client';
import { mailVersions } from '@/db/schema/sends';
import { env } from '@/lib/env';
import type { Settings } from '@/lib/settings';
import type { Mail } from './compose';
import { findMailToSend } from './edition-for-mail';
import { prepareMail, type Letterhead, type MailPress } from './message';

/**
 * Writes the mail of an edition as it is out now to the send, if that is another than its newest version. Says the number of
 * the version that goes out from here on; nothing if the edition is not out.
 */
export async function updateMail(
  tx: Transaction,
  { sendId, briefingId, madeBy, now }: { sendId: number; briefingId: number; madeBy: string; now: Date },
): Promise<{ number: number; isNew: boolean } | undefined> {
  const mail = await findMailToSend(briefingId, now);
  if (!mail) return undefined;
  const [last] = await tx
    .select()
    .from(mailVersions)
    .where(eq(mailVersions.sendId, sendId))
    .orderBy(desc(mailVersions.number))
    .limit(1);
  if (last && isSameMail(last, mail)) return { number: last.number, isNew: false };
  const number = (last?.number ?? 0) + 1;
  const { subject, preheader, html, text } = mail;
  await tx.insert(mailVersions).values({ sendId, number, subject, preheader, html, text, madeAt: now, madeBy });
  return { number, isNew: true };
}

const isSameMail = (one: typeof mailVersions.$inferSelect, other: Mail) =>
  one.subject === other.subject && one.html === other.html && one.text === other.text;

/** What every mail has in its head, by the settings and the environment. */
export function letterhead({ siteName, senderName, senderAddress, replyTo }: Settings): Letterhead {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE, SITE_URL } = env();
  return {
    from: { name: senderName, address: senderAddress },
    replyTo,
    list: { name: siteName, domain: `briefing.${new URL(SITE_URL).hostname}` },
    dkim:
      DKIM_DOMAIN && DKIM_KEY_FILE
        ? {
            domainName: DKIM_DOMAIN,
            keySelector: DKIM_SELECTOR,
            privateKey: createPrivateKey(readFileSync(DKIM_KEY_FILE)),
          }
        : undefined,
  };
}

/** A version of a send's mail, ready for one recipient after another. */
export type Press = { write: MailPress; subject: string; text: string };

/** A version of a send's mail, as it was stored before its first one left. */
export async function findSentMail({
  sendId,
  version,
}: {
  sendId: number;
  version: number;
}): Promise<typeof mailVersions.$inferSelect | undefined> {
  const [found] = await db()
    .select()
    .from(mailVersions)
    .where(and(eq(mailVersions.sendId, sendId), eq(mailVersions.number, version)));
  return found;
}

/** Finds it. Throws an Error if the version is not there or the mail cannot be signed. */
export async function findPress(version: { sendId: number; version: number }, settings: Settings): Promise<Press> {
  const found = await findSentMail(version);
  if (!found) throw new Error(`Send ${version.sendId} has no version ${version.version} of its mail.`);
  return { write: prepareMail(found, letterhead(settings)), subject: found.subject, text: found.text };
}
