import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { SQL } from 'drizzle-orm';
import { databaseFile, whenClosed } from './client';

type Reply = { id: number; rows: unknown[] } | { id: number; failure: string };
type Waiting = { resolve: (rows: unknown[]) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };
type Thread = { file: string; worker: Worker; waiting: Map<number, Waiting> };

/** A read that takes longer, in milliseconds, is given up, and its thread with it. */
const LONGEST_READ = 3000;

/** One per process, though Next bundles this module more than once. */
const shared = globalThis as { aisleFiveThread?: Thread | undefined; aisleFiveReads?: number };

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });

/** Said of a read that took too long. */
export class TooSlow extends Error {}

/**
 * Carries out a read on a thread of its own, so that nobody but who asked waits for it. Rows come as the database has
 * them: column names as in the query, dates as numbers.
 * @throws TooSlow after three seconds.
 */
export function readAside<Row>(query: SQL): Promise<Row[]> {
  const { sql: text, params: values } = dialect.sqlToQuery(query);
  const { worker, waiting } = thread();
  const id = (shared.aisleFiveReads = (shared.aisleFiveReads ?? 0) + 1);
  return new Promise<unknown[]>((resolve, reject) => {
    const timer = setTimeout(() => {
      end(new TooSlow(`a read took more than ${LONGEST_READ} ms`));
    }, LONGEST_READ);
    waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, text, values });
  }) as Promise<Row[]>;
}

function thread(): Thread {
  const file = databaseFile();
  const running = shared.aisleFiveThread;
  if (running?.file === file) return running;
  if (running) end(new Error('the database is another one now'));
  // Not bundled: the thread is the file itself, beside this one.
  const worker = new Worker(join(process.cwd(), 'db', 'reading-thread.mjs'), { workerData: { file } });
  const started: Thread = { file, worker, waiting: new Map() };
  worker.on('message', (reply: Reply) => settle(started, reply));
  worker.on('error', (error) => end(error));
  worker.unref();
  shared.aisleFiveThread = started;
  return started;
}

function settle({ waiting }: Thread, reply: Reply): void {
  const who = waiting.get(reply.id);
  if (!who) return;
  waiting.delete(reply.id);
  clearTimeout(who.timer);
  if ('rows' in reply) who.resolve(reply.rows);
  else who.reject(new Error(reply.failure));
}

/** Stops the thread; who waits for it hears why. The next read starts another. */
function end(why: Error): void {
  const running = shared.aisleFiveThread;
  shared.aisleFiveThread = undefined;
  void running?.worker.terminate();
  for (const { reject, timer } of running?.waiting.values() ?? []) {
    clearTimeout(timer);
    reject(why);
  }
}

whenClosed(() => end(new Error('the database was closed')));
