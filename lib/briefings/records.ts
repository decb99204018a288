import { asc, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import type { BriefingRecord } from './form';

export type BriefingRow = typeof briefings.$inferSelect;

/** An edition at the desk: its row, and the record that the composer saves. */
export type WorkingBriefing = { row: BriefingRow; record: BriefingRecord };

/** The edition with this id in any state, by what the transaction or the reader sees. */
export async function readBriefing(reader: Reader, briefingId: number): Promise<WorkingBriefing | undefined> {
  const [row] = await reader.select().from(briefings).where(eq(briefings.id, briefingId));
  if (!row) return undefined;
  const placed = await reader.select().from(slots).where(eq(slots.briefingId, briefingId)).orderBy(asc(slots.rank));
  const waiting = await reader
    .select({ storyId: bench.storyId })
    .from(bench)
    .where(eq(bench.briefingId, briefingId))
    .orderBy(asc(bench.position), asc(bench.storyId));
  const places: BriefingRecord['slots'] = Array.from({ length: placed.at(-1)?.rank ?? 0 }, () => null);
  for (const { rank, storyId, headlineOverride } of placed) places[rank - 1] = { storyId, headlineOverride };
  const { number, editionDate, title, intro, mailSubject, mailPreheader, embargoUntil } = row;
  return {
    row,
    record: {
      ...{ number, editionDate, title, intro, mailSubject, mailPreheader },
      embargoUntil: embargoUntil?.toISOString() ?? null,
      slots: places,
      bench: waiting.map(({ storyId }) => storyId),
    },
  };
}

/** Puts a checked record into the columns of an edition and into its slots and its bench. */
export async function writeBriefing(tx: Transaction, briefingId: number, record: BriefingRecord): Promise<void> {
  const { number, editionDate, title, intro, mailSubject, mailPreheader, embargoUntil } = record;
  const embargo = embargoUntil === null ? null : new Date(embargoUntil);
  await tx
    .update(briefings)
    // The address of an edition is its date; once it was public, neither changes.
    .set({ number, editionDate, slug: editionDate, title, intro, mailSubject, mailPreheader, embargoUntil: embargo })
    .where(eq(briefings.id, briefingId));
  await tx.delete(slots).where(eq(slots.briefingId, briefingId));
  await tx.delete(bench).where(eq(bench.briefingId, briefingId));
  for (const [index, place] of record.slots.entries())
    if (place) await tx.insert(slots).values({ briefingId, rank: index + 1, ...place });
  for (const [index, storyId] of record.bench.entries())
    await tx.insert(bench).values({ briefingId, storyId, position: index + 1 });
}
