import { and, eq, inArray } from 'drizzle-orm';
import { transact } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { removeFile } from './import-file';

export type ImportActResult = { ok: true; file: string } | { ok: false; reason: 'not allowed' | 'not waiting' };

type Order = { importId: number; by: Actor; now: Date };

/** Has a checked import carried out, by the worker. */
export async function beginImport({ importId, by, now }: Order): Promise<ImportActResult> {
  return move({ importId, by, now }, { from: ['checked'], to: 'importing', act: 'began an import of' });
}

/** Gives an import up, wherever it is. Who was added before stays. */
export async function cancelImport({ importId, by, now }: Order): Promise<ImportActResult> {
  const from = ['matching', 'checking', 'checked', 'importing'] as const;
  const result = await move({ importId, by, now }, { from: [...from], to: 'cancelled', act: 'cancelled an import of' });
  if (result.ok) await removeFile(result.file);
  return result;
}

type Status = (typeof imports.$inferSelect)['status'];

async function move(
  { importId, by, now }: Order,
  { from, to, act }: { from: Status[]; to: 'importing' | 'cancelled'; act: string },
): Promise<ImportActResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  return transact(async (tx) => {
    const [moved] = await tx
      .update(imports)
      .set({ status: to, ...(to === 'cancelled' && { endedAt: now, beginning: [] }) })
      .where(and(eq(imports.id, importId), inArray(imports.status, from)))
      .returning();
    if (!moved) return { ok: false, reason: 'not waiting' };
    const { rows, way, consentText, evidence } = moved;
    const after = { rows, consent: way, words: consentText, evidence };
    await record(tx, { by, act, subject: `subscribers, import ${importId}`, after, now });
    return { ok: true, file: moved.file };
  });
}
