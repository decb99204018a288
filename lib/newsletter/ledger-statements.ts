import { and, asc, eq, lte, max, or, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, mailVersions, sendMinutes, sends } from '@/db/schema/sends';
import { subscribers, suppressions } from '@/db/schema/subscribers';

/**
 * What each turn of a sender asks of the database. Prepared once for a connection: to build a statement takes longer than to carry
 * it out. Instants are milliseconds here, and a status stands in the statement itself, so that SQLite knows the index for it.
 */
const prepared = new WeakMap<Transaction, ReturnType<typeof prepare>>();

/** The statements of this connection. */
export function statements(tx: Transaction): ReturnType<typeof prepare> {
  const known = prepared.get(tx) ?? prepare(tx);
  prepared.set(tx, known);
  return known;
}

/** What of a subscriber a claim looks at. */
const addressee = {
  id: subscribers.id,
  email: subscribers.email,
  address: subscribers.address,
  domain: subscribers.domain,
  format: subscribers.format,
  status: subscribers.status,
  pausedUntil: subscribers.pausedUntil,
  joinedAt: subscribers.joinedAt,
  linkKey: subscribers.linkKey,
};

export type Addressee = { [Name in keyof typeof addressee]: (typeof subscribers.$inferSelect)[Name] };

const given = (name: string) => sql`${sql.placeholder(name)}`;

function prepare(tx: Transaction) {
  const newest = tx
    .select({ newest: max(mailVersions.number) })
    .from(mailVersions)
    .where(eq(mailVersions.sendId, sends.id));
  return {
    /** Sends that mail may leave from, the oldest first. */
    running: tx
      .select({ id: sends.id, edition: briefings.status, version: sql<number>`(${newest})` })
      .from(sends)
      .innerJoin(briefings, eq(briefings.id, sends.briefingId))
      .where(and(eq(sends.status, 'sending'), sql`${sends.addressed} is not null`))
      .orderBy(asc(sends.id))
      .prepare(),
    /** At most `most` rows of `send` that are due at `now`. */
    due: tx
      .select({ id: deliveries.id, attempts: deliveries.attempts, email: deliveries.email, subscriber: addressee })
      .from(deliveries)
      .leftJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
      .where(
        and(
          eq(deliveries.sendId, given('send')),
          eq(deliveries.status, sql`'waiting'`),
          lte(deliveries.dueAt, given('now')),
        ),
      )
      .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
      .limit(sql.placeholder('most'))
      .prepare(),
    /** Whether nobody may write to the address with this `hash`. */
    suppressed: tx
      .select({ hash: suppressions.addressHash })
      .from(suppressions)
      .where(eq(suppressions.addressHash, given('hash')))
      .prepare(),
    /** Puts the rows `ids`, a JSON array, into the hand of `key`, with the `version` they are handed over with. */
    claim: tx
      .update(deliveries)
      .set({ status: 'claimed', claimedBy: given('key'), version: given('version') })
      .where(sql`${deliveries.id} in (select value from json_each(${given('ids')}))`)
      .prepare(),
    /**
     * What came of the row `id`, which is in the hand of `key`. An end counts, too, if the row was taken for lost meanwhile, because this
     * process was asleep: it is not, and this is the answer.
     */
    settle: tx
      .update(deliveries)
      .set({
        ...{ status: given('status'), answer: given('answer'), attempts: given('attempts') },
        ...{ settledAt: given('settledAt'), dueAt: sql`coalesce(${given('dueAt')}, ${deliveries.dueAt})` },
        claimedBy: sql`case when ${given('isOver')} then ${deliveries.claimedBy} end`,
      })
      .where(
        and(
          eq(deliveries.id, given('id')),
          eq(deliveries.claimedBy, given('key')),
          or(eq(deliveries.status, 'claimed'), and(eq(deliveries.status, 'uncertain'), given('isOver'))),
        ),
      )
      .prepare(),
    /** Adds to the figures of a minute. */
    count: tx
      .insert(sendMinutes)
      .values({
        ...{ minute: sql.placeholder('minute'), sendId: sql.placeholder('sendId'), handed: sql.placeholder('handed') },
        ...{ accepted: sql.placeholder('accepted'), deferred: sql.placeholder('deferred') },
        refused: sql.placeholder('refused'),
      })
      .onConflictDoUpdate({
        target: [sendMinutes.minute, sendMinutes.sendId],
        set: {
          handed: sql`${sendMinutes.handed} + excluded.handed`,
          accepted: sql`${sendMinutes.accepted} + excluded.accepted`,
          deferred: sql`${sendMinutes.deferred} + excluded.deferred`,
          refused: sql`${sendMinutes.refused} + excluded.refused`,
        },
      })
      .prepare(),
  };
}
