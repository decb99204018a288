import { and, eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { closeJobs } from './jobs';
import { objectionTo, type PublishRefusal } from './publish';
import { moveBriefing, type Refusal } from './rules';

export type ScheduleResult =
  | { ok: true; jobId: number }
  | { ok: false; reason: Refusal | 'not allowed' | 'not found' | 'in the past' }
  | Extract<PublishRefusal, { reason: 'changed' | 'embargo' | 'not ready' }>;

type Order = {
  briefingId: number;
  /** What is to go out; if it is another by then, it waits for a person. */
  proof: string;
  at: Date;
  /** The plan that this one takes the place of, as the editor saw it. */
  replaces?: number;
  by: Actor;
  now: Date;
};

/**
 * Plans the publication of a briefing for an instant to come. It must be ready now, as it was proofed, and free of embargo
 * by then. One plan at a time: whoever plans it a second time is refused, unless they name the plan that theirs replaces.
 */
export function schedule(order: Order): Promise<ScheduleResult> {
  return transact((tx) => scheduleWithin(tx, order));
}

/** The same inside a transaction that is already open. */
export async function scheduleWithin(
  tx: Transaction,
  { briefingId, proof, at, replaces, by, now }: Order,
): Promise<ScheduleResult> {
  if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
  const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
  if (!briefing || briefing.trashedAt) return { ok: false, reason: 'not found' };
  const isReplaced = replaces !== undefined && (await isWaiting(tx, replaces, briefingId));
  const move = moveBriefing(isReplaced ? 'draft' : briefing.status, 'schedule');
  if (!move.ok) return move;
  if (at <= now) return { ok: false, reason: 'in the past' };
  const objection = await objectionTo(tx, { briefingId, proof, at, now });
  if (objection) return objection;

  await closeJobs(tx, { briefingId, note: `Planned anew by ${by.name}.`, now });
  const [job] = await tx
    .insert(jobs)
    .values({
      kind: 'publish',
      subjectId: briefingId,
      proof,
      dueAt: at,
      orderedBy: by.name,
      orderedRole: by.role,
      orderedAt: now,
    })
    .returning({ id: jobs.id });
  await tx.update(briefings).set({ status: move.status }).where(eq(briefings.id, briefingId));
  await record(tx, { by, act: 'scheduled', subject: `No. ${briefing.number}`, after: { for: at }, now });
  return { ok: true, jobId: job!.id };
}

async function isWaiting(tx: Transaction, jobId: number, briefingId: number): Promise<boolean> {
  const isIt = and(eq(jobs.id, jobId), eq(jobs.subjectId, briefingId), eq(jobs.status, 'waiting'));
  return (await tx.$count(jobs, isIt)) > 0;
}
