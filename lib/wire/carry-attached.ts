import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { blindRanks, clusterSeen, clusterVotes, type AttachedRecord } from '@/db/schema/wire';

type Pair = { from: number; into: number };
type Ballot = AttachedRecord['ballots'][number];

/**
 * What editors attached to a cluster goes along to the one that it becomes part of: votes once for each editor, places in
 * blind rankings in the order they had, and of two looks the earlier, so that nothing unseen counts as seen. Says what
 * `bringBack` needs.
 */
export async function carryAttached(tx: Transaction, pair: Pair): Promise<AttachedRecord> {
  return { votes: await carryVotes(tx, pair), seen: await carrySeen(tx, pair), ballots: await carryBallots(tx, pair) };
}

/** The reverse. What editors took back or handed in anew meanwhile stands. */
export async function bringBack(tx: Transaction, { from, into, ...attached }: Pair & AttachedRecord): Promise<void> {
  for (const { wasDouble, briefingId, editorId, votedAt } of attached.votes) {
    const vote = { briefingId, editorId, votedAt: new Date(votedAt) };
    const isThere = isVote(into, vote);
    if ((await tx.$count(clusterVotes, isThere)) === 0) continue;
    if (!wasDouble) await tx.delete(clusterVotes).where(isThere);
    await tx
      .insert(clusterVotes)
      .values({ ...vote, clusterId: from })
      .onConflictDoNothing();
  }
  for (const { editorId, seenAt, otherSeenAt } of attached.seen) {
    // Gone only with the editor.
    if ((await tx.$count(clusterSeen, isSeen(into, editorId))) === 0) continue;
    await tx
      .insert(clusterSeen)
      .values({ editorId, clusterId: from, seenAt: new Date(seenAt) })
      .onConflictDoNothing();
    const carried = new Date(Math.min(seenAt, otherSeenAt ?? seenAt));
    const isAsCarried = and(isSeen(into, editorId), eq(clusterSeen.seenAt, carried));
    if (otherSeenAt === null) await tx.delete(clusterSeen).where(isAsCarried);
    else
      await tx
        .update(clusterSeen)
        .set({ seenAt: new Date(otherSeenAt) })
        .where(isAsCarried);
  }
  for (const ballot of attached.ballots) {
    const now = await readBallot(tx, ballot);
    const carried = carriedOrder(ballot.ranked, { from, into });
    const isAsCarried = now.length === carried.length && now.every((row, at) => row.clusterId === carried[at]);
    if (isAsCarried && now.every((row) => row.rankedAt.getTime() === ballot.rankedAt)) await writeBallot(tx, ballot);
  }
}

const isVote = (clusterId: number, { briefingId, editorId }: { briefingId: number; editorId: number }) =>
  and(
    eq(clusterVotes.clusterId, clusterId),
    eq(clusterVotes.briefingId, briefingId),
    eq(clusterVotes.editorId, editorId),
  );

async function carryVotes(tx: Transaction, { from, into }: Pair): Promise<AttachedRecord['votes']> {
  const rows = await tx.delete(clusterVotes).where(eq(clusterVotes.clusterId, from)).returning();
  const votes: AttachedRecord['votes'] = [];
  for (const { briefingId, editorId, votedAt } of rows) {
    const wasDouble = (await tx.$count(clusterVotes, isVote(into, { briefingId, editorId }))) > 0;
    if (!wasDouble) await tx.insert(clusterVotes).values({ briefingId, editorId, votedAt, clusterId: into });
    votes.push({ briefingId, editorId, votedAt: votedAt.getTime(), wasDouble });
  }
  return votes;
}

const isSeen = (clusterId: number, editorId: number) =>
  and(eq(clusterSeen.clusterId, clusterId), eq(clusterSeen.editorId, editorId));

async function carrySeen(tx: Transaction, { from, into }: Pair): Promise<AttachedRecord['seen']> {
  const rows = await tx.delete(clusterSeen).where(eq(clusterSeen.clusterId, from)).returning();
  const seen: AttachedRecord['seen'] = [];
  for (const { editorId, seenAt } of rows) {
    const [other] = await tx.select().from(clusterSeen).where(isSeen(into, editorId));
    if (!other) await tx.insert(clusterSeen).values({ editorId, seenAt, clusterId: into });
    else if (seenAt < other.seenAt) await tx.update(clusterSeen).set({ seenAt }).where(isSeen(into, editorId));
    seen.push({ editorId, seenAt: seenAt.getTime(), otherSeenAt: other?.seenAt.getTime() ?? null });
  }
  return seen;
}

async function carryBallots(tx: Transaction, pair: Pair): Promise<Ballot[]> {
  const named = await tx.select().from(blindRanks).where(eq(blindRanks.clusterId, pair.from));
  const ballots: Ballot[] = [];
  for (const { briefingId, editorId, rankedAt } of named) {
    const rows = await readBallot(tx, { briefingId, editorId });
    const ranked = rows.map(({ clusterId }) => clusterId);
    const ballot = { briefingId, editorId, rankedAt: rankedAt.getTime(), ranked };
    await writeBallot(tx, { ...ballot, ranked: carriedOrder(ranked, pair) });
    ballots.push(ballot);
  }
  return ballots;
}

/** Takes clusters that go for good out of the blind rankings they are in; those below them move up. */
export async function leaveBallots(tx: Transaction, clusterIds: number[]): Promise<void> {
  const named = await tx
    .selectDistinct({ briefingId: blindRanks.briefingId, editorId: blindRanks.editorId, rankedAt: blindRanks.rankedAt })
    .from(blindRanks)
    .where(inArray(blindRanks.clusterId, clusterIds));
  for (const { rankedAt, ...whose } of named) {
    const ranked = (await readBallot(tx, whose)).map(({ clusterId }) => clusterId);
    const left = ranked.filter((id) => !clusterIds.includes(id));
    await writeBallot(tx, { ...whose, rankedAt: rankedAt.getTime(), ranked: left });
  }
}

/** With both on it, the one that remains has the better place, and those below move up. */
const carriedOrder = (ranked: number[], { from, into }: Pair): number[] => [
  ...new Set(ranked.map((id) => (id === from ? into : id))),
];

const isOf = ({ briefingId, editorId }: Pick<Ballot, 'briefingId' | 'editorId'>) =>
  and(eq(blindRanks.briefingId, briefingId), eq(blindRanks.editorId, editorId));

const readBallot = (tx: Transaction, ballot: Pick<Ballot, 'briefingId' | 'editorId'>) =>
  tx.select().from(blindRanks).where(isOf(ballot)).orderBy(asc(blindRanks.rank));

async function writeBallot(tx: Transaction, { ranked, rankedAt, ...whose }: Ballot): Promise<void> {
  await tx.delete(blindRanks).where(isOf(whose));
  const at = new Date(rankedAt);
  for (const [index, clusterId] of ranked.entries())
    await tx.insert(blindRanks).values({
      ...{ briefingId: whose.briefingId, editorId: whose.editorId },
      ...{ rank: index + 1, clusterId, rankedAt: at },
    });
}
