import { closeSync, existsSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { env } from '@/lib/env';

/** What a write may use: everything Drizzle offers, inside one transaction. */
export type Transaction = BetterSQLite3Database;

/** What a read may use. Writing through it is refused by SQLite as well. */
export type Reader = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count' | 'with'>;

type Connections = {
  reading: SQLite.Database;
  writing: SQLite.Database;
  reader: Reader;
  writer: Transaction;
  revision: SQLite.Statement<[], number>;
  /** Settles when the last transaction asked for is over. */
  queue: Promise<unknown>;
  /** How the writing connection commits now. */
  synchronous: Synchronous;
  /** The write-ahead log, once it was opened. It stays the same file while a connection is open (sqlite.org/walformat.html). */
  log: number | undefined;
};

type Synchronous = 'full' | 'normal';

/** One per process and file: Next bundles this module more than once, the connections must not follow. */
const shared = globalThis as { aisleFiveDatabases?: Map<string, Connections> };
const open = (shared.aisleFiveDatabases ??= new Map<string, Connections>());

/** The file of data, as an absolute path. */
export function databaseFile(): string {
  return resolve(env().DATA_DIR, 'aisle-five.db');
}

/**
 * Opens a connection as this project uses it: write-ahead log, foreign keys on, five seconds of patience with other
 * processes, and each commit on disk before it is reported (synchronous FULL: a power cut loses nothing).
 */
export function openDatabase(file: string): SQLite.Database {
  mkdirSync(join(file, '..'), { recursive: true });
  const connection = new SQLite(file, { timeout: 5000 });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Lets SQLite count how its tables are filled, from which it plans queries; without, it took 73 ms in place of 0.1 for the
 * places of ten stories among 20,000 briefings. Looks at a sample (sqlite.org/lang_analyze.html), so it is quick.
 */
export function learnSizes(): void {
  connections().writing.pragma('optimize = 0x10002');
}

function connections(): Connections {
  const file = databaseFile();
  const known = open.get(file);
  if (known) return known;
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Run \`npm start\`, which makes one.`);
  const reading = openDatabase(file);
  reading.pragma('query_only = ON');
  // Kilobytes, in place of two thousand: a list of the wire goes through so much of the indexes each time it is asked for.
  reading.pragma('cache_size = -32000');
  const writing = openDatabase(file);
  const made: Connections = {
    reading,
    writing,
    revision: reading.prepare<[], number>('select number from revision').pluck(),
    reader: drizzle(reading, { casing: 'snake_case' }),
    writer: drizzle(writing, { casing: 'snake_case' }),
    queue: Promise.resolve(),
    synchronous: 'full',
    log: undefined,
  };
  open.set(file, made);
  return made;
}

/** The database, for reading. Opened at the first call, so that a build needs none. */
export function db(): Reader {
  return connections().reader;
}

/** How many changes that readers can see there have been, by this process or another. Two microseconds, so ask often. */
export function readRevision(): number {
  return connections().revision.get()!;
}

/**
 * Carries out `work` in one transaction: all of it is stored, or, if it throws, nothing.
 *
 * Transactions of this process run one after another on a connection of their own, so no statement of another request
 * can enter an open one, and readers see only what was committed. Inside, await nothing but the database: the others
 * wait. A transaction inside a transaction would wait for itself for ever; hand the open one on instead.
 */
export async function transact<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return inTurn(connections(), work, 'full');
}

/**
 * The same, but this thread is free while the disk writes: others may read what was written from here on, and it is there for good,
 * whatever happens to the machine, when `stored` settles. For who has other work meanwhile, such as the sender of newsletters.
 */
export async function transactAside<Result>(
  work: (tx: Transaction) => Promise<Result>,
): Promise<{ result: Result; stored: Promise<void> }> {
  const here = connections();
  const result = await inTurn(here, work, 'normal');
  return { result, stored: store(here) };
}

/** Does what `synchronous = FULL` does at a commit and NORMAL does not (sqlite.org/pragma.html#pragma_synchronous). */
async function store(here: Connections): Promise<void> {
  here.log ??= openSync(`${here.writing.name}-wal`, 'r+');
  await writeToDisk(here.log);
}

const writeToDisk = promisify(fdatasync);

function inTurn<Result>(here: Connections, work: (tx: Transaction) => Promise<Result>, synchronous: Synchronous) {
  const mine = here.queue.then(() => carryOut(here, work, synchronous));
  here.queue = mine.catch(() => undefined);
  return mine;
}

async function carryOut<Result>(
  here: Connections,
  work: (tx: Transaction) => Promise<Result>,
  synchronous: Synchronous,
): Promise<Result> {
  if (here.synchronous !== synchronous) here.writing.pragma(`synchronous = ${synchronous}`);
  here.synchronous = synchronous;
  here.writing.exec('begin immediate');
  try {
    const result = await work(here.writer);
    here.writing.exec('commit');
    return result;
  } catch (error) {
    if (here.writing.inTransaction) here.writing.exec('rollback');
    throw error;
  }
}

const closing = new Set<() => void>();

/** Has `act` carried out when the connections of this process are closed. */
export function whenClosed(act: () => void): void {
  closing.add(act);
}

/** Closes the connections of this process, as a test or a script does before it removes the file. */
export function closeDatabase(): void {
  for (const act of closing) act();
  for (const { reading, writing, log } of open.values()) {
    reading.close();
    writing.close();
    if (log !== undefined) closeSync(log);
  }
  open.clear();
}
