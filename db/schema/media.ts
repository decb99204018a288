import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });

/** Pictures that were uploaded. The files lie in the data folder, named for `key`; see lib/media/. */
export const media = sqliteTable(
  'media',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Names the files and the addresses: the hash of the original's content, so that the same picture is kept once. */
    key: text().notNull().unique(),
    /** As it was called on the machine it came from, for people who look for it. */
    name: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    alt: text().notNull().default(''),
    credit: text().notNull().default(''),
    /** "x y" in per cent from the top left: the point that stays in sight when the picture is cropped. */
    focus: text().notNull().default('50 50'),
    /** `new` until every width has been written in every format. */
    status: text({ enum: ['new', 'ready', 'failed'] })
      .notNull()
      .default('new'),
    uploadedAt: instant().notNull(),
    uploadedBy: text().notNull(),
  },
  (t) => [
    index('media_by_time').on(t.uploadedAt),
    check('media_status', sql`${t.status} in ('new', 'ready', 'failed')`),
    check('media_size', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
  ],
);
