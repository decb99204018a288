import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });

/**
 * One import of subscribers. `matching` waits for somebody to say what the columns are, `checking` reads the file into
 * `import_rows`, `checked` waits for a person again, `importing` carries the rows out. Both are done by the worker, a few
 * hundred rows in a transaction together with `bytesRead` or `rowsDone`, so that it goes on where it was.
 */
export const imports = sqliteTable(
  'imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The name of the file as it was uploaded. */
    name: text().notNull(),
    /** Under which name it is kept until it has been read. */
    file: text().notNull().default(''),
    status: text({ enum: ['matching', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled'] }).notNull(),
    encoding: text().notNull(),
    separator: text({ enum: [',', ';', '\t'] }).notNull(),
    hasHead: integer({ mode: 'boolean' }).notNull(),
    /** The first rows, as they are in the file, to be matched and shown. Emptied when the import is over. */
    beginning: text({ mode: 'json' }).$type<string[][]>().notNull(),
    /** In which column, from 0, something is found. */
    emailColumn: integer(),
    joinedColumn: integer(),
    /** `confirm`: each is asked by mail. `agreed`: they have agreed before, and `consentText` is what to. */
    way: text({ enum: ['confirm', 'agreed'] }),
    consentText: text().notNull().default(''),
    /** When and where they agreed, in the words of whoever imports. */
    evidence: text().notNull().default(''),
    /** Of the file as it is kept, in UTF-8. */
    bytes: integer().notNull(),
    bytesRead: integer().notNull().default(0),
    rows: integer().notNull().default(0),
    rowsDone: integer().notNull().default(0),
    startedBy: text().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Why it failed, for a person. */
    note: text().notNull().default(''),
  },
  (t) => [
    index('imports_by_status').on(t.status),
    check(
      'imports_status',
      sql`${t.status} in ('matching', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled')`,
    ),
  ],
);

/**
 * What is in each row of an imported file and what became of it; no more of the file than that is kept, and that for 30
 * days. `to add` and `to ask` are carried out by the import. A row goes when the person it is about is erased (db/derived.ts).
 */
export const importRows = sqliteTable(
  'import_rows',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** As a person counts the rows of the file, without its head. */
    row: integer().notNull(),
    /** As it was written, shortened. */
    email: text().notNull(),
    /** As it is compared; empty where it is none. */
    address: text().notNull(),
    joinedAt: instant(),
    result: text({
      enum: [
        'to add',
        'added',
        'asked',
        'already here',
        'suppressed',
        'twice in the file',
        'not an address',
        'asked before',
      ],
    }).notNull(),
    detail: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.row] }),
    index('import_rows_by_address').on(t.address),
    index('import_rows_by_result').on(t.importId, t.result, t.row),
  ],
);
