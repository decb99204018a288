import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { briefings } from './briefings';

const instant = () => integer({ mode: 'timestamp_ms' });

/**
 * One sending of one edition. `planned` waits for its time or for the publication, `held` for a person. With `sending` the
 * audience is fixed first, one row in `deliveries` for each recipient, and the send is `done` when none of them is open. A
 * `cancelled` one has ended when the rows that were still open are excluded.
 */
export const sends = sqliteTable(
  'sends',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    briefingId: integer()
      .notNull()
      .references(() => briefings.id),
    status: text({ enum: ['planned', 'held', 'sending', 'paused', 'done', 'cancelled'] }).notNull(),
    /** Not before this instant, and not before the edition is out. */
    dueAt: instant().notNull(),
    orderedBy: text().notNull(),
    orderedRole: text({ enum: ['administrator', 'editor', 'writer'] }).notNull(),
    orderedAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    /** Why it is held, paused or cancelled, for a person. */
    note: text().notNull().default(''),
    /** Fixing the audience goes through the subscribers by their ids: up to which it has come, and where it ends. */
    audienceThrough: integer().notNull().default(0),
    audienceEnd: integer(),
    /** What the statement adds up to: set when the audience is fixed, never changed. */
    addressed: integer(),
  },
  (t) => [
    index('sends_by_status').on(t.status, t.dueAt),
    index('sends_by_briefing').on(t.briefingId),
    // An edition has one send at a time that is not over.
    uniqueIndex('sends_one_open')
      .on(t.briefingId)
      .where(sql`${t.status} in ('planned', 'held', 'sending', 'paused')`),
    check('sends_status', sql`${t.status} in ('planned', 'held', 'sending', 'paused', 'done', 'cancelled')`),
  ],
);

/** The mail as it goes out, with its merge fields still open. Stop the presses, mend, resume: the rest get the next version. */
export const mailVersions = sqliteTable(
  'mail_versions',
  {
    sendId: integer()
      .notNull()
      .references(() => sends.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    subject: text().notNull(),
    preheader: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sendId, t.number] })],
);

/**
 * The send ledger: one row for each recipient of a send. `waiting` (for its turn, or to be tried again at `dueAt`) and
 * `claimed` (in the hand of one connection) are open. A claimed row whose process died becomes `uncertain`: the server may
 * have taken it or not, and a person decides. `excluded` was on the list when the audience was fixed, but must not get it;
 * `answer` says why.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    sendId: integer()
      .notNull()
      .references(() => sends.id, { onDelete: 'cascade' }),
    /** Not a reference: it stays when the person is erased, and `email` is emptied then. */
    subscriberId: integer().notNull(),
    email: text().notNull(),
    domain: text().notNull(),
    format: text({ enum: ['designed', 'plain'] }).notNull(),
    status: text({ enum: ['waiting', 'claimed', 'accepted', 'refused', 'excluded', 'uncertain'] }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant().notNull(),
    /** The process that holds it or held it last (`sender.key`). */
    claimedBy: text(),
    /** The version it was handed over with. */
    version: integer(),
    /** What the server answered, or why it was excluded. */
    answer: text().notNull().default(''),
    settledAt: instant(),
    /** What came back after the server had taken it. */
    returned: text({ enum: ['hard bounce', 'soft bounce', 'complaint'] }),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.sendId, t.subscriberId),
    index('deliveries_open')
      .on(t.sendId, t.dueAt, t.id)
      .where(sql`${t.status} = 'waiting'`),
    index('deliveries_claimed')
      .on(t.claimedBy)
      .where(sql`${t.status} = 'claimed'`),
    index('deliveries_by_status').on(t.sendId, t.status, t.version),
    index('deliveries_by_subscriber').on(t.subscriberId),
    check(
      'deliveries_status',
      sql`${t.status} in ('waiting', 'claimed', 'accepted', 'refused', 'excluded', 'uncertain')`,
    ),
  ],
);

/** What happened to a send on its way, in words, for whoever watches it. No addresses. */
export const sendEvents = sqliteTable(
  'send_events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    sendId: integer()
      .notNull()
      .references(() => sends.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    words: text().notNull(),
  },
  (t) => [index('send_events_by_send').on(t.sendId)],
);

/** How many mails were handed over in each minute, and what became of them: for the limits of an hour and a day, and a chart. */
export const sendMinutes = sqliteTable(
  'send_minutes',
  {
    minute: instant().notNull(),
    sendId: integer()
      .notNull()
      .references(() => sends.id, { onDelete: 'cascade' }),
    handed: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    deferred: integer().notNull().default(0),
    refused: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.minute, t.sendId] }), index('send_minutes_by_send').on(t.sendId, t.minute)],
);

/**
 * The process that sends: one row. Another takes over when it is let go, has not been heard of for a while, or is known to be
 * dead; what the one before had in hand is uncertain then.
 */
export const sender = sqliteTable(
  'sender',
  {
    id: integer().primaryKey().default(1),
    key: text().notNull(),
    /** Machine and space of process numbers in which `pid` means something. */
    place: text().notNull(),
    pid: integer().notNull(),
    beatAt: instant().notNull(),
  },
  (t) => [check('sender_one_row', sql`${t.id} = 1`)],
);

/** What came back: a delivery report or a complaint, as it was read. */
export const returns = sqliteTable(
  'returns',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['hard bounce', 'soft bounce', 'complaint'] }).notNull(),
    deliveryId: integer(),
    subscriberId: integer(),
    /** Enhanced status code of RFC 3463, such as 5.1.1, or empty. */
    code: text().notNull().default(''),
    detail: text().notNull().default(''),
    arrivedAt: instant().notNull(),
    /** So that the same report, read twice, counts once. */
    fingerprint: text().notNull(),
  },
  (t) => [uniqueIndex('returns_once').on(t.fingerprint), index('returns_by_delivery').on(t.deliveryId)],
);
