import PostalMime from 'postal-mime';
import { leave } from './leave';
import { leaveTokenIn } from './links';

/** Bytes of a head that are looked at. */
const MOST_HEAD = 64 * 1024;

/**
 * Takes somebody off the list who wrote the mail that the `mailto` of List-Unsubscribe asks for (RFC 2369, 3.2). Its subject
 * holds the token of a mail of ours; who it is from does not matter, since anybody can write any sender.
 */
export async function leaveByMail(raw: Uint8Array, now: Date): Promise<{ ok: boolean }> {
  const text = Buffer.from(raw.subarray(0, MOST_HEAD)).toString('latin1');
  const head = text.slice(0, /\r?\n\r?\n/.exec(text)?.index);
  const mail = await PostalMime.parse(`${head}\r\n\r\n`).catch(() => undefined);
  const token = leaveTokenIn(mail?.subject ?? '');
  return token === undefined ? { ok: false } : leave({ token, purpose: 'leave', now });
}
