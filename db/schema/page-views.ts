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

/**
 * How often a link in the mail of an edition was followed, if the settings want that counted: the page it leads to, and nothing
 * about who came.
 */
export const mailVisits = sqliteTable(
  'mail_visits',
  {
    /** The number of the edition whose mail it was. */
    edition: integer().notNull(),
    path: text().notNull(),
    visits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.edition, t.path] })],
);

/** Those visits by the hour they were made in, for the first day after the mail left: one figure for all links together. */
export const mailVisitHours = sqliteTable(
  'mail_visit_hours',
  {
    edition: integer().notNull(),
    /** Its first instant. */
    hour: integer({ mode: 'timestamp_ms' }).notNull(),
    visits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.edition, t.hour] })],
);
