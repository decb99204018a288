import { and, eq, isNotNull } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { forgetItems } from './forget-items';

export type SteerResult = { ok: true; name: string } | { ok: false; reason: 'not allowed' | 'not found' | 'in use' };

type Order = { sourceId: number; by: Actor; now: Date };

type Row = typeof wireSources.$inferSelect;

async function steer({ sourceId, by, now }: Order, act: string, change: Change): Promise<SteerResult> {
  if (!may(by, 'sources')) return { ok: false, reason: 'not allowed' };
  return transact(async (tx) => {
    const [source] = await tx.select().from(wireSources).where(eq(wireSources.id, sourceId));
    if (!source) return { ok: false, reason: 'not found' };
    if ((await change(tx, source)) === 'in use') return { ok: false, reason: 'in use' };
    await record(tx, { by, act, subject: source.name, now });
    return { ok: true, name: source.name };
  });
}

type Change = (tx: Transaction, source: Row) => Promise<'in use' | undefined>;

const setting =
  (values: Partial<Row>): Change =>
  async (tx, { id }) => {
    await tx.update(wireSources).set(values).where(eq(wireSources.id, id));
    return undefined;
  };

/** From now on it is not read; what was read stays. */
export const pauseSource = (order: Order) => steer(order, 'turned off the source', setting({ state: 'paused' }));

/** It is read again, at once; also one whose server said that it is gone. */
export const resumeSource = (order: Order) =>
  steer(order, 'turned on the source', setting({ state: 'active', nextCheckAt: order.now }));

/** It is read as soon as its server may be asked, whatever its rhythm. */
export const checkSource = (order: Order) =>
  steer(order, 'had checked the source', setting({ nextCheckAt: order.now }));

/**
 * Removes a source and what came from it. One whose items became part of a story stays, for they are that story's
 * evidence; turn it off instead. Votes for a cluster that is left with nothing go with it.
 */
export const removeSource = (order: Order) =>
  steer(order, 'removed the source', async (tx, { id }) => {
    const became = and(eq(wireItems.sourceId, id), isNotNull(clusters.storyId));
    const evidence = await tx
      .select({ id: wireItems.id })
      .from(wireItems)
      .innerJoin(clusters, eq(clusters.id, wireItems.clusterId))
      .where(became)
      .limit(1);
    if (evidence.length > 0) return 'in use';
    await forgetItems(tx, eq(wireItems.sourceId, id));
    await tx.delete(wireSources).where(eq(wireSources.id, id));
    return undefined;
  });

/** All sources that are on are read as soon as their servers may be asked. Says how many. */
export async function checkAllSources({
  by,
  now,
}: Omit<Order, 'sourceId'>): Promise<{ ok: true; count: number } | { ok: false }> {
  if (!may(by, 'sources')) return { ok: false };
  return transact(async (tx) => {
    const set = { nextCheckAt: now };
    const rows = await tx
      .update(wireSources)
      .set(set)
      .where(eq(wireSources.state, 'active'))
      .returning({ id: wireSources.id });
    await record(tx, { by, act: 'had checked', subject: 'all sources', now });
    return { ok: true, count: rows.length };
  });
}
