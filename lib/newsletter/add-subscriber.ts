import { inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { consents, subscribers } from '@/db/schema/subscribers';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { newToken } from '@/lib/editors/tokens';
import { getSettings } from '@/lib/settings';
import { parseAddress, type Address } from './address';
import { mayBeSentALink, sendLink } from './sign-up';
import { consentWords } from './sign-up-words';
import { listSuppressed } from './suppress';

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
    const people = [{ address: parsed, joinedAt: now }];
    const [result] = await bringIn(tx, { people, through: 'desk', consent, asked, now });
    if (result !== 'added' && result !== 'asked') return { ok: false, reason: result! };
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

export type Brought = 'added' | 'asked' | 'already here' | 'suppressed' | 'asked before';

type Bringing = {
  /** Each address once. */
  people: { address: Address; joinedAt: Date }[];
  through: 'desk' | 'import';
  consent: Way;
  /** What somebody agrees to who confirms. */
  asked: string;
  now: Date;
};

/** Adds people or asks them, or says why not, in their order and within the transaction that decides it. */
export async function bringIn(tx: Transaction, order: Bringing): Promise<Brought[]> {
  const { people, consent } = order;
  const addresses = people.map(({ address }) => address.address);
  const rows = await tx
    .select({ address: subscribers.address, endedAt: subscribers.endedAt })
    .from(subscribers)
    .where(inArray(subscribers.address, addresses));
  const known = new Map(rows.map(({ address, endedAt }) => [address, endedAt]));
  const suppressed = await listSuppressed(addresses, tx);
  const refusals = addresses.map((address): 'already here' | 'suppressed' | undefined => {
    if (known.get(address) === null) return 'already here';
    return known.has(address) || suppressed.has(address) ? 'suppressed' : undefined;
  });
  const fresh = people.filter((_, index) => !refusals[index]);
  const results = consent.way === 'confirm' ? await ask(tx, fresh, order) : await add(tx, fresh, consent, order);
  return refusals.map((refusal) => refusal ?? results.shift()!);
}

type People = Bringing['people'];

async function ask(tx: Transaction, people: People, { through, asked, now }: Bringing): Promise<Brought[]> {
  const results: Brought[] = [];
  for (const { address } of people) {
    const mayBe = await mayBeSentALink(tx, address.address, now);
    if (mayBe) await sendLink(tx, { address, through, consentText: asked, subscriberId: null, now });
    results.push(mayBe ? 'asked' : 'asked before');
  }
  return results;
}

type Proof = Extract<Way, { way: 'agreed' }>;

async function add(tx: Transaction, people: People, proof: Proof, { through }: Bringing): Promise<Brought[]> {
  if (people.length === 0) return [];
  const added = await tx
    .insert(subscribers)
    .values(people.map(({ address, joinedAt }) => ({ ...personOf(address), through, joinedAt, linkKey: newToken() })))
    .returning({ subscriberId: subscribers.id, givenAt: subscribers.joinedAt });
  const said = { how: through, through, words: proof.words.trim(), evidence: proof.evidence.trim() };
  await tx.insert(consents).values(added.map((each) => ({ ...each, ...said, askedAt: each.givenAt })));
  return people.map(() => 'added');
}

const personOf = ({ email, address, domain }: Address) => ({ email, address, domain });
