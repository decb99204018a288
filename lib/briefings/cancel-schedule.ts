import { and, eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { closeJobs } from './jobs';
import { moveBriefing, type Refusal } from './rules';

export type CancelResult = { ok: true } | { ok: false; reason: Refusal | 'not allowed' | 'not found' | 'not held' };

type Order = { briefingId: number; by: Actor; now: Date };

/** Takes back the plan to publish a briefing, which is a draft again. */
export function cancelSchedule({ briefingId, by, now }: Order): Promise<CancelResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    if (!briefing) return { ok: false, reason: 'not found' };
    const move = moveBriefing(briefing.status, 'cancel');
    if (!move.ok) return move;

    await closeJobs(tx, { briefingId, note: `Cancelled by ${by.name}.`, now });
    await tx.update(briefings).set({ status: move.status }).where(eq(briefings.id, briefingId));
    await record(tx, { by, act: 'cancelled the schedule of', subject: `No. ${briefing.number}`, now });
    return { ok: true };
  });
}

/** Settles a publication that was held and waits for a person: it is not to be. */
export function dismissHeld({ briefingId, by, now }: Order): Promise<CancelResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    if (!briefing) return { ok: false, reason: 'not found' };
    const held = await tx.$count(jobs, and(eq(jobs.subjectId, briefingId), eq(jobs.status, 'held')));
    if (held === 0) return { ok: false, reason: 'not held' };

    await closeJobs(tx, { briefingId, note: `Dismissed by ${by.name}.`, now });
    await record(tx, { by, act: 'dismissed the held publication of', subject: `No. ${briefing.number}`, now });
    return { ok: true };
  });
}
