import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type SQLite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { openDatabase } from './client';
import { createDerived, dropDerived, isDerived } from './derived';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

export type MigrationResult =
  | { ok: true; applied: number; backup?: string }
  | { ok: false; reason: 'corrupt' | 'unwritable' | 'failed'; detail: string; backup?: string };

/** Drizzle's own ledger, so that drizzle-kit and this function agree on what has been applied. */
const LEDGER = '__drizzle_migrations';

/**
 * Brings the database at `file` up to date, making it if there is none. Never loses data: before anything changes it
 * writes a copy beside it (`backups/`), and the change is undone unless every foreign key still points somewhere and
 * no table has lost a row. A migration that means to remove rows or tables says so in its SQL, one line a table:
 * `-- may lose rows: <table>`.
 *
 * Foreign keys are off while tables are rebuilt, set outside the transaction because SQLite ignores it inside
 * (drizzle-orm issue 4938: with them on, a rebuild deletes the child rows by cascade).
 */
export function migrate(file: string, options: { folder?: string; now: Date }): MigrationResult {
  const isNew = !existsSync(file);
  let connection: SQLite.Database | undefined;
  let backup: string | undefined;
  try {
    connection = openDatabase(file);
    const broken = isNew ? 'ok' : String(connection.pragma('quick_check(1)', { simple: true }));
    if (broken !== 'ok') return { ok: false, reason: 'corrupt', detail: broken.split('\n')[0]! };
    const migrations = readMigrationFiles({ migrationsFolder: options.folder ?? MIGRATIONS });
    const waiting = pending(connection, migrations);
    if (waiting.length === 0 && isDerived(connection)) return { ok: true, applied: 0 };
    if (waiting.length > 0 && !isNew) backup = writeBackup(connection, file, options.now);
    connection.pragma('foreign_keys = OFF');
    const applied = applyAll(connection, migrations);
    return { ok: true, applied, ...(backup && { backup }) };
  } catch (error) {
    return { ok: false, reason: reasonFor(error), detail: (error as Error).message, ...(backup && { backup }) };
  } finally {
    connection?.close();
  }
}

type Migration = ReturnType<typeof readMigrationFiles>[number];

function pending(connection: SQLite.Database, migrations: Migration[]): Migration[] {
  const exists = connection.prepare(`select 1 from sqlite_master where name = ?`).get(LEDGER);
  const last = exists ? connection.prepare(`select max(created_at) from ${LEDGER}`).pluck().get() : null;
  return migrations.filter((migration) => migration.folderMillis > Number(last ?? 0));
}

/** The copy is written by SQLite itself, so it is whole even while others use the database. */
function writeBackup(connection: SQLite.Database, file: string, now: Date): string {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const copy = join(folder, `${basename(file, '.db')}-before-migration-${stamp}.db`);
  connection.prepare('vacuum into ?').run(copy);
  return copy;
}

function applyAll(connection: SQLite.Database, migrations: Migration[]): number {
  const work = connection.transaction(() => {
    connection.exec(
      `create table if not exists ${LEDGER} (id integer primary key, hash text not null, created_at numeric)`,
    );
    // Read again inside the transaction: another process may have just done the same work.
    const waiting = pending(connection, migrations);
    dropDerived(connection);
    const before = rowCounts(connection);
    const mayLose = new Set<string>();
    const remember = connection.prepare(`insert into ${LEDGER} (hash, created_at) values (?, ?)`);
    for (const migration of waiting) {
      for (const statement of migration.sql) {
        refuseTransactions(statement);
        for (const [, table] of statement.matchAll(/^-- may lose rows: (\S+)$/gm)) mayLose.add(table!);
        connection.exec(statement);
      }
      remember.run(migration.hash, migration.folderMillis);
    }
    refuseLosses(connection, before, mayLose);
    createDerived(connection);
    return waiting.length;
  });
  return work.immediate();
}

/** A migration that ended the transaction itself could not be undone. */
function refuseTransactions(statement: string): void {
  const bare = statement.replace(/--.*$|\/\*[^]*?\*\//gm, '');
  // The "end" of a trigger's body ends no transaction.
  const words = bare.replace(/create\s+(temp\w*\s+)?trigger[^]*?\bend\b/gi, '').split(';');
  const found = words.find((each) => /^\s*(begin|commit|end|rollback|savepoint|release)\b/i.test(each));
  if (found) throw new Error(`a migration may not say "${found.trim()}": it is part of a transaction already`);
}

function refuseLosses(connection: SQLite.Database, before: Map<string, number>, mayLose: Set<string>): void {
  const dangling = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (dangling[0]) {
    const { table, parent } = dangling[0];
    throw new Error(`${dangling.length} row(s) would point nowhere, the first from ${table} to ${parent}`);
  }
  const after = rowCounts(connection);
  for (const [table, rows] of before) {
    const left = after.get(table) ?? 0;
    if (left < rows && !mayLose.has(table)) throw new Error(`${table} would go from ${rows} rows to ${left}`);
  }
}

function rowCounts(connection: SQLite.Database): Map<string, number> {
  const tables = connection
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual%'`,
    )
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
  );
}

function reasonFor(error: unknown): 'corrupt' | 'unwritable' | 'failed' {
  const code = String((error as { code?: unknown }).code);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|FULL)|EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST)/.test(code))
    return 'unwritable';
  return 'failed';
}
