import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Addresses that were public once. A row has either a target, and the answer is 301 to it, or a note for readers, and
 * the answer is 410. A target is never itself a `path` here, so every reader arrives in one hop.
 */
export const redirects = sqliteTable(
  'redirects',
  {
    path: text().primaryKey(),
    target: text(),
    note: text(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [
    index('redirects_by_target').on(t.target),
    check('redirects_path', sql`${t.path} like '/_%'`),
    check('redirects_target', sql`${t.target} like '/%' and ${t.target} not like '//%' and ${t.target} <> ${t.path}`),
    check('redirects_answer', sql`(${t.target} is null) <> (${t.note} is null)`),
  ],
);
