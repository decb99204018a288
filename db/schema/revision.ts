import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** Counts the changes that readers can see: one row. The database moves it on by itself (db/derived.ts). */
export const revision = sqliteTable(
  'revision',
  {
    id: integer().primaryKey().default(1),
    number: integer().notNull().default(0),
  },
  (t) => [check('revision_one_row', sql`${t.id} = 1`)],
);
