import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { transact } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { addDays, dateInZone, instantAt } from '@/lib/dates';
import { getSettings } from '@/lib/settings';
import { parseAddress, type Address } from './address';
import { claimSignUp } from './limits';
import { findByLink } from './links';
import { consentWords, PAUSES } from './sign-up-words';
import { mayBeSentALink, sendLink } from './sign-up';

const preferences = z.object({
  /** `weekly`; `keep`, to go on with the rest that somebody has; or a number of weeks, counted from today. */
  often: z.enum(['weekly', 'keep', ...PAUSES.map(String)]).catch('keep'),
  format: z.enum(['designed', 'plain']).catch('designed'),
  email: z.string(),
});

export type Changed =
  | { ok: true; sentTo?: string }
  | { ok: false; reason: 'no such link' }
  | { ok: false; reason: 'wrong' | 'too many'; problem: string };

/**
 * Changes what somebody gets: how often, in which form. A new address gets a link first, and until its button was pressed
 * mail goes to the old one. The rest is saved even if the address is wrong.
 */
export async function changePreferences(order: {
  token: string;
  form: Record<string, unknown>;
  network: string;
  now: Date;
}): Promise<Changed> {
  const { token, network, now } = order;
  const subscriber = await findByLink(token, 'settings');
  if (!subscriber || subscriber.endedAt) return { ok: false, reason: 'no such link' };
  const { often, format, email } = preferences.parse({ email: '', ...order.form });
  const { timeZone } = await getSettings();
  const rest =
    often === 'keep'
      ? {}
      : often === 'weekly'
        ? { status: 'active' as const, pausedUntil: null }
        : { status: 'paused' as const, pausedUntil: pauseUntil(Number(often), timeZone, now) };
  await transact((tx) =>
    tx
      .update(subscribers)
      .set({ format, ...rest })
      .where(and(eq(subscribers.id, subscriber.id), isNull(subscribers.endedAt))),
  );
  if (email.trim() === '' || email === subscriber.email) return { ok: true };
  const parsed = parseAddress(email);
  if (!parsed.ok) return { ok: false, reason: 'wrong', problem: parsed.problem };
  if (parsed.address === subscriber.address) return respell(subscriber.id, parsed);
  return askForOtherAddress({ subscriberId: subscriber.id, address: parsed, network, now });
}

/** A rest ends when the day begins, so that an edition of that day comes. */
function pauseUntil(weeks: number, timeZone: string, now: Date): Date {
  return instantAt(addDays(dateInZone(now, timeZone), weeks * 7), '00:00', timeZone);
}

/** The same address in other capitals needs no proof. */
async function respell(id: number, { email }: Address): Promise<Changed> {
  await transact((tx) => tx.update(subscribers).set({ email }).where(eq(subscribers.id, id)));
  return { ok: true };
}

async function askForOtherAddress(order: {
  subscriberId: number;
  address: Address;
  network: string;
  now: Date;
}): Promise<Changed> {
  const { subscriberId, address, network, now } = order;
  const consentText = consentWords(await getSettings());
  return transact(async (tx) => {
    const turn = await claimSignUp(tx, { network, domain: address.domain, hasProof: true, now });
    if (!turn.ok)
      return { ok: false, reason: 'too many', problem: 'Too many links were asked for. Try again in an hour.' };
    if (await mayBeSentALink(tx, address.address, now))
      await sendLink(tx, { address, subscriberId, through: 'newsletter', consentText, now });
    return { ok: true, sentTo: address.email };
  });
}
