import { and, eq, gt } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { signUps } from '@/db/schema/subscribers';
import { hashOf, newToken, seal } from '@/lib/editors/tokens';
import { env } from '@/lib/env';
import { post } from '@/lib/outbox';
import { getSettings } from '@/lib/settings';
import { parseAddress, type Address } from './address';
import { claimSignUp } from './limits';
import { consentWords, LINK_HOURS, type SignUpPlace } from './sign-up-words';
import { checkStamp } from './stamp';
import { hasWorked } from './work';

export type SignUpForm = {
  email: string;
  through: SignUpPlace;
  stamp: string;
  /** The address of which we asked whether it is meant, and the person says so. */
  sure: string;
  /** A field that people do not see. */
  website: string;
  /** Of the work that the browser did, where that is asked for. */
  proof: string;
};

export type SignedUp =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'meant'; problem: string }
  | { ok: false; reason: 'once more' }
  | { ok: false; reason: 'too many'; until: Date };

/**
 * Somebody asks for the newsletter. If the address may be one and a person may have asked, a mail with a link is on its way,
 * and nobody is on the list before its button was pressed. The answer does not depend on whether the address is known, nor
 * does what is done: it is not looked up. Nobody gets more than one such mail in an hour, and a program that fills in the
 * hidden field hears what a person hears.
 */
export async function signUp(order: { form: SignUpForm; network: string; now: Date }): Promise<SignedUp> {
  const { form, network, now } = order;
  const parsed = parseAddress(form.email);
  if (!parsed.ok) return { ok: false, reason: 'wrong', problem: parsed.problem };
  if (parsed.meant && form.sure !== parsed.address)
    return { ok: false, reason: 'meant', problem: `Did you mean ${parsed.meant}? If not, press the button again.` };
  if (checkStamp(form.stamp, now) !== 'good') return { ok: false, reason: 'once more' };
  if (form.website !== '') return { ok: true };
  const hasProof = hasWorked(form, env().SIGN_UP_WORK);
  return askToConfirm({ address: parsed, through: form.through, network, hasProof, now });
}

/** Sends a link by which an address that is well formed joins, within the limits. */
export async function askToConfirm(order: {
  address: Address;
  through: SignUpPlace;
  network: string;
  hasProof: boolean;
  now: Date;
}): Promise<{ ok: true } | { ok: false; reason: 'too many'; until: Date }> {
  const { address, through, network, hasProof, now } = order;
  const consentText = consentWords(await getSettings());
  return transact(async (tx) => {
    const turn = await claimSignUp(tx, { network, domain: address.domain, hasProof, now });
    if (!turn.ok) return { ...turn, reason: 'too many' };
    if (await mayBeSentALink(tx, address.address, now))
      await sendLink(tx, { address, through, consentText, subscriberId: null, now });
    return { ok: true };
  });
}

/** No address is sent more than one link in so many milliseconds. */
export const HOUR = 60 * 60_000;

/** Links to one address within the time that one lasts: whoever lost three will not find the fourth. */
const MOST_LINKS = 4;

/** Whether an address may be sent a link: one an hour, whoever asks, from wherever, and not for ever. */
export async function mayBeSentALink(tx: Transaction, address: string, now: Date): Promise<boolean> {
  const recent = await tx
    .select({ askedAt: signUps.askedAt })
    .from(signUps)
    .where(and(eq(signUps.address, address), gt(signUps.askedAt, new Date(now.getTime() - LINK_HOURS * HOUR))));
  return recent.length < MOST_LINKS && recent.every(({ askedAt }) => askedAt.getTime() <= now.getTime() - HOUR);
}

type Link = {
  address: Address;
  through: (typeof signUps.$inferSelect)['through'];
  consentText: string;
  /** Whose address it is to become; nobody's, if somebody wants to join. */
  subscriberId: number | null;
  now: Date;
};

/** Writes down who asked for what, and puts the mail into the outbox. The link's token is there in a sealed form only. */
export async function sendLink(tx: Transaction, { address, now, ...rest }: Link): Promise<void> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_HOURS * HOUR);
  const [row] = await tx
    .insert(signUps)
    .values({
      ...rest,
      ...{ email: address.email, address: address.address, tokenHash: hashOf(token), askedAt: now, expiresAt },
    })
    .returning({ id: signUps.id });
  await post(tx, { topic: 'sign-up', payload: { signUp: row!.id, token: seal(token) }, now });
}
