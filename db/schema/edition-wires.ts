import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { briefings } from './briefings';

/** A cluster as it stood: its id, and then the value of each part of its rank in the order of `WIRE_PARTS`. */
export type ClusterThen = number[];

/**
 * What the wire was when an edition went out, kept because the wire forgets its items after some weeks. One row for each
 * edition that went out since there is a wire, without clusters if it had none then; it never changes.
 */
export const editionWires = sqliteTable(
  'edition_wires',
  {
    briefingId: integer()
      .primaryKey()
      .references(() => briefings.id, { onDelete: 'cascade' }),
    /** When the edition first went out: nothing that came later counts. */
    at: integer({ mode: 'timestamp_ms' }).notNull(),
    clusters: text({ mode: 'json' }).$type<ClusterThen[]>().notNull(),
    /** The cluster of each story of the edition, first place first; 0 where the wire had none. */
    picks: text({ mode: 'json' }).$type<number[]>().notNull(),
  },
  (t) => [index('edition_wires_by_time').on(t.at)],
);
