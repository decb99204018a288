import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { log } from '@/lib/log';
import { checkRows } from './check-import';
import { bringInRows } from './carry-out-import';
import { removeFile } from './import-file';
import type { Import } from './import-queries';

/** Transactions of a round: others have their turn between two of them. */
const MOST_STEPS = 100;

/**
 * Reads what is to be checked and carries out what is to be imported, a step at a time, each in one transaction with how far
 * it has come: so an import goes on where it was, however many processes run and whenever one of them is killed. Says how
 * many steps were done.
 */
export async function runImports(now: Date): Promise<number> {
  const [current] = await db()
    .select()
    .from(imports)
    .where(inArray(imports.status, ['checking', 'importing']))
    .orderBy(asc(imports.id))
    .limit(1);
  if (!current) return 0;
  let steps = 0;
  try {
    const work = current.status === 'checking' ? checkRows(current, now) : bringInRows(current, now);
    for await (const goesOn of work) {
      if (!goesOn || ++steps >= MOST_STEPS) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    // Another process holds the database: the next round comes soon.
    if (code?.startsWith('SQLITE_BUSY')) return steps;
    log.error(`import ${current.id} failed`, error);
    await fail(current, code?.startsWith('CSV_') ? UNREADABLE : `It could not be carried out: ${message}.`, now);
  }
  return steps;
}

const UNREADABLE = 'A row is longer than any row can be. A quotation mark is probably never closed in it.';

async function fail({ id, status, file }: Import, note: string, now: Date): Promise<void> {
  await transact((tx) =>
    tx
      .update(imports)
      .set({ status: 'failed', endedAt: now, note, beginning: [] })
      .where(and(eq(imports.id, id), eq(imports.status, status))),
  );
  await removeFile(file);
}
