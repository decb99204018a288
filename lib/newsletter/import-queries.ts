import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { importRows, imports } from '@/db/schema/imports';

export type ImportResult = (typeof importRows.$inferSelect)['result'];

export type Import = typeof imports.$inferSelect;

/** One import, wherever it is on its way. */
export async function findImport(id: number): Promise<Import | undefined> {
  const [found] = await db().select().from(imports).where(eq(imports.id, id));
  return found;
}

/** The latest imports, and those that wait for somebody. */
export function listImports() {
  return db()
    .select({
      id: imports.id,
      name: imports.name,
      status: imports.status,
      rows: imports.rows,
      startedAt: imports.startedAt,
      startedBy: imports.startedBy,
    })
    .from(imports)
    .orderBy(desc(imports.id))
    .limit(20);
}

/** How many rows of an import have each result. */
export async function countResults(importId: number): Promise<Partial<Record<ImportResult, number>>> {
  const rows = await db()
    .select({ result: importRows.result, number: sql<number>`count(*)` })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.result);
  return Object.fromEntries(rows.map(({ result, number }) => [result, number]));
}

/** Rows of an import in the order of the file, after a row. */
export function listImportRows(importId: number, { after, limit }: { after: number; limit: number }) {
  return db()
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), gt(importRows.row, after)))
    .orderBy(asc(importRows.row))
    .limit(limit);
}
