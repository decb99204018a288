import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What is to leave this machine: written in the transaction that decides it, carried out afterwards with retries. A row
 * is open until it is done or given up. `topic` says which act carries it out, `payload` is what that act needs.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    topic: text().notNull(),
    payload: text({ mode: 'json' }).$type<unknown>().notNull(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    /** Not before this instant. */
    dueAt: integer({ mode: 'timestamp_ms' }).notNull(),
    attempts: integer().notNull().default(0),
    status: text({ enum: ['open', 'done', 'given up'] })
      .notNull()
      .default('open'),
    /** What the last attempt heard, for the person who runs the site. */
    lastError: text(),
  },
  (t) => [
    index('outbox_due').on(t.status, t.dueAt),
    check('outbox_status', sql`${t.status} in ('open', 'done', 'given up')`),
  ],
);

/** Mail of the desk itself, such as invitations. Once a mail server has taken it, its text is removed: it may hold a secret. */
export const mails = sqliteTable(
  'mails',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    /** `kept`: there is no mail server, so the administrator reads it in the desk. */
    status: text({ enum: ['waiting', 'sent', 'kept'] })
      .notNull()
      .default('waiting'),
  },
  (t) => [
    index('mails_by_time').on(t.createdAt),
    check('mails_status', sql`${t.status} in ('waiting', 'sent', 'kept')`),
  ],
);
