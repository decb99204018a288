import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });

/**
 * What is to happen at a set time. `held` waits for a person: it came too late, or something had changed since; `note` says
 * which. Only a waiting job is ever carried out, in the transaction that ends it, so it happens once.
 */
export const jobs = sqliteTable(
  'jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['publish'] }).notNull(),
    /** The briefing it is about. */
    subjectId: integer().notNull(),
    /** The version that was proofed. */
    proof: text().notNull(),
    dueAt: instant().notNull(),
    status: text({ enum: ['waiting', 'done', 'held', 'cancelled'] })
      .notNull()
      .default('waiting'),
    orderedBy: text().notNull(),
    orderedRole: text({ enum: ['administrator', 'editor', 'writer'] }).notNull(),
    orderedAt: instant().notNull(),
    endedAt: instant(),
    note: text().notNull().default(''),
  },
  (t) => [
    index('jobs_due').on(t.status, t.dueAt),
    index('jobs_by_subject').on(t.kind, t.subjectId, t.status),
    check('jobs_status', sql`${t.status} in ('waiting', 'done', 'held', 'cancelled')`),
  ],
);
