import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { jobs } from '@/db/schema/jobs';

/** Ends what was planned for a briefing and what waits for a person, for something else has happened to it. */
export async function closeJobs(
  tx: Transaction,
  { briefingId, note, now }: { briefingId: number; note: string; now: Date },
): Promise<void> {
  await tx
    .update(jobs)
    .set({ status: 'cancelled', endedAt: now, note })
    .where(and(eq(jobs.kind, 'publish'), eq(jobs.subjectId, briefingId), inArray(jobs.status, ['waiting', 'held'])));
}
