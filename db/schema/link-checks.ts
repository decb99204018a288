import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What an address that our stories name answered when it was last asked. */
export const linkChecks = sqliteTable(
  'link_checks',
  {
    url: text().primaryKey(),
    /** `unsure`: it did not answer as a page does, but may still be fine for a person (403, 429, a time-out). */
    status: text({ enum: ['fine', 'dead', 'unsure'] }).notNull(),
    /** In words: "answered 404". */
    detail: text().notNull(),
    checkedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [check('link_checks_status', sql`${t.status} in ('fine', 'dead', 'unsure')`)],
);
