import { and, eq, inArray } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { blindRanks, clusters } from '@/db/schema/wire';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';

export type RankResult =
  { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'published' | 'not an order' };

type Order = {
  briefingId: number;
  /** From first to last. Nothing at all takes the order back. */
  ranked: number[];
  editorId: number;
  by: Actor;
  now: Date;
};

/**
 * Hands in one editor's own order for an edition, in place of the one they had. The others see it once theirs is in: the order
 * itself is in no log. Everybody who writes may rank.
 */
export function rankBlind({ briefingId, ranked, editorId, by, now }: Order): Promise<RankResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
    if (!briefing || briefing.trashedAt) return { ok: false, reason: 'not found' };
    if (briefing.status === 'published') return { ok: false, reason: 'published' };
    if (!(await isOrder(tx, ranked))) return { ok: false, reason: 'not an order' };

    const mine = and(eq(blindRanks.briefingId, briefingId), eq(blindRanks.editorId, editorId));
    await tx.delete(blindRanks).where(mine);
    for (const [index, clusterId] of ranked.entries())
      await tx.insert(blindRanks).values({ briefingId, editorId, rank: index + 1, clusterId, rankedAt: now });
    const act = ranked.length > 0 ? 'ranked blind' : 'took back the blind ranking of';
    await record(tx, { by, act, subject: `No. ${briefing.number}`, now });
    return { ok: true };
  });
}

/** No more than there are slots, each once, and each a cluster that stands for itself. */
async function isOrder(tx: Transaction, ranked: number[]): Promise<boolean> {
  const [newsroom] = await tx.select({ slots: settings.slots }).from(settings);
  if (ranked.length > newsroom!.slots || new Set(ranked).size < ranked.length) return false;
  const known = await tx
    .select({ id: clusters.id })
    .from(clusters)
    .where(and(inArray(clusters.id, ranked), inArray(clusters.state, ['open', 'dismissed'])));
  return known.length === ranked.length;
}
