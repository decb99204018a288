import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { importRows, imports } from '@/db/schema/imports';
import { outbox } from '@/db/schema/outbox';
import { record } from '@/lib/editors/audit';
import { getSettings } from '@/lib/settings';
import { bringIn, type Way } from './add-subscriber';
import { parseAddress, type Address } from './address';
import type { Import } from './import-queries';
import { consentWords } from './sign-up-words';

/** Rows in a transaction. Mail goes out slowly: the outbox holds no more of it than lets other mail pass. */
const AT_ONCE = { agreed: 200, confirm: 10 };

/** Carries out what was checked, row by row. Yields whether there is more to do. */
export async function* bringInRows({ id, way }: Import, now: Date): AsyncGenerator<boolean> {
  const asked = consentWords(await getSettings());
  for (;;) {
    const goesOn =
      way === 'confirm' && (await isMailWaiting()) ? false : await transact((tx) => step(tx, { id, asked, now }));
    yield goesOn;
    if (!goesOn) return;
  }
}

/** Mail of this kind that has not left yet and was not put off. */
async function isMailWaiting(): Promise<boolean> {
  const open = and(eq(outbox.status, 'open'), eq(outbox.topic, 'sign-up'), eq(outbox.attempts, 0));
  const rows = await db().select({ id: outbox.id }).from(outbox).where(open).limit(AT_ONCE.confirm);
  return rows.length >= AT_ONCE.confirm;
}

async function step(tx: Transaction, { id, asked, now }: { id: number; asked: string; now: Date }): Promise<boolean> {
  const [current] = await tx.select().from(imports).where(eq(imports.id, id));
  if (current?.status !== 'importing') return false;
  const rows = await tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, id), eq(importRows.result, 'to add')))
    .orderBy(asc(importRows.row))
    .limit(AT_ONCE[current.way!]);
  await carryOut(tx, { current, rows, asked, now });
  const rowsDone = current.rowsDone + rows.length;
  const isOver = rows.length < AT_ONCE[current.way!];
  await tx
    .update(imports)
    .set({ rowsDone, ...(isOver && { status: 'done' as const, endedAt: now }) })
    .where(eq(imports.id, id));
  if (!isOver) return true;
  const [by, subject] = [{ name: current.startedBy }, `subscribers, import ${id}`];
  await record(tx, { by, act: 'imported', subject, after: { rows: current.rows, carriedOut: rowsDone }, now });
  return false;
}

type Row = typeof importRows.$inferSelect;
type Order = { current: Import; rows: Row[]; asked: string; now: Date };

/** Asked again in the same transaction: since the check somebody may have joined, or left for good. */
async function carryOut(tx: Transaction, { current, rows, asked, now }: Order): Promise<void> {
  const people = rows.map(({ email, joinedAt }) => ({ address: addressOf(email), joinedAt: joinedAt ?? now }));
  const results = await bringIn(tx, { people, through: 'import', consent: wayOf(current), asked, now });
  for (const result of new Set(results)) {
    const these = rows.filter((_, index) => results[index] === result).map(({ row }) => row);
    await tx
      .update(importRows)
      .set({ result })
      .where(and(eq(importRows.importId, current.id), inArray(importRows.row, these)));
  }
}

/** It was one when it was checked. */
function addressOf(email: string): Address {
  const parsed = parseAddress(email);
  if (!parsed.ok) throw new Error('an address of an import is none any more');
  return parsed;
}

/** The name of the file stands with each person, so that it can be found again. */
const wayOf = ({ way, consentText, evidence, name }: Import): Way =>
  way === 'agreed' ? { way, words: consentText, evidence: `${evidence} (imported from ${name})` } : { way: 'confirm' };
