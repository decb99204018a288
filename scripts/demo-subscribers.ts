import { createHash } from 'node:crypto';
import { transact } from '@/db/client';
import { consents, subscribers } from '@/db/schema/subscribers';
import { newToken } from '@/lib/editors/tokens';
import { suppress } from '@/lib/newsletter/suppress';
import { consentWords, SIGN_UP_PLACES } from '@/lib/newsletter/sign-up-words';
import { getSettings } from '@/lib/settings';

const COUNT = 400;

/** The year of the demo, up to its last edition. */
const [FROM, TO] = [Date.parse('2020-01-06T00:00:00Z'), Date.parse('2020-11-07T00:00:00Z')];

const DAY = 24 * 60 * 60_000;

/** Under names that nobody can own (RFC 2606): whatever is sent to them reaches nobody. */
const DOMAINS = [
  'mail.example',
  'mail.example',
  'post.example',
  'post.example',
  'inbox.example',
  'shop.example',
  'stores.example',
  'till.example',
];

/** What somebody may do for a living who reads this; no names of people. */
const TRADES = 'buyer grocer keeper planner merchant packer baker draper cashier stocker florist cobbler'.split(' ');

/** A number from 0 to 1 that is the same at each start, so that the demo is. */
const chance = (what: string, index: number) =>
  createHash('sha256').update(`${what} ${index}`).digest().readUInt32BE(0) / 2 ** 32;

const pick = <Item>(from: readonly Item[], what: string, index: number) =>
  from[Math.floor(chance(what, index) * from.length)]!;

/**
 * Puts people on the list of the demo who have joined through 2020: most get it, some rest, some have left, a few addresses
 * bounced. Each carries in the record of their consent that it is demo data.
 */
export async function fillDemoSubscribers(now: Date): Promise<void> {
  const words = consentWords(await getSettings());
  await transact(async (tx) => {
    for (let index = 0; index < COUNT; index++) {
      const person = personAt(index, now);
      const [row] = await tx.insert(subscribers).values(person).returning({ id: subscribers.id });
      const { through, joinedAt, address, status, endedAt } = person;
      await tx.insert(consents).values({
        ...{ subscriberId: row!.id, how: 'double opt-in', through, words, givenAt: joinedAt },
        ...{ askedAt: new Date(joinedAt.getTime() - 5 * 60_000), evidence: 'demo data' },
      });
      if (endedAt && (status === 'left' || status === 'bounced' || status === 'complained'))
        await suppress(tx, { address, reason: status, detail: 'demo data', now: endedAt });
    }
  });
}

function personAt(index: number, now: Date): typeof subscribers.$inferInsert & { address: string; joinedAt: Date } {
  const domain = pick(DOMAINS, 'domain', index);
  const address = `${pick(TRADES, 'trade', index)}.${index + 1}@${domain}`;
  // More came in the later weeks, as word got round.
  const joined = FROM + Math.sqrt(chance('joined', index)) * (TO - FROM);
  const kind = chance('status', index);
  const ended = new Date(Math.min(TO, joined + (3 + chance('stay', index) * 90) * DAY));
  return {
    ...{ email: address, address, domain, linkKey: newToken(), joinedAt: new Date(joined) },
    through: pick(SIGN_UP_PLACES, 'place', index),
    format: chance('format', index) < 0.08 ? 'plain' : 'designed',
    ...(kind < 0.07 ? { status: 'left', endedAt: ended } : {}),
    ...(kind >= 0.07 && kind < 0.1 ? { status: 'bounced', endedAt: ended } : {}),
    ...(kind >= 0.1 && kind < 0.103 ? { status: 'complained', endedAt: ended } : {}),
    ...(kind >= 0.103 && kind < 0.13 ? { status: 'paused', pausedUntil: new Date(now.getTime() + 21 * DAY) } : {}),
  };
}
