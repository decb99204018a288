import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';

/** A ProseMirror node as JSON. Only what lib/stories/rich-text.ts has accepted is ever stored. */
export type DocumentNode = {
  type: string;
  attrs?: Record<string, string | number | boolean>;
  content?: DocumentNode[];
  marks?: { type: string; attrs?: Record<string, string> }[];
  text?: string;
};

/** A picture: an address of this site, its size in pixels, and either a description or the word that it is decoration. */
export type Picture = {
  src: string;
  width: number;
  height: number;
  alt: string;
  decorative: boolean;
  caption: string;
  credit: string;
  /** The point that stays in sight when the picture is cropped, as "x y" in per cent from the top left: "50 30". */
  focus?: string;
};

/** Instants are milliseconds since 1970 in UTC. Dates without a time are text, YYYY-MM-DD, and belong to no zone. */
const instant = () => integer({ mode: 'timestamp_ms' });

export const stories = sqliteTable(
  'stories',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull().unique(),
    headline: text().notNull(),
    standfirst: text().notNull(),
    whyItMatters: text().notNull(),
    body: text({ mode: 'json' }).$type<DocumentNode>().notNull(),
    /** Words of the body; kept in step by every write. */
    words: integer().notNull(),
    leadPicture: text({ mode: 'json' }).$type<Picture>(),
    status: text({ enum: ['draft', 'published', 'withdrawn'] })
      .notNull()
      .default('draft'),
    firstPublishedAt: instant(),
    lastUpdatedAt: instant(),
    /** The earlier story about the same matter, if there is one: the thread readers can follow back. */
    followsId: integer().references((): AnySQLiteColumn => stories.id),
    /** What search engines are told in place of headline and standfirst; empty for those themselves. */
    searchTitle: text().notNull().default(''),
    searchDescription: text().notNull().default(''),
    /** Not to be published before this instant. */
    embargoUntil: instant(),
    /** Whether its writer has handed it in. A story that comes whole, as from a file, is ready. */
    stage: text({ enum: ['writing', 'ready'] })
      .notNull()
      .default('ready'),
    /** Counts the saves at the desk: each names the version it was based on. */
    version: integer().notNull().default(1),
    createdAt: instant(),
    createdBy: text().notNull().default(''),
    updatedAt: instant(),
    updatedBy: text().notNull().default(''),
    /** When it was put into the trash; only what readers cannot see gets there. */
    trashedAt: instant(),
  },
  (t) => [
    index('stories_by_publication').on(t.status, t.firstPublishedAt),
    // Few stories follow another: without the rest SQLite knows that the index tells much.
    index('stories_by_thread')
      .on(t.followsId)
      .where(sql`${t.followsId} is not null`),
    check('stories_slug', sql`${t.slug} <> '' and ${t.slug} not glob '*[^a-z0-9-]*'`),
    index('stories_by_update').on(t.updatedAt),
    // What is being written may still lack anything; what is public may not.
    check('stories_headline', sql`${t.status} <> 'published' or ${t.headline} <> ''`),
    check('stories_words', sql`${t.words} >= 0`),
    check('stories_body', sql`json_type(${t.body}) = 'object' and json_extract(${t.body}, '$.type') is 'doc'`),
    check('stories_status', sql`${t.status} in ('draft', 'published', 'withdrawn')`),
    check('stories_stage', sql`${t.stage} in ('writing', 'ready')`),
    check('stories_trash', sql`${t.trashedAt} is null or ${t.status} <> 'published'`),
    check('stories_published', sql`${t.status} = 'draft' or ${t.firstPublishedAt} is not null`),
    check(
      'stories_picture',
      sql`${t.status} <> 'published' or ${t.leadPicture} is null or json_extract(${t.leadPicture}, '$.decorative') is true or ifnull(json_extract(${t.leadPicture}, '$.alt'), '') <> ''`,
    ),
  ],
);

const storyId = () =>
  integer()
    .notNull()
    .references(() => stories.id, { onDelete: 'cascade' });

/** A whole story as the desk saves it, of the form `storyRecord` in lib/stories/form.ts. */
export type StoredRecord = Record<string, unknown>;

/** What the desk has changed in a published story and readers do not see yet. */
export const pendingChanges = sqliteTable('pending_changes', {
  storyId: integer()
    .primaryKey()
    .references(() => stories.id, { onDelete: 'cascade' }),
  record: text({ mode: 'json' }).$type<StoredRecord>().notNull(),
});

/** How a story was: the saves of one person in one go make one revision, which holds the whole record. */
export const revisions = sqliteTable(
  'revisions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    storyId: storyId(),
    /** The story's version after the last of these saves. */
    version: integer().notNull(),
    record: text({ mode: 'json' }).$type<StoredRecord>().notNull(),
    savedBy: text().notNull(),
    /** What made it: a save, or an act that closes the revision. */
    act: text({ enum: ['saved', 'created', 'restored', 'published', 'corrected'] }).notNull(),
    startedAt: instant().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [
    unique('revisions_version').on(t.storyId, t.version),
    check('revisions_act', sql`${t.act} in ('saved', 'created', 'restored', 'published', 'corrected')`),
  ],
);

/** Where a story's facts come from, in the order readers see. A source without an address is possible: a press release on paper. */
export const sources = sqliteTable(
  'sources',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    storyId: storyId(),
    position: integer().notNull(),
    publisher: text().notNull(),
    title: text().notNull(),
    url: text(),
    publishedOn: text(),
  },
  (t) => [
    unique('sources_position').on(t.storyId, t.position),
    check('sources_publisher', sql`${t.publisher} <> ''`),
    check('sources_url', sql`${t.url} like 'https://_%' or ${t.url} like 'http://_%'`),
    check('sources_date', sql`${t.publishedOn} is date(${t.publishedOn})`),
  ],
);

export const corrections = sqliteTable(
  'corrections',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    storyId: storyId(),
    kind: text({ enum: ['correction', 'clarification', 'update'] }).notNull(),
    text: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [
    index('corrections_by_story').on(t.storyId, t.publishedAt),
    index('corrections_by_publication').on(t.publishedAt),
    check('corrections_kind', sql`${t.kind} in ('correction', 'clarification', 'update')`),
    check('corrections_text', sql`${t.text} <> ''`),
  ],
);

const subject = () => ({
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  name: text().notNull().unique(),
  description: text().notNull(),
});

export const companies = sqliteTable('companies', subject(), (t) => [
  check('companies_slug', sql`${t.slug} <> '' and ${t.slug} not glob '*[^a-z0-9-]*'`),
]);

export const topics = sqliteTable('topics', subject(), (t) => [
  check('topics_slug', sql`${t.slug} <> '' and ${t.slug} not glob '*[^a-z0-9-]*'`),
]);

export const storyCompanies = sqliteTable(
  'story_companies',
  {
    storyId: storyId(),
    companyId: integer()
      .notNull()
      .references(() => companies.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storyId, t.companyId] }),
    unique('story_companies_position').on(t.storyId, t.position),
    index('story_companies_by_company').on(t.companyId),
  ],
);

/** The topic at position 1 is the one on the story's ticket. */
export const storyTopics = sqliteTable(
  'story_topics',
  {
    storyId: storyId(),
    topicId: integer()
      .notNull()
      .references(() => topics.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storyId, t.topicId] }),
    unique('story_topics_position').on(t.storyId, t.position),
    index('story_topics_by_topic').on(t.topicId),
  ],
);
