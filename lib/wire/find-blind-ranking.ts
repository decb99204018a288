import { asc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { blindRanks, clusters } from '@/db/schema/wire';
import { borda, disagreements, type Merged } from './borda';

export type BlindRanking = {
  /** The order of the one who asks, by cluster; empty before it is in. */
  mine: number[];
  /** Who has handed in an order, by name. */
  voters: string[];
  /** All orders merged, and what they disagree about. Nothing before one's own is in: it is blind. */
  merged: (Merged & { headline: string })[];
  disagreements: Merged[];
};

/** How the orders for an edition stand, as this editor may see it. `places` is how many slots it has. */
export async function findBlindRanking(briefingId: number, editorId: number, places: number): Promise<BlindRanking> {
  const rows = await db()
    .select({ editorId: blindRanks.editorId, clusterId: blindRanks.clusterId, name: editors.name })
    .from(blindRanks)
    .innerJoin(editors, eq(editors.id, blindRanks.editorId))
    .where(eq(blindRanks.briefingId, briefingId))
    .orderBy(asc(editors.name), asc(editors.id), asc(blindRanks.rank));
  const ballots = new Map<number, number[]>();
  for (const row of rows) ballots.set(row.editorId, [...(ballots.get(row.editorId) ?? []), row.clusterId]);
  const mine = ballots.get(editorId) ?? [];
  const names = new Map(rows.map((row) => [row.editorId, row.name]));
  const voters = [...ballots.keys()].map((id) => names.get(id)!);
  if (mine.length === 0) return { mine, voters, merged: [], disagreements: [] };
  const merged = borda([...ballots.values()], places);
  const ids = merged.map(({ clusterId }) => clusterId);
  const known = await db().select().from(clusters).where(inArray(clusters.id, ids));
  const headlines = new Map(known.map(({ id, headline }) => [id, headline]));
  return {
    mine,
    voters,
    merged: merged.map((each) => ({ ...each, headline: headlines.get(each.clusterId)! })),
    disagreements: disagreements(merged),
  };
}
