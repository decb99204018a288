import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });

/** Where a person asked for the newsletter. */
const places = ['home', 'briefing', 'story', 'newsletter', 'import', 'desk'] as const;

/**
 * People who said they want the newsletter and proved that the address is theirs, or whose consent was brought along by an
 * import. Who has only asked is in `sign_ups`. `left`, `bounced` and `complained` are kept so that the books add up and so
 * that nobody writes to them again; who wants to be forgotten is removed, and only a hash stays in `suppressions`.
 */
export const subscribers = sqliteTable(
  'subscribers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** As it was written, which is how mail is addressed. */
    email: text().notNull(),
    /** As it is compared: small letters, the domain in ASCII. */
    address: text().notNull(),
    /** What follows the @ of `address`. */
    domain: text().notNull(),
    status: text({ enum: ['active', 'paused', 'left', 'bounced', 'complained'] })
      .notNull()
      .default('active'),
    /** Gets nothing before this instant, then everything again without asking. */
    pausedUntil: instant(),
    format: text({ enum: ['designed', 'plain'] })
      .notNull()
      .default('designed'),
    through: text({ enum: places }).notNull(),
    joinedAt: instant().notNull(),
    /** When the status became one that gets no mail any more. */
    endedAt: instant(),
    /** Signs this person's links; a new one makes all earlier links void. */
    linkKey: text().notNull(),
    /** Soft bounces since the last mail that was taken. */
    softBounces: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('subscribers_one_address').on(t.address),
    index('subscribers_by_status').on(t.status, t.id),
    // The list of the desk: each filter by itself and both together, the latest first.
    index('subscribers_by_joined').on(t.joinedAt),
    index('subscribers_by_status_joined').on(t.status, t.joinedAt),
    index('subscribers_by_through_joined').on(t.through, t.joinedAt),
    index('subscribers_by_both_joined').on(t.status, t.through, t.joinedAt),
    index('subscribers_by_domain').on(t.domain, t.joinedAt),
    check('subscribers_status', sql`${t.status} in ('active', 'paused', 'left', 'bounced', 'complained')`),
    check('subscribers_paused', sql`(${t.status} = 'paused') = (${t.pausedUntil} is not null)`),
    check('subscribers_ended', sql`(${t.status} in ('left', 'bounced', 'complained')) = (${t.endedAt} is not null)`),
    check('subscribers_format', sql`${t.format} in ('designed', 'plain')`),
    check('subscribers_through', sql`${t.through} in ('home', 'briefing', 'story', 'newsletter', 'import', 'desk')`),
  ],
);

/** Who asked for the newsletter and has not confirmed yet, or who wants it at another address. Forgotten a week after. */
export const signUps = sqliteTable(
  'sign_ups',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    email: text().notNull(),
    address: text().notNull(),
    /** SHA-256 of the token in the mail, which itself is stored nowhere. */
    tokenHash: text().notNull(),
    /** Set where somebody on the list asks for another address. */
    subscriberId: integer().references(() => subscribers.id, { onDelete: 'cascade' }),
    through: text({ enum: places }).notNull(),
    /** The words the person agreed to. */
    consentText: text().notNull(),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When the link was used: a second click finds the same page, not an error. */
    confirmedAt: instant(),
  },
  (t) => [
    uniqueIndex('sign_ups_one_token').on(t.tokenHash),
    index('sign_ups_by_address').on(t.address, t.askedAt),
    index('sign_ups_by_expiry').on(t.expiresAt),
    // Who is waiting to confirm: counted and listed at the desk.
    index('sign_ups_waiting')
      .on(t.askedAt)
      .where(sql`${t.confirmedAt} is null and ${t.subscriberId} is null`),
    index('sign_ups_by_subscriber').on(t.subscriberId),
  ],
);

/** The proof that somebody agreed: when, where, to which words, and how it was shown. */
export const consents = sqliteTable(
  'consents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    subscriberId: integer()
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    how: text({ enum: ['double opt-in', 'import', 'desk'] }).notNull(),
    through: text({ enum: places }).notNull(),
    words: text().notNull(),
    askedAt: instant().notNull(),
    givenAt: instant().notNull(),
    /** Such as the name of an imported file, or who at the desk entered it. */
    evidence: text().notNull().default(''),
  },
  (t) => [index('consents_by_subscriber').on(t.subscriberId)],
);

/**
 * The suppression list: addresses nobody writes to, whatever an import says. By hash, so that it can hold people who want
 * to be forgotten. Only the person's own confirmation takes an address off.
 */
export const suppressions = sqliteTable(
  'suppressions',
  {
    /** SHA-256 of the address as it is compared. */
    addressHash: text().primaryKey(),
    reason: text({ enum: ['left', 'bounced', 'complained', 'erased', 'desk'] }).notNull(),
    /** What was heard, without the address. */
    detail: text().notNull().default(''),
    since: instant().notNull(),
  },
  (t) => [check('suppressions_reason', sql`${t.reason} in ('left', 'bounced', 'complained', 'erased', 'desk')`)],
);
