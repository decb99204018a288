import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, publications } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { findChangesSince } from './proof';

/** A publication that is planned; `changes` says what has been changed since, for then it will wait for a person. */
export type Plan = { jobId: number; at: Date; by: string; changes: string[] };

/** A publication that waits for a person, and why. */
export type Held = { jobId: number; briefingId: number; number: number; due: Date; by: string; note: string };

/** When this briefing is to go out by itself, if it is. */
export async function findPlan(briefingId: number, now: Date): Promise<Plan | undefined> {
  const [job] = await db()
    .select()
    .from(jobs)
    .where(and(eq(jobs.subjectId, briefingId), eq(jobs.status, 'waiting')));
  if (!job) return undefined;
  const changes = (await findChangesSince(briefingId, { proof: job.proof, now })) ?? [];
  return { jobId: job.id, at: job.dueAt, by: job.orderedBy, changes };
}

/** Publications that wait for a person, of this briefing or of all, the earliest first. */
export function listHeld(briefingId?: number): Promise<Held[]> {
  return db()
    .select({
      jobId: jobs.id,
      briefingId: briefings.id,
      number: briefings.number,
      due: jobs.dueAt,
      by: jobs.orderedBy,
      note: jobs.note,
    })
    .from(jobs)
    .innerJoin(briefings, and(eq(briefings.id, jobs.subjectId), isNull(briefings.trashedAt)))
    .where(and(eq(jobs.status, 'held'), briefingId === undefined ? undefined : eq(briefings.id, briefingId)))
    .orderBy(asc(jobs.dueAt));
}

/** When and by whom this briefing last went out. */
export async function findPublication(briefingId: number): Promise<{ at: Date; by: string } | undefined> {
  const [last] = await db()
    .select({ at: publications.publishedAt, by: publications.publishedBy })
    .from(publications)
    .where(eq(publications.briefingId, briefingId))
    .orderBy(desc(publications.id))
    .limit(1);
  return last;
}
