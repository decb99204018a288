import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { dayByDay, formatDate } from '@/lib/dates';
import { canSendMail, sendLetter } from '@/lib/email';
import { env } from '@/lib/env';
import type { Carrier } from '@/lib/outbox';
import { getSettings, type Settings } from '@/lib/settings';
import { findLatestMail } from './edition-for-mail';
import { leaveMailto, leaveUrl, settingsUrl, viewUrl, type LinkHolder } from './links';
import { fillHtml, fillText, type MergeFields } from './merge-fields';
import { nextEdition } from './sign-up-words';

/** How the welcome leaves. */
export const welcomeCarriers: Record<string, Carrier> = { welcome: carryWelcome };

/**
 * Sends the latest edition to somebody who has just joined, so that they see at once what they get. Whoever has left again
 * meanwhile gets nothing, and neither does anybody before the first edition: the page has said when it comes.
 */
async function carryWelcome(payload: unknown): Promise<void> {
  const { subscriber: id } = z.object({ subscriber: z.number() }).parse(payload);
  const [subscriber] = await db().select().from(subscribers).where(eq(subscribers.id, id));
  if (subscriber?.status !== 'active' || !canSendMail()) return;
  const settings = await getSettings();
  const mail = await findLatestMail(subscriber.joinedAt, welcomeWords(settings, subscriber.joinedAt));
  if (!mail) return;
  const fields = mergeFieldsFor(settings)(subscriber);
  await sendLetter({
    ...{ id: `welcome-${id}-${subscriber.joinedAt.getTime()}`, to: subscriber.email, date: subscriber.joinedAt },
    subject: `Welcome. ${mail.subject}`,
    text: fillText(mail.text, fields),
    ...(subscriber.format === 'designed' && { html: fillHtml(mail.html, fields) }),
    list: listOf(subscriber, settings),
  });
}

const welcomeWords = (settings: Settings, now: Date) =>
  `You’re on the list. The next edition comes on ${nextEdition(now, settings).words}. Until then, this is the latest one.`;

type Person = Pick<typeof subscribers.$inferSelect, 'id' | 'email' | 'joinedAt' | 'linkKey'>;

/** What differs in a mail from one subscriber to the next. `sendId` is that of the send it belongs to, if it does. */
export function mergeFieldsFor({ timeZone, locale }: Settings): (person: Person, sendId?: number) => MergeFields {
  const since = dayByDay(timeZone, (date) => formatDate(date, locale));
  return (person, sendId) => ({
    address: person.email,
    since: since(person.joinedAt),
    preferences: settingsUrl(person),
    unsubscribe: leaveUrl(person),
    view: sendId === undefined ? env().SITE_URL : viewUrl(person, sendId),
  });
}

/** The head fields of RFC 2919, 2369 and 8058: which list this is, and how to leave it by one POST or by mail. */
function listOf(holder: LinkHolder, { siteName, senderAddress }: Settings) {
  const { hostname } = new URL(env().SITE_URL);
  return {
    id: `briefing.${hostname}`,
    name: siteName.replaceAll('"', ''),
    unsubscribe: `<${leaveUrl(holder)}>, <${leaveMailto(holder, senderAddress)}>`,
  };
}
