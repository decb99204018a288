/**
 * Told to by a first line, takes up what the made-up feeds list, a few items of one after another, and clusters them, until
 * nothing is left or it is killed. Several may do so at once. Used by tests/lib/wire/clustering-killed.test.ts.
 */
import { once } from 'node:events';
import { asc, eq } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { clusterItems } from '@/lib/wire/cluster-items';
import { takeItems } from '@/lib/wire/take-items';
import { AFTERWARDS, madeUpFeeds } from '../fixtures/made-up-feeds';

/** Items that a feed lists: some that are known, and some that are new. */
const [KNOWN, NEW] = [5, 8];

const feeds = madeUpFeeds();

async function takeUp(): Promise<boolean> {
  const sources = await db().select({ id: wireSources.id }).from(wireSources).orderBy(asc(wireSources.id));
  const from = Math.floor(Math.random() * sources.length);
  for (let at = 0; at < sources.length; at++) {
    const turn = (from + at) % sources.length;
    const { id } = sources[turn]!;
    const known = await db().$count(wireItems, eq(wireItems.sourceId, id));
    if (known >= feeds[turn]!.length) continue;
    const listed = feeds[turn]!.slice(Math.max(0, known - KNOWN), known + NEW).toReversed();
    // Another process may be about to take the same ones.
    await new Promise((resolve) => setImmediate(resolve));
    await transact((tx) => takeItems(tx, { source: { id, language: 'en' }, listed, now: AFTERWARDS }));
    return true;
  }
  return false;
}

await once(process.stdin, 'data');
while (await takeUp()) {
  await clusterItems(AFTERWARDS);
  // As slowly as feeds are read, so that none is done before it is killed.
  await new Promise((resolve) => setTimeout(resolve, 60));
}
await clusterItems(AFTERWARDS);
process.exit(0);
