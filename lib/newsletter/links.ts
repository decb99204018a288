import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { derive, isSame } from '@/lib/editors/tokens';
import { env } from '@/lib/env';

/** What a link is good for; it is good for nothing else. */
export const LINK_PURPOSES = ['settings', 'leave', 'view'] as const;

export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Whose link it is. `linkKey` is random and the person's own: a new one makes all earlier links void. */
export type LinkHolder = { id: number; linkKey: string };

/** 128 bits of HMAC-SHA-256 (RFC 2104, 5 allows half of it): longer ones only make a mail heavier. */
const SIGNATURE = 22;

/**
 * The secret part of a person's link, such as "4k.G1u…": a number and a signature, no address. The same for years, as long
 * as neither `linkKey` nor AUTH_SECRET changes.
 */
export function linkToken({ id, linkKey }: LinkHolder, purpose: LinkPurpose): string {
  return `${id.toString(36)}.${signature(id, linkKey, purpose)}`;
}

let derived: Uint8Array | undefined;

function signature(id: number, linkKey: string, purpose: LinkPurpose): string {
  derived ??= derive('links of subscribers', 32);
  return createHmac('sha256', derived).update(`${purpose}\n${id}\n${linkKey}`).digest('base64url').slice(0, SIGNATURE);
}

const TOKEN = new RegExp(`^([0-9a-z]{1,10})\\.([\\w-]{${SIGNATURE}})$`);

/** Whose link this is, if it was signed for this purpose and is not void. Says nothing about why it is not. */
export async function findByLink(
  token: string,
  purpose: LinkPurpose,
): Promise<typeof subscribers.$inferSelect | undefined> {
  const [, number, signed] = TOKEN.exec(token) ?? [];
  if (number === undefined || signed === undefined) return undefined;
  const id = parseInt(number, 36);
  if (!Number.isSafeInteger(id)) return undefined;
  const [subscriber] = await db().select().from(subscribers).where(eq(subscribers.id, id));
  const isTheirs = isSame(signed, signature(id, subscriber?.linkKey ?? '', purpose));
  return isTheirs ? subscriber : undefined;
}

/** The paths of the two addresses below. */
export const settingsPath = (holder: LinkHolder) => `/newsletter/settings/${linkToken(holder, 'settings')}`;
export const leavePath = (holder: LinkHolder) => `/newsletter/leave/${linkToken(holder, 'leave')}`;

/** Where somebody changes or pauses what they get, with no sign-in. */
export function settingsUrl(holder: LinkHolder): string {
  return env().SITE_URL + settingsPath(holder);
}

/**
 * Where somebody leaves. Opened in a browser it is a page with a button and changes nothing; a POST of
 * `List-Unsubscribe=One-Click` (RFC 8058) from anywhere, without cookies, takes them off the list.
 */
export function leaveUrl(holder: LinkHolder): string {
  return env().SITE_URL + leavePath(holder);
}

/** Where somebody reads a mail they were sent in a browser. */
export function viewUrl(holder: LinkHolder, sendId: number): string {
  return `${env().SITE_URL}/newsletter/view/${linkToken(holder, 'view')}/${sendId}`;
}

/** How somebody leaves by mail, for programs that know no other way: the subject says it all. */
export function leaveMailto(holder: LinkHolder, mailbox: string): string {
  return `mailto:${encodeURIComponent(mailbox).replaceAll('%40', '@')}?subject=leave%20${linkToken(holder, 'leave')}`;
}

/** The token in the subject of such a mail, whatever a mail program put around it; `leave` (leave.ts) takes it. */
export function leaveTokenIn(subject: string): string | undefined {
  return /\bleave\s+([0-9a-z]{1,10}\.[\w-]{22})(?![\w-])/i.exec(subject.slice(0, 1000))?.[1];
}
