import { spawn } from 'node:child_process';
import { asc, isNotNull } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { recount } from '@/lib/wire/cluster-counts';
import { clusterItems } from '@/lib/wire/cluster-items';
import { dropGrouping } from '@/lib/wire/load-grouping';
import { takeItems } from '@/lib/wire/take-items';
import { until } from '../../fixtures/sends';
import { AFTERWARDS, madeUpFeeds } from '../../fixtures/made-up-feeds';
import { freshDatabase } from '../../support/database';

const KILLS = 6;

const listed = madeUpFeeds();
const all = listed.flat();

beforeEach(async () => {
  freshDatabase();
  const row = { addedAt: AFTERWARDS, addedBy: 'Test', nextCheckAt: AFTERWARDS };
  await transact((tx) =>
    tx
      .insert(wireSources)
      .values(listed.map((_, at) => ({ name: `Source ${at}`, feedUrl: `https://${at}.example/feed`, ...row }))),
  );
});

function startProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/take-and-cluster.ts'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? code!)),
  );
  return { child, ended };
}

function begin(started: ReturnType<typeof startProcess>) {
  started.child.stdin.write('go\n');
  return started;
}

type Placed = { guid: string; cluster: unknown };

/** Which items are together, each cluster as the ids of its items. */
function together(items: Placed[]): string[] {
  const groups = new Map<unknown, string[]>();
  for (const { guid, cluster } of items) groups.set(cluster, [...(groups.get(cluster) ?? []), guid]);
  return [...groups.values()].map((guids) => guids.sort().join(', ')).sort();
}

/** Each event of the feeds as one cluster. */
const EVENTS = together(all.map(({ guid }) => ({ guid, cluster: guid.split(' ')[0] })));

const found = async () =>
  together(await db().select({ guid: wireItems.guid, cluster: wireItems.clusterId }).from(wireItems));

const decided = () => db().$count(wireItems, isNotNull(wireItems.clusterId));

/** What must be so at every moment, whoever was killed. In one transaction, for the other process goes on. */
const checkBooks = () =>
  transact(async (tx) => {
    const items = await tx.select().from(wireItems);
    expect(new Set(items.map(({ sourceId, guid }) => `${sourceId} ${guid}`)).size).toBe(items.length);
    const rows = await tx.select().from(clusters).orderBy(asc(clusters.id));
    const open = new Set(rows.filter(({ state }) => state === 'open').map(({ id }) => id));
    expect(items.filter(({ clusterId }) => clusterId !== null && !open.has(clusterId))).toEqual([]);
    for (const { id, ...row } of rows) {
      const own = items.filter(({ clusterId }) => clusterId === id);
      const sources = new Set(own.filter(({ copyOfId }) => copyOfId === null).map(({ sourceId }) => sourceId));
      const times = own.map(({ publishedAt }) => publishedAt.getTime());
      expect(row).toMatchObject({
        ...{ state: own.length > 0 ? 'open' : 'merged', items: own.length, outlets: sources.size },
        ...(own.length > 0 && { firstItemAt: new Date(Math.min(...times)), lastItemAt: new Date(Math.max(...times)) }),
      });
    }
    // Counting anew changes nothing: not the facts, and not the parts of the rank.
    await recount(
      tx,
      rows.map(({ id }) => id),
    );
    expect(await tx.select().from(clusters).orderBy(asc(clusters.id))).toEqual(rows);
  });

test('undisturbed, each event becomes a cluster', async () => {
  dropGrouping();
  for (const [at, items] of listed.entries())
    await transact((tx) =>
      takeItems(tx, { source: { id: at + 1, language: 'en' }, listed: items.toReversed(), now: AFTERWARDS }),
    );
  expect(await clusterItems(AFTERWARDS)).toBe(all.length);
  await checkBooks();
  expect(await found()).toEqual(EVENTS);
});

test(
  `two processes at once, killed ${KILLS} times, decide each item once, and make the same clusters`,
  { timeout: 60_000 },
  async () => {
    const working = [startProcess(), startProcess()].map(begin);
    let next = startProcess();
    for (let time = 0; time < KILLS; time++) {
      // At random: while they read what there is, in the middle of a transaction, after it.
      const enough = (all.length * (time + Math.random())) / (KILLS + 4);
      await until(async () => (await decided()) >= enough);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      const [killed] = working.splice(Math.floor(Math.random() * 2), 1);
      killed!.child.kill('SIGKILL');
      expect(await killed!.ended).toBe('SIGKILL');
      await checkBooks();
      working.push(begin(next));
      next = startProcess();
    }
    next.child.kill('SIGKILL');
    expect(await Promise.all(working.map(({ ended }) => ended))).toEqual([0, 0]);

    await checkBooks();
    expect(await db().$count(wireItems)).toBe(all.length);
    expect(await decided()).toBe(all.length);
    expect(await found()).toEqual(EVENTS);
  },
);
