import { eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { consents, subscribers } from '@/db/schema/subscribers';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { newToken } from '@/lib/editors/tokens';
import { getSettings } from '@/lib/settings';
import { parseAddress, type Address } from './address';
import { mayBeSentALink, sendLink } from './sign-up';
import { consentWords } from './sign-up-words';
import { isSuppressed } from './suppress';

/** How somebody whom the desk brings comes to be on the list: asked by mail, or because they have agreed before. */
export type Way =
  | { way: 'confirm' }
  /** The words they agreed to, and what shows that they did. */
  | { way: 'agreed'; words: string; evidence: string };

export type AddResult =
  | { ok: true; result: 'added' | 'asked' }
  | { ok: false; reason: 'not allowed' | 'already here' | 'suppressed' | 'asked before' }
  | { ok: false; reason: 'invalid'; problems: Record<string, string> };

type Order = { email: string; consent: Way; by: Actor; now: Date };

/** Adds one person from the desk. Whoever has left, bounced, complained or was erased comes back by themselves or not at all. */
export async function addSubscriber({ email, consent, by, now }: Order): Promise<AddResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  const parsed = parseAddress(email);
  const problems = { ...(!parsed.ok && { email: parsed.problem }), ...consentProblems(consent) };
  if (!parsed.ok || Object.keys(problems).length > 0) return { ok: false, reason: 'invalid', problems };
  const asked = consentWords(await getSettings());
  return transact(async (tx) => {
    const result = await bringIn(tx, { address: parsed, through: 'desk', consent, asked, joinedAt: now, now });
    if (result !== 'added' && result !== 'asked') return { ok: false, reason: result };
    await record(tx, { by, act: `${result} a subscriber`, subject: 'the newsletter', after: { by: consent.way }, now });
    return { ok: true, result };
  });
}

/** What is missing before anybody may be added without being asked: nobody is on the list without a proof. */
export function consentProblems(consent: Way): Record<string, string> {
  if (consent.way === 'confirm') return {};
  return {
    ...(consent.words.trim().length < 10 && { words: 'Write the words they agreed to, as they read them.' }),
    ...(consent.evidence.trim().length < 3 && { evidence: 'Say when and where they agreed.' }),
  };
}

type Person = {
  address: Address;
  through: 'desk' | 'import';
  consent: Way;
  /** What somebody agrees to who confirms. */
  asked: string;
  joinedAt: Date;
  now: Date;
};

/** Adds somebody or asks them, or says why not, within the transaction that decides it. */
export async function bringIn(
  tx: Transaction,
  { address, through, consent, asked, joinedAt, now }: Person,
): Promise<'added' | 'asked' | 'already here' | 'suppressed' | 'asked before'> {
  const [known] = await tx
    .select({ status: subscribers.status })
    .from(subscribers)
    .where(eq(subscribers.address, address.address));
  if (known && ['active', 'paused'].includes(known.status)) return 'already here';
  if (known || (await isSuppressed(address.address, tx))) return 'suppressed';
  const { email, domain } = address;
  if (consent.way === 'confirm') {
    if (!(await mayBeSentALink(tx, address.address, now))) return 'asked before';
    await sendLink(tx, { address, through, consentText: asked, subscriberId: null, now });
    return 'asked';
  }
  const [added] = await tx
    .insert(subscribers)
    .values({ email, address: address.address, domain, through, joinedAt, linkKey: newToken() })
    .returning({ id: subscribers.id });
  const proof = { words: consent.words.trim(), evidence: consent.evidence.trim() };
  const when = { askedAt: joinedAt, givenAt: joinedAt };
  await tx.insert(consents).values({ subscriberId: added!.id, how: through, through, ...proof, ...when });
  return 'added';
}
