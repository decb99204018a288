import { and, eq, gte, inArray, ne } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { clusters } from '@/db/schema/wire';
import { readFacts } from './cluster-facts';
import { partsOf } from './rules';
import { readWatched } from './watched';

/**
 * Brings what a cluster says of its items in step with them: how many, from how many outlets, from when to when, the
 * headline, and the parts of its rank. `likeness` says of some how alike an earlier cluster is.
 */
export async function recount(tx: Transaction, ids: number[], likeness?: Map<number, number>): Promise<void> {
  if (ids.length === 0) return;
  const watched = await readWatched(tx);
  const found = await readFacts(tx, { ids, watched });
  const known = await tx
    .select({ id: clusters.id, facts: clusters.facts })
    .from(clusters)
    .where(inArray(clusters.id, ids));
  for (const { id, facts: before } of known) {
    const facts = found.get(id);
    if (!facts) {
      await tx.update(clusters).set({ items: 0, outlets: 0, watchedKey: watched.key }).where(eq(clusters.id, id));
      continue;
    }
    const { items, outlets, headline, firstItemAt, lastItemAt, ...rest } = facts;
    const ranked = { ...rest, likeness: likeness?.get(id) ?? before.likeness };
    const parts = partsOf({ ...ranked, lastItemAt }, lastItemAt);
    const values = {
      ...{ outletsPart: parts.outlets.value, tierPart: parts.tier.value, firstHandPart: parts.firstHand.value },
      ...{ pacePart: parts.pace.value, beatPart: parts.beat.value, noveltyPart: parts.novelty.value },
    };
    await tx
      .update(clusters)
      .set({ items, outlets, headline, firstItemAt, lastItemAt, facts: ranked, watchedKey: watched.key, ...values })
      .where(eq(clusters.id, id));
  }
}

/** Clusters in one transaction. */
const AT_ONCE = 100;

/** Days after which nobody asks what a cluster has to do with the beat. */
const DAYS = 30;

/** When what is watched has changed, the clusters there are, the newest first, are looked through for it. Says how many. */
export async function matchAgain(now: Date): Promise<number> {
  const { key } = await readWatched(db());
  const since = new Date(now.getTime() - DAYS * 24 * 60 * 60 * 1000);
  const isBehind = and(ne(clusters.watchedKey, key), ne(clusters.state, 'merged'), gte(clusters.lastItemAt, since));
  let all = 0;
  for (;;) {
    const behind = await db().select({ id: clusters.id }).from(clusters).where(isBehind).limit(AT_ONCE);
    if (behind.length === 0) return all;
    await transact((tx) =>
      recount(
        tx,
        behind.map(({ id }) => id),
      ),
    );
    all += behind.length;
  }
}
