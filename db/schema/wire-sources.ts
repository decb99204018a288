import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { topics } from './stories';

const instant = () => integer({ mode: 'timestamp_ms' });

/** The feeds that the desk watches. */
export const wireSources = sqliteTable(
  'wire_sources',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    name: text().notNull(),
    /** Where the feed is. It follows a permanent move; `movedFrom` keeps the address that was given. */
    feedUrl: text().notNull().unique(),
    movedFrom: text().notNull().default(''),
    siteUrl: text().notNull().default(''),
    /** What it publishes: `primary` speaks for itself (a company, a regulator), the others report on others. */
    kind: text({ enum: ['primary', 'agency', 'trade', 'general', 'regional'] })
      .notNull()
      .default('trade'),
    /** Its weight: 1 counts most, 3 least. */
    tier: integer().notNull().default(2),
    /** ISO 639, or empty where only the items say. */
    language: text().notNull().default(''),
    /** `gone`: its server said that it will not come back (410). */
    state: text({ enum: ['active', 'paused', 'gone'] })
      .notNull()
      .default('active'),
    addedAt: instant().notNull(),
    addedBy: text().notNull(),
    isDemo: integer({ mode: 'boolean' }).notNull().default(false),

    /** What a conditional request names (RFC 9110, 13.1), as the server gave it. */
    etag: text().notNull().default(''),
    lastModified: text().notNull().default(''),
    nextCheckAt: instant().notNull(),
    /** Until then one process reads it, and no other begins. */
    leasedUntil: instant(),
    lease: text().notNull().default(''),

    lastCheckedAt: instant(),
    lastSuccessAt: instant(),
    /** In words that follow "it": "answers 404". Empty while all is well. */
    lastFailure: text().notNull().default(''),
    failingSince: instant(),
    failures: integer().notNull().default(0),
    lastItemAt: instant(),
    /** How long the last answer took, in milliseconds. */
    answerTime: integer(),
  },
  (t) => [
    index('wire_sources_due').on(t.state, t.nextCheckAt),
    check('wire_sources_name', sql`${t.name} <> ''`),
    check('wire_sources_address', sql`${t.feedUrl} like 'https://_%' or ${t.feedUrl} like 'http://_%'`),
    check('wire_sources_kind', sql`${t.kind} in ('primary', 'agency', 'trade', 'general', 'regional')`),
    check('wire_sources_tier', sql`${t.tier} between 1 and 3`),
    check('wire_sources_state', sql`${t.state} in ('active', 'paused', 'gone')`),
  ],
);

export const wireSourceTopics = sqliteTable(
  'wire_source_topics',
  {
    sourceId: integer()
      .notNull()
      .references(() => wireSources.id, { onDelete: 'cascade' }),
    topicId: integer()
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.topicId] }), index('wire_source_topics_by_topic').on(t.topicId)],
);

/** Servers that were asked lately, and when the next request may go there. */
export const wireHosts = sqliteTable('wire_hosts', {
  host: text().primaryKey(),
  freeAt: instant().notNull(),
});
