import { spawn } from 'node:child_process';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { readNextSource } from '@/lib/wire/read-source';
import { item, rss } from '../../fixtures/feeds';
import { freshDatabase } from '../../support/database';
import { feedServer } from '../../support/feed-server';

const KILLS = 3;
const ITEMS = 200;
const start = new Date('2026-03-09T08:00:00Z');

beforeEach(freshDatabase);

const killed = async (from: number, hasRead: () => Promise<unknown>) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/read-feeds.ts', String(from)], {
    env: { ...process.env, ALLOW_PRIVATE_FETCH: 'on' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
  await hasRead();
  // Somewhere within the reading of an answer.
  const wait = Math.random() * 30;
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
};

test(
  'a process killed while it reads has stored all of an answer and its mark, or none of it',
  { timeout: 60_000 },
  async () => {
    // Each answer has two hundred items that no other had, and a mark that says how many answers there were.
    let answers = 0;
    let wanted = Infinity;
    let answered = () => {};
    const server = await feedServer((_, response) => {
      answers++;
      if (answers >= wanted) answered();
      const body = Array.from({ length: ITEMS }, (_, at) =>
        item(`<guid>${answers}-${at}</guid><title>Item ${at}</title>`),
      );
      response.writeHead(200, { etag: `"${answers}"` }).end(rss(body.join('')));
    });
    const row = { name: 'A', feedUrl: `${server.address}/feed`, addedAt: start, addedBy: 'Test', nextCheckAt: start };
    await transact((tx) => tx.insert(wireSources).values(row));

    for (let time = 0; time < KILLS; time++) {
      const next = (await db().select().from(wireSources))[0]!.nextCheckAt.getTime();
      // Two minutes late, so that the lease of the one that was killed is over.
      await killed(next + 180_000, () => {
        wanted = answers + 2;
        return new Promise<void>((resolve) => (answered = resolve));
      });
      const [source] = await db().select().from(wireSources);
      const guids = (await db().select({ guid: wireItems.guid }).from(wireItems)).map(({ guid }) => guid);
      const perAnswer = new Map<string, number>();
      for (const guid of guids) perAnswer.set(guid.split('-')[0]!, (perAnswer.get(guid.split('-')[0]!) ?? 0) + 1);
      expect(new Set(guids).size).toBe(guids.length);
      expect([...perAnswer].filter(([, count]) => count !== ITEMS)).toEqual([]);
      expect(source!.etag).toBe(`"${Math.max(...[...perAnswer.keys()].map(Number))}"`);
    }

    const [source] = await db().select().from(wireSources);
    expect(await readNextSource(new Date(source!.nextCheckAt.getTime() + 86_400_000))).toBe(true);
    expect((await db().select().from(wireSources))[0]).toMatchObject({ etag: `"${answers}"`, lease: '' });
  },
);
