import { and, eq, exists, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { clusters, clusterSeen, wireItems } from '@/db/schema/wire';
import { wireSources, wireSourceTopics } from '@/db/schema/wire-sources';

/** What of the wire somebody wants to see. */
export type ClusterFilter = {
  state?: 'open' | 'dismissed';
  /** Reported by a source of this topic. */
  topicId?: number | undefined;
  /** One of what the desk watches, named by its name. */
  company?: string | undefined;
  sourceId?: number | undefined;
  language?: string | undefined;
  /** Last reported from then on, and up to then. */
  since?: Date | undefined;
  until?: Date | undefined;
  /** Words of its headlines. */
  search?: string | undefined;
  /** Only what this editor has not seen, or has not since it grew. */
  unseenBy?: number | undefined;
};

/** Words of a search that count; more only cost time. */
const MOST_WORDS = 8;

/** What the filter asks of a cluster. */
export function conditionOf(filter: ClusterFilter): SQL | undefined {
  const { since, until, unseenBy } = filter;
  return and(
    eq(clusters.state, filter.state ?? 'open'),
    since && gte(clusters.lastItemAt, since),
    until && lte(clusters.lastItemAt, until),
    filter.company ? names(filter.company) : undefined,
    filter.sourceId === undefined ? undefined : hasItem(eq(wireItems.sourceId, filter.sourceId)),
    filter.language ? hasOne(eq(wireItems.language, filter.language)) : undefined,
    filter.topicId === undefined ? undefined : hasItem(inArray(wireItems.sourceId, sourcesOf(filter.topicId))),
    ...wordsOfSearch(filter.search).map((word) =>
      hasOne(sql`${wireItems.title} like ${`%${escaped(word)}%`} escape '\\'`),
    ),
    unseenBy === undefined ? undefined : sql`not ${seen(unseenBy)}`,
  );
}

/** Whether an editor has seen a cluster since it last grew. */
export function seen(editorId: number): SQL {
  const rows = db()
    .select({ one: sql`1` })
    .from(clusterSeen)
    .where(
      and(
        eq(clusterSeen.clusterId, clusters.id),
        eq(clusterSeen.editorId, editorId),
        gte(clusterSeen.seenAt, clusters.lastItemAt),
      ),
    );
  return exists(rows);
}

const wordsOfSearch = (search = '') => search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

const names = (company: string) =>
  sql`exists (select 1 from json_each(${clusters.facts}, '$.matches') where value = ${company} collate nocase)`;

/** For what many items are: those of each cluster are looked through, and no others. */
const hasOne = (condition: SQL) =>
  exists(
    db()
      .select({ one: sql`1` })
      .from(wireItems)
      .where(and(eq(wireItems.clusterId, clusters.id), condition)),
  );

/** For what an index finds among all items. */
const hasItem = (condition: SQL) =>
  inArray(clusters.id, db().select({ id: wireItems.clusterId }).from(wireItems).where(condition));

const sourcesOf = (topicId: number) =>
  db()
    .select({ id: wireSourceTopics.sourceId })
    .from(wireSourceTopics)
    .innerJoin(wireSources, eq(wireSources.id, wireSourceTopics.sourceId))
    .where(eq(wireSourceTopics.topicId, topicId));

/** What comes after a row of the ranked list. */
export function after(score: SQL, { score: last, id }: { score: number; id: number }): SQL | undefined {
  return or(sql`${score} < ${last}`, and(sql`${score} = ${last}`, lt(clusters.id, id)));
}
