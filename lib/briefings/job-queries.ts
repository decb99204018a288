import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import type { PlainDate } from '@/lib/dates';
import { findChangesSince, findProof } from './proof';
import type { BriefingStatus } from './rules';

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
async function findLast(briefingId: number): Promise<Publication['last']> {
  const [last] = await db()
    .select({ at: publications.publishedAt, by: publications.publishedBy })
    .from(publications)
    .where(eq(publications.briefingId, briefingId))
    .orderBy(desc(publications.id))
    .limit(1);
  return last;
}

/** All that the publish panel shows of an edition. */
export type Publication = {
  id: number;
  number: number;
  title: string;
  status: BriefingStatus;
  headlines: string[];
  proof: string;
  /** When it would go out if nobody chose another time: its own date at the newsroom's hour. */
  usual: { date: PlainDate; time: string };
  plan: Plan | undefined;
  held: Held | undefined;
  last: { at: Date; by: string } | undefined;
};

/** How it stands with the publication of an edition. The proof is read first, so that it is never newer than the rest. */
export async function findPublication(briefingId: number, now: Date): Promise<Publication | undefined> {
  const proof = await findProof(briefingId);
  const [briefing] = await db().select().from(briefings).where(eq(briefings.id, briefingId));
  if (!proof || !briefing || briefing.trashedAt) return undefined;
  const [newsroom] = await db().select().from(settings);
  const placed = await db()
    .select({ headline: stories.headline, override: slots.headlineOverride })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(eq(slots.briefingId, briefingId))
    .orderBy(asc(slots.rank));
  const { id, number, title, status, editionDate } = briefing;
  return {
    ...{ id, number, title, status, proof },
    headlines: placed.map(({ headline, override }) => override ?? headline),
    usual: { date: editionDate, time: newsroom!.publishTime },
    plan: await findPlan(briefingId, now),
    held: (await listHeld(briefingId)).at(-1),
    last: await findLast(briefingId),
  };
}
