import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * How many subscribers there are of each kind, kept by triggers (db/derived.ts): among a million, counting takes a second, and
 * the desk shows it beside each page.
 */
export const subscriberCounts = sqliteTable(
  'subscriber_counts',
  {
    status: text().notNull(),
    through: text().notNull(),
    number: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.status, t.through] })],
);

/**
 * How many came and went on a day, also kept by triggers. It holds for people who were erased since, which is why it cannot be
 * counted from the subscribers. Days are those of UTC, counted from 1 January 1970.
 */
export const subscriberDays = sqliteTable('subscriber_days', {
  day: integer().primaryKey(),
  joined: integer().notNull().default(0),
  /** Left, bounced, complained or erased. */
  gone: integer().notNull().default(0),
});
