import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db, transact } from '@/db/client';
import { outbox } from '@/db/schema/outbox';
import { announcers } from '@/lib/announce';
import { env } from '@/lib/env';
import { carryOut, post } from '@/lib/outbox';
import { addReadyBriefing, publishAsItIs } from '../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const add = (payload: unknown) => transact((tx) => post(tx, { topic: 'test', payload, now }));
const rows = () => db().select().from(outbox).orderBy(outbox.id);

beforeEach(() => freshDatabase());

describe('the outbox', () => {
  test('carries each row out once, in order', async () => {
    await add(1);
    await add(2);
    const done: unknown[] = [];
    const carriers = { test: async (payload: unknown) => void (await Promise.resolve(done.push(payload))) };
    expect(await carryOut(carriers, now)).toBe(2);
    expect(await carryOut(carriers, later(1000))).toBe(0);
    expect(done).toEqual([1, 2]);
    expect(await rows()).toMatchObject([{ status: 'done', attempts: 1 }, { status: 'done' }]);
  });

  test('does not carry out what was undone', async () => {
    const undone = transact(async (tx) => {
      await post(tx, { topic: 'test', payload: 1, now });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });

  test('tries again later and later, then gives up and says why', async () => {
    const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await add(1);
    const fail = { test: () => Promise.reject(new Error('the hub is shut')) };
    const waits: number[] = [];
    let at = now;
    for (let attempt = 0; attempt < 20; attempt++) {
      if ((await carryOut(fail, at)) === 0) break;
      const [row] = await rows();
      if (row!.status === 'given up') break;
      waits.push((row!.dueAt.getTime() - at.getTime()) / 60_000);
      expect(await carryOut(fail, new Date(row!.dueAt.getTime() - 1)), 'before its time').toBe(0);
      at = row!.dueAt;
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(await rows()).toMatchObject([{ status: 'given up', lastError: 'the hub is shut', attempts: 9 }]);
    expect(lines).toHaveBeenCalledTimes(9);
  });

  test('is taken by one of two who come at once', async () => {
    await add(1);
    let carried = 0;
    const carriers = { test: async () => void (await Promise.resolve(carried++)) };
    const taken = await Promise.all([carryOut(carriers, now), carryOut(carriers, now)]);
    expect([carried, taken.toSorted()]).toEqual([1, [0, 1]]);
  });

  test('gives a row back that was taken by a process that died', async () => {
    await add(1);
    void carryOut({ test: () => new Promise(() => undefined) }, now);
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ attempts: 1, status: 'open' }]));
    const done: unknown[] = [];
    const carriers = { test: async (payload: unknown) => void (await Promise.resolve(done.push(payload))) };
    expect(await carryOut(carriers, later(0.5))).toBe(0);
    expect(await carryOut(carriers, later(2))).toBe(1);
    expect(done).toEqual([1]);
  });
});

describe('a publication', () => {
  let server: Server;
  const heard: { url: string; type: string; body: string }[] = [];

  beforeEach(async () => {
    heard.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (text: Buffer) => (body += text.toString()));
      request.on('end', () => {
        heard.push({ url: request.url!, type: request.headers['content-type'] ?? '', body });
        response.writeHead(request.url === '/shut' ? 503 : 202).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    Object.assign(env(), { INDEXNOW_KEY: undefined, WEBSUB_HUB: undefined });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  async function publishOne() {
    const { briefingId } = await addReadyBriefing();
    await publishAsItIs({ briefingId, by: editor, now });
  }

  test('tells nobody unless somebody is named', async () => {
    await publishOne();
    expect(await rows()).toEqual([]);
  });

  test('tells search engines and the hub what is new', async () => {
    Object.assign(env(), { INDEXNOW_KEY: 'a1b2c3d4', INDEXNOW_URL: at('/indexnow'), WEBSUB_HUB: at('/hub') });
    await publishOne();
    expect(heard).toEqual([]);
    await carryOut(announcers, now);
    const [indexNow, hub] = heard.toSorted((a, b) => b.url.localeCompare(a.url));
    expect(JSON.parse(indexNow!.body)).toEqual({
      host: 'aislefive.example',
      key: 'a1b2c3d4',
      keyLocation: 'https://aislefive.example/indexnow.txt',
      urlList: [
        'https://aislefive.example/',
        'https://aislefive.example/briefings/2020-07-24',
        ...['one', 'two', 'three', 'four', 'five'].map((name) => `https://aislefive.example/stories/story-${name}`),
      ],
    });
    expect(hub!.type).toContain('application/x-www-form-urlencoded');
    const told = new URLSearchParams(hub!.body);
    expect(told.get('hub.mode')).toBe('publish');
    expect(told.getAll('hub.url')).toContain('https://aislefive.example/feed.xml');
    expect(await rows()).toMatchObject([{ status: 'done' }, { status: 'done' }]);
  });

  test('of long ago is told to nobody: the demo', async () => {
    Object.assign(env(), { INDEXNOW_KEY: 'a1b2c3d4', WEBSUB_HUB: at('/hub') });
    await demoDatabase();
    expect(await rows()).toEqual([]);
  });

  test('is not held up by a hub that is shut', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    Object.assign(env(), { WEBSUB_HUB: at('/shut') });
    await publishOne();
    await carryOut(announcers, now);
    expect(await rows()).toMatchObject([
      { status: 'open', lastError: '127.0.0.1:' + at('').split(':')[2] + ' answered 503' },
    ]);
  });
});
