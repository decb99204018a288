import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { importRows, imports } from '@/db/schema/imports';
import { subscribers } from '@/db/schema/subscribers';
import { readRows, removeFile, type FileRow } from './import-file';
import { readRow, type ReadRow } from './import-rows';
import type { Import } from './import-queries';
import { listSuppressed } from './suppress';

const AT_ONCE = 250;

/** Reads the file from where it was left, and writes down what each row would do. Yields whether there is more to do. */
export async function* checkRows(current: Import, now: Date): AsyncGenerator<boolean> {
  let from = current.bytesRead;
  let chunk: FileRow[] = [];
  let isHead = current.hasHead && from === 0;
  for await (const row of readRows(current.file, current.separator, from)) {
    if (isHead) isHead = false;
    else chunk.push(row);
    if (chunk.length < AT_ONCE) continue;
    if (!(await store(current.id, from, chunk, now))) return;
    [from, chunk] = [row.end, []];
    yield true;
  }
  if (!(await store(current.id, from, chunk, now, true))) return;
  await removeFile(current.file);
  yield false;
}

/** Another process may have done it already, or somebody gave it up: then it is not for us to go on. */
function store(importId: number, from: number, chunk: FileRow[], now: Date, isLast = false): Promise<boolean> {
  return transact(async (tx) => {
    const [current] = await tx.select().from(imports).where(eq(imports.id, importId));
    if (current?.status !== 'checking' || current.bytesRead !== from) return false;
    const columns = { email: current.emailColumn!, joined: current.joinedColumn };
    const read = chunk.map(({ cells }) => readRow(cells, columns, now));
    const resultOf = await verdicts(tx, importId, read);
    const values = read.map(({ email, address, joinedAt, problem }, index) => ({
      ...{ importId, row: current.rows + index + 1, email, address: address?.address ?? '', joinedAt },
      ...{ result: resultOf(address?.address), detail: problem },
    }));
    if (values.length > 0) await tx.insert(importRows).values(values);
    const progress = { rows: current.rows + chunk.length, bytesRead: chunk.at(-1)?.end ?? from };
    const end = isLast && { status: 'checked' as const, beginning: [] };
    await tx
      .update(imports)
      .set({ ...progress, ...end })
      .where(eq(imports.id, importId));
    return true;
  });
}

type Result = (typeof importRows.$inferSelect)['result'];

/** What becomes of an address, asked for in the order of the rows: the second row with the same one is twice in the file. */
async function verdicts(tx: Transaction, importId: number, rows: ReadRow[]): Promise<(address?: string) => Result> {
  const addresses = [...new Set(rows.flatMap(({ address }) => address?.address ?? []))];
  const earlier = await tx
    .select({ address: importRows.address })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), inArray(importRows.address, addresses)));
  const known = await tx
    .select({ address: subscribers.address, endedAt: subscribers.endedAt })
    .from(subscribers)
    .where(inArray(subscribers.address, addresses));
  const seen = new Set(earlier.map(({ address }) => address));
  const here = new Map(known.map(({ address, endedAt }) => [address, endedAt === null]));
  const suppressed = await listSuppressed(addresses, tx);
  return (address) => {
    if (address === undefined) return 'not an address';
    if (seen.has(address)) return 'twice in the file';
    seen.add(address);
    if (here.get(address)) return 'already here';
    return here.has(address) || suppressed.has(address) ? 'suppressed' : 'to add';
  };
}
