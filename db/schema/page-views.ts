import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often a page was read on a day of the newsroom's calendar. Nothing about who read it is kept anywhere. */
export const pageViews = sqliteTable(
  'page_views',
  {
    day: text().notNull(),
    path: text().notNull(),
    views: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.path] })],
);
