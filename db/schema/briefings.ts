import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { stories } from './stories';

/** One edition of the week. `editionDate` is a date, YYYY-MM-DD, and never shifts with a time zone. */
export const briefings = sqliteTable(
  'briefings',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    number: integer().notNull().unique(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    editionDate: text().notNull().unique(),
    intro: text().notNull(),
    status: text({ enum: ['draft', 'published', 'withdrawn'] })
      .notNull()
      .default('draft'),
    publishedAt: integer({ mode: 'timestamp_ms' }),
  },
  (t) => [
    index('briefings_by_status').on(t.status, t.editionDate),
    check('briefings_number', sql`${t.number} > 0`),
    check('briefings_slug', sql`${t.slug} <> '' and ${t.slug} not glob '*[^a-z0-9-]*'`),
    check('briefings_date', sql`${t.editionDate} is date(${t.editionDate})`),
    check('briefings_status', sql`${t.status} in ('draft', 'published', 'withdrawn')`),
    check('briefings_published', sql`${t.status} = 'draft' or ${t.publishedAt} is not null`),
  ],
);

/** The ranked places of a briefing. A headline override is used on the briefing alone, never on the story's own page. */
export const slots = sqliteTable(
  'slots',
  {
    briefingId: integer()
      .notNull()
      .references(() => briefings.id, { onDelete: 'cascade' }),
    rank: integer().notNull(),
    storyId: integer()
      .notNull()
      .references(() => stories.id),
    headlineOverride: text(),
  },
  (t) => [
    primaryKey({ columns: [t.briefingId, t.rank] }),
    unique('slots_story').on(t.briefingId, t.storyId),
    index('slots_by_story').on(t.storyId),
    check('slots_rank', sql`${t.rank} > 0`),
    check('slots_headline', sql`${t.headlineOverride} <> ''`),
  ],
);

/** What stood in each place when a briefing went out. */
export type PublishedSlot = { rank: number; storyId: number; slug: string; headline: string };

/** The book of publications: one row each time a briefing goes out, never changed afterwards. */
export const publications = sqliteTable(
  'publications',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    briefingId: integer()
      .notNull()
      .references(() => briefings.id),
    publishedAt: integer({ mode: 'timestamp_ms' }).notNull(),
    publishedBy: text().notNull(),
    slots: text({ mode: 'json' }).$type<PublishedSlot[]>().notNull(),
  },
  (t) => [index('publications_by_briefing').on(t.briefingId, t.publishedAt)],
);
