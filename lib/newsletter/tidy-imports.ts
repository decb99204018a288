import { and, eq, inArray, lt } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { importRows, imports } from '@/db/schema/imports';
import { removeOthers } from './import-file';

const DAY = 24 * 60 * 60_000;

/** Days for which the results of an import are kept, and for which one waits for somebody. */
const KEPT = { results: 30, waiting: 7 };

/** Removes the results of imports that are long over, and gives up those that nobody went on with. Says how many. */
export async function tidyImports(now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const old = await db()
    .select({ id: imports.id })
    .from(imports)
    .where(and(inArray(imports.status, ['done', 'failed', 'cancelled']), lt(imports.startedAt, before(KEPT.results))));
  const idle = await db()
    .select({ id: imports.id })
    .from(imports)
    .where(and(inArray(imports.status, ['matching', 'checked']), lt(imports.startedAt, before(KEPT.waiting))));
  for (const { id } of [...old, ...idle]) {
    await transact(async (tx) => {
      await tx.delete(importRows).where(eq(importRows.importId, id));
      const over = { endedAt: now, beginning: [], note: 'Nobody went on with it.' };
      await tx
        .update(imports)
        .set({ ...over, status: 'cancelled' })
        .where(and(eq(imports.id, id), inArray(imports.status, ['matching', 'checked'])));
    });
  }
  const needed = await db()
    .select({ file: imports.file })
    .from(imports)
    .where(inArray(imports.status, ['matching', 'checking']));
  await removeOthers(
    needed.map(({ file }) => file),
    before(1),
  );
  return old.length + idle.length;
}
