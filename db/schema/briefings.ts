import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { stories } from './stories';

const instant = () => integer({ mode: 'timestamp_ms' });

/** One edition of the week. `editionDate` is a date, YYYY-MM-DD, and never shifts with a time zone. */
export const briefings = sqliteTable(
  'briefings',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    number: integer().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    editionDate: text().notNull(),
    intro: text().notNull(),
    /** Subject and preheader of its mail where the desk wrote their own; empty for those made of title and introduction. */
    mailSubject: text().notNull().default(''),
    mailPreheader: text().notNull().default(''),
    status: text({ enum: ['draft', 'scheduled', 'published', 'withdrawn'] })
      .notNull()
      .default('draft'),
    publishedAt: instant(),
    /** Not to be published before this instant, whatever anybody presses. */
    embargoUntil: instant(),
    /** Counts the saves at the desk: a save names the version it was based on, a publication the version that was proofed. */
    version: integer().notNull().default(1),
    updatedAt: instant(),
    updatedBy: text().notNull().default(''),
    /** When it was put into the trash; only what readers cannot see gets there. */
    trashedAt: instant(),
  },
  (t) => [
    index('briefings_by_status').on(t.status, t.editionDate),
    // Readers ask by slug alone, which the index below, being partial, cannot answer.
    index('briefings_by_slug').on(t.slug),
    // What lies in the trash keeps nobody from making the edition anew.
    ...[t.number, t.slug, t.editionDate].map((column) =>
      uniqueIndex(`briefings_one_${column.name}`)
        .on(column)
        .where(sql`${t.trashedAt} is null`),
    ),
    check('briefings_number', sql`${t.number} > 0`),
    check('briefings_slug', sql`${t.slug} <> '' and ${t.slug} not glob '*[^a-z0-9-]*'`),
    check('briefings_date', sql`${t.editionDate} is date(${t.editionDate})`),
    check('briefings_status', sql`${t.status} in ('draft', 'scheduled', 'published', 'withdrawn')`),
    check('briefings_published', sql`${t.status} in ('draft', 'scheduled') or ${t.publishedAt} is not null`),
    check('briefings_trash', sql`${t.trashedAt} is null or ${t.status} = 'draft'`),
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

/** Candidates for an edition that have no place yet, in the order of the desk. */
export const bench = sqliteTable(
  'bench',
  {
    briefingId: integer()
      .notNull()
      .references(() => briefings.id, { onDelete: 'cascade' }),
    storyId: integer()
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.briefingId, t.storyId] }), index('bench_by_story').on(t.storyId)],
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
    publishedAt: instant().notNull(),
    publishedBy: text().notNull(),
    slots: text({ mode: 'json' }).$type<PublishedSlot[]>().notNull(),
  },
  (t) => [index('publications_by_briefing').on(t.briefingId, t.publishedAt)],
);
