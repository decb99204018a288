import { and, eq, isNull, or } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import type { BriefingRow } from './records';

export type TrashResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not a draft' }
  /** Meanwhile another edition has its number or its date. */
  | { ok: false; reason: 'taken'; by: number };

type Order = { briefingId: number; by: Actor; now: Date };

/**
 * Puts a draft edition into the trash, from where it can be had back. Its stories are free for others at once, and so are its
 * number and its date. What is planned is cancelled first, and what was ever public stays.
 */
export function trashBriefing({ briefingId, by, now }: Order): Promise<TrashResult> {
  return change(briefingId, by, async (tx, row) => {
    if (row.status !== 'draft') return { ok: false, reason: 'not a draft' };
    if (row.trashedAt) return { ok: true };
    await tx.update(briefings).set({ trashedAt: now }).where(eq(briefings.id, briefingId));
    await record(tx, { by, act: 'trashed', subject: `No. ${row.number}`, now });
    return { ok: true };
  });
}

/** Has an edition back from the trash, as it was. */
export function untrashBriefing({ briefingId, by, now }: Order): Promise<TrashResult> {
  return change(briefingId, by, async (tx, row) => {
    if (!row.trashedAt) return { ok: true };
    const { number, editionDate, slug } = row;
    const same = or(eq(briefings.number, number), eq(briefings.editionDate, editionDate), eq(briefings.slug, slug));
    const [other] = await tx
      .select()
      .from(briefings)
      .where(and(same, isNull(briefings.trashedAt)));
    if (other) return { ok: false, reason: 'taken', by: other.number };
    await tx.update(briefings).set({ trashedAt: null }).where(eq(briefings.id, briefingId));
    await record(tx, { by, act: 'had back from the trash', subject: `No. ${number}`, now });
    return { ok: true };
  });
}

function change(briefingId: number, by: Actor, work: (tx: Transaction, row: BriefingRow) => Promise<TrashResult>) {
  return transact(async (tx): Promise<TrashResult> => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const [row] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    return row ? work(tx, row) : { ok: false, reason: 'not found' };
  });
}
