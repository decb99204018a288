import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { editors } from '@/db/schema/editors';
import { clusterVotes } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { findStanding } from './find-standing';

export type VoteResult =
  { ok: true; isFor: boolean } | { ok: false; reason: 'not allowed' | 'not found' | 'published' };

type Order = { clusterId: number; briefingId: number; isFor: boolean; editorId: number; by: Actor; now: Date };

/**
 * Says that an editor is for a cluster in an edition, or is not any more. The first one proposes it. Everybody who writes may
 * vote; saying the same again changes nothing. A vote for a cluster that was merged counts for the one it is part of now.
 */
export function voteFor({ clusterId, briefingId, isFor, editorId, by, now }: Order): Promise<VoteResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    const named = await findStanding(tx, clusterId);
    if (!briefing || briefing.trashedAt || !named) return { ok: false, reason: 'not found' };
    if (briefing.status === 'published') return { ok: false, reason: 'published' };
    const { id } = named;
    const mine = and(
      ...[eq(clusterVotes.briefingId, briefingId), eq(clusterVotes.clusterId, id)],
      eq(clusterVotes.editorId, editorId),
    );
    const had = (await tx.select().from(clusterVotes).where(mine)).length > 0;
    if (had === isFor) return { ok: true, isFor };
    if (isFor) await tx.insert(clusterVotes).values({ briefingId, clusterId: id, editorId, votedAt: now });
    else await tx.delete(clusterVotes).where(mine);
    const act = isFor ? 'is for' : 'is no longer for';
    const after = { edition: briefing.number };
    await record(tx, { by, act, subject: `the cluster “${named.headline}”`, after, now });
    return { ok: true, isFor };
  });
}

/** Who is for a cluster, the one who proposed it first. */
export type Voters = { editorId: number; name: string }[];

/** Who is for each of these clusters in an edition. */
export async function listVotes(briefingId: number, clusterIds: number[]): Promise<Map<number, Voters>> {
  const rows = await db()
    .select({ clusterId: clusterVotes.clusterId, editorId: clusterVotes.editorId, name: editors.name })
    .from(clusterVotes)
    .innerJoin(editors, eq(editors.id, clusterVotes.editorId))
    .where(and(eq(clusterVotes.briefingId, briefingId), inArray(clusterVotes.clusterId, clusterIds)))
    .orderBy(asc(clusterVotes.votedAt), asc(clusterVotes.editorId));
  const votes = new Map<number, Voters>();
  for (const { clusterId, ...voter } of rows) votes.set(clusterId, [...(votes.get(clusterId) ?? []), voter]);
  return votes;
}
