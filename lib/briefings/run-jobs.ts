import { and, asc, eq, lte } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { settings } from '@/db/schema/settings';
import { formatMoment, type Newsroom } from '@/lib/dates';
import { record } from '@/lib/editors/audit';
import { log } from '@/lib/log';
import { countInWords } from '@/lib/words';
import { publishWithin, type PublishRefusal } from './publish';
import { moveBriefing } from './rules';

type Job = typeof jobs.$inferSelect;

/** Who speaks in the audit log when nobody pressed anything. */
const WORKER = { name: 'The worker' };

/**
 * Carries out what is due. Each job in one transaction with the publication it orders: so it is done once, however many
 * processes run and whenever one of them is killed, and what none of them did is caught up by the next that starts. What
 * comes too late, or is not what was proofed, waits for a person. Says how many jobs came to an end.
 */
export async function runJobs(now: Date): Promise<number> {
  const due = await db()
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.status, 'waiting'), lte(jobs.dueAt, now)))
    .orderBy(asc(jobs.dueAt));
  let ended = 0;
  for (const { id } of due) ended += (await runOne(id, now)) ? 1 : 0;
  return ended;
}

async function runOne(id: number, now: Date): Promise<boolean> {
  try {
    return await transact((tx) => runWithin(tx, id, now));
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    log.error(`job ${id} could not be carried out`, error);
    // Another process holds the database: the job stays as it is, and the next round comes in a second.
    if (code?.startsWith('SQLITE_BUSY')) return false;
    return transact(async (tx) => {
      const job = await findWaiting(tx, id);
      if (job) await hold(tx, { job, note: `It could not be carried out: ${message}.`, now });
      return job !== undefined;
    });
  }
}

/** Another process may have been quicker, or somebody may have cancelled it: then there is nothing to do. */
async function runWithin(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const job = await findWaiting(tx, id);
  if (!job) return false;
  const [newsroom] = await tx.select().from(settings);
  const late = now.getTime() - job.dueAt.getTime();
  if (late > newsroom!.graceMinutes * 60_000) {
    const due = formatMoment(job.dueAt, newsroom!);
    await hold(tx, { job, note: `It was due on ${due}. When its turn came it was ${inUnits(late)} late.`, now });
    return true;
  }
  const by = { name: job.orderedBy, role: job.orderedRole };
  const result = await publishWithin(tx, { briefingId: job.subjectId, proof: job.proof, by, now });
  if (!result.ok) await hold(tx, { job, note: inWords(result, newsroom!), now });
  else await tx.update(jobs).set({ status: 'done', endedAt: now, note: '' }).where(eq(jobs.id, job.id));
  return true;
}

async function findWaiting(tx: Transaction, id: number): Promise<Job | undefined> {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.status, 'waiting')));
  return job;
}

/** Leaves it to a person, and says why: the edition is a draft again. */
async function hold(tx: Transaction, { job, note, now }: { job: Job; note: string; now: Date }): Promise<void> {
  await tx.update(jobs).set({ status: 'held', endedAt: now, note }).where(eq(jobs.id, job.id));
  const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, job.subjectId));
  const move = briefing && moveBriefing(briefing.status, 'cancel');
  if (move?.ok) await tx.update(briefings).set({ status: move.status }).where(eq(briefings.id, job.subjectId));
  const subject = `No. ${briefing?.number ?? '?'}`;
  await record(tx, { by: WORKER, act: 'held the publication of', subject, after: { due: job.dueAt, why: note }, now });
}

function inWords(refusal: PublishRefusal, newsroom: Newsroom): string {
  switch (refusal.reason) {
    case 'changed':
      return `It is not what was proofed any more. ${refusal.changes.join(' ')}`;
    case 'not ready':
      return `It is not ready. ${refusal.problems.map(({ message }) => message).join(' ')}`;
    case 'embargo':
      return `It is under embargo until ${formatMoment(refusal.until, newsroom)}.`;
    case 'not found':
      return 'The edition is not there any more.';
    default:
      return `It could not go out: ${refusal.reason}.`;
  }
}

function inUnits(late: number): string {
  const minutes = Math.round(late / 60_000);
  return minutes < 120
    ? countInWords(minutes, 'minute', 'minutes')
    : countInWords(Math.round(minutes / 60), 'hour', 'hours');
}
