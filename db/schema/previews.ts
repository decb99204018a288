import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });

/** Links by which somebody without an account reads what is not public yet. The token is in the link; here is its hash. */
export const previewLinks = sqliteTable(
  'preview_links',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tokenHash: text().notNull().unique(),
    kind: text({ enum: ['briefing', 'story'] }).notNull(),
    subjectId: integer().notNull(),
    /** Whom it is for, in the words of whoever made it. */
    label: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    index('preview_links_by_subject').on(t.kind, t.subjectId),
    check('preview_links_kind', sql`${t.kind} in ('briefing', 'story')`),
  ],
);

/** Each time a preview link was opened. */
export const previewViews = sqliteTable(
  'preview_views',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    linkId: integer()
      .notNull()
      .references(() => previewLinks.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    address: text().notNull(),
    agent: text().notNull(),
  },
  (t) => [index('preview_views_by_link').on(t.linkId, t.at)],
);
