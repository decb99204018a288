import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { briefings } from './briefings';
import { editors } from './editors';
import { stories } from './stories';
import { wireSources } from './wire-sources';

const instant = () => integer({ mode: 'timestamp_ms' });

/** What the rank of a cluster is read from, as far as its own items say it. */
export type ClusterFacts = {
  /** The tier of each outlet that has a text of its own. */
  tiers: number[];
  /** Its first-hand documents, in words: "a filing at sec.gov". */
  firstHand: string[];
  /** How many outlets had it in the first hours. */
  quick: number;
  /** What it names of what the desk watches. */
  matches: string[];
  /** How alike the most alike earlier cluster is, from 0 to 1. */
  likeness: number;
};

const NO_FACTS: ClusterFacts = { tiers: [], firstHand: [], quick: 0, matches: [], likeness: 0 };

/** A part of the rank, from 0 to 1. */
const part = () => real().notNull().default(0);

/** Reports about the same event. It keeps its id for ever; one that was merged says into which. */
export const clusters = sqliteTable(
  'clusters',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    headline: text().notNull(),
    firstItemAt: instant().notNull(),
    lastItemAt: instant().notNull(),
    /** Its items, and how many sources they come from; kept in step by every write. Copies of one text count as one outlet. */
    items: integer().notNull().default(0),
    outlets: integer().notNull().default(0),
    state: text({ enum: ['open', 'dismissed', 'merged'] })
      .notNull()
      .default('open'),
    mergedIntoId: integer().references((): AnySQLiteColumn => clusters.id),
    facts: text({ mode: 'json' }).$type<ClusterFacts>().notNull().default(NO_FACTS),
    /** The parts of its rank that only its items decide, so that the database can sort by any weights (lib/wire/rules.ts). */
    outletsPart: part(),
    tierPart: part(),
    firstHandPart: part(),
    pacePart: part(),
    beatPart: part(),
    noveltyPart: part(),
    /** By which list of what is watched its matches were found. */
    watchedKey: text().notNull().default(''),
    /** The story that was made of it. */
    storyId: integer().references(() => stories.id, { onDelete: 'set null' }),
    isDemo: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    // With all that the list is ranked and counted by, so that it reads no row that it does not show.
    index('clusters_by_time').on(
      ...[t.state, t.lastItemAt, t.items, t.storyId, t.outletsPart, t.tierPart, t.firstHandPart],
      ...[t.pacePart, t.beatPart, t.noveltyPart],
    ),
    index('clusters_by_story')
      .on(t.storyId)
      .where(sql`${t.storyId} is not null`),
    index('clusters_merged')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    check('clusters_state', sql`${t.state} in ('open', 'dismissed', 'merged')`),
    check('clusters_merged', sql`(${t.state} = 'merged') = (${t.mergedIntoId} is not null)`),
    check('clusters_counts', sql`${t.items} >= 0 and ${t.outlets} >= 0`),
  ],
);

/** What the sources published: plain text and addresses of the web, nothing else. */
export const wireItems = sqliteTable(
  'wire_items',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    sourceId: integer()
      .notNull()
      .references(() => wireSources.id, { onDelete: 'cascade' }),
    /** What its feed calls it. */
    guid: text().notNull(),
    /** Its address without what only tracks; none if its feed gives none that a browser may open. */
    url: text().unique(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    author: text().notNull().default(''),
    /** ISO 639, or empty if unknown. */
    language: text().notNull().default(''),
    /** When its feed says that it was published; never later than `firstSeenAt`, and that where the feed does not say. */
    publishedAt: instant().notNull(),
    firstSeenAt: instant().notNull(),
    /** The same for items with the same words: a text that was taken over. */
    fingerprint: text().notNull(),
    /** None until it has been decided. */
    clusterId: integer().references(() => clusters.id, { onDelete: 'set null' }),
    /** The first item with the same text, if this is a copy. */
    copyOfId: integer().references((): AnySQLiteColumn => wireItems.id, { onDelete: 'set null' }),
    isDemo: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    unique('wire_items_guid').on(t.sourceId, t.guid),
    index('wire_items_by_source').on(t.sourceId, t.publishedAt),
    index('wire_items_by_time').on(t.publishedAt),
    index('wire_items_by_arrival').on(t.firstSeenAt),
    // With all that clusters are filtered by: the rows, with their summaries, are ten times as large.
    index('wire_items_by_cluster').on(t.clusterId, t.publishedAt, t.language, t.sourceId, t.title),
    index('wire_items_by_text').on(t.fingerprint),
    index('wire_items_copies')
      .on(t.copyOfId)
      .where(sql`${t.copyOfId} is not null`),
    check('wire_items_title', sql`${t.title} <> ''`),
    check('wire_items_url', sql`${t.url} like 'https://_%' or ${t.url} like 'http://_%'`),
  ],
);

/** What editors had attached to a cluster that became part of another, and how that one's stood. */
export type AttachedRecord = {
  votes: { briefingId: number; editorId: number; votedAt: number; wasDouble: boolean }[];
  seen: { editorId: number; seenAt: number; otherSeenAt: number | null }[];
  /** Whole ballots, from first to last. */
  ballots: { briefingId: number; editorId: number; rankedAt: number; ranked: number[] }[];
};

/** What a move changed, so that it can be undone: where each item was, and how each cluster stood. */
export type MoveRecord = {
  attached?: AttachedRecord;
  items: { id: number; from: number | null }[];
  clusters: { id: number; state: 'open' | 'dismissed' | 'merged'; mergedIntoId: number | null; headline: string }[];
};

/** What was done to clusters, by an editor or, where `byEditor` is empty, by the desk itself. */
export const clusterMoves = sqliteTable(
  'cluster_moves',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['merge', 'split', 'move', 'dismiss', 'reopen'] }).notNull(),
    at: instant().notNull(),
    byEditor: text().notNull().default(''),
    clusterId: integer()
      .notNull()
      .references(() => clusters.id, { onDelete: 'cascade' }),
    /** The other one: merged into it, split off into it, moved to it. */
    otherId: integer().references(() => clusters.id, { onDelete: 'cascade' }),
    record: text({ mode: 'json' }).$type<MoveRecord>().notNull(),
    undoneAt: instant(),
    undoneBy: text().notNull().default(''),
  },
  (t) => [
    index('cluster_moves_by_cluster').on(t.clusterId, t.at),
    index('cluster_moves_by_other').on(t.otherId),
    index('cluster_moves_by_time').on(t.at),
    check('cluster_moves_kind', sql`${t.kind} in ('merge', 'split', 'move', 'dismiss', 'reopen')`),
  ],
);

const editorId = () =>
  integer()
    .notNull()
    .references(() => editors.id, { onDelete: 'cascade' });

const clusterId = () =>
  integer()
    .notNull()
    .references(() => clusters.id, { onDelete: 'cascade' });

const briefingId = () =>
  integer()
    .notNull()
    .references(() => briefings.id, { onDelete: 'cascade' });

/** When an editor last looked at a cluster: what came later is new to them. */
export const clusterSeen = sqliteTable(
  'cluster_seen',
  { editorId: editorId(), clusterId: clusterId(), seenAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.editorId, t.clusterId] }), index('cluster_seen_by_cluster').on(t.clusterId)],
);

/** Filters of the wire that an editor keeps under a name; `query` is the query part of its address. */
export const wireViews = sqliteTable(
  'wire_views',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    editorId: editorId(),
    name: text().notNull(),
    query: text().notNull(),
  },
  (t) => [unique('wire_views_name').on(t.editorId, t.name), check('wire_views_name', sql`${t.name} <> ''`)],
);

/** Who is for a cluster in an edition: the first proposed it, the others voted for it. */
export const clusterVotes = sqliteTable(
  'cluster_votes',
  { briefingId: briefingId(), clusterId: clusterId(), editorId: editorId(), votedAt: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.briefingId, t.clusterId, t.editorId] }),
    index('cluster_votes_by_cluster').on(t.clusterId),
    index('cluster_votes_by_editor').on(t.editorId),
  ],
);

/** Each editor's own order for an edition, which the others do not see before theirs is in. */
export const blindRanks = sqliteTable(
  'blind_ranks',
  {
    briefingId: briefingId(),
    editorId: editorId(),
    rank: integer().notNull(),
    clusterId: clusterId(),
    rankedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.briefingId, t.editorId, t.rank] }),
    unique('blind_ranks_cluster').on(t.briefingId, t.editorId, t.clusterId),
    index('blind_ranks_by_cluster').on(t.clusterId),
    index('blind_ranks_by_editor').on(t.editorId),
    check('blind_ranks_rank', sql`${t.rank} > 0`),
  ],
);
