import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase, databaseFile, db, openDatabase, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mailVisitHours, mailVisits, pageViews } from '@/db/schema/page-views';
import { sends } from '@/db/schema/sends';
import { settings } from '@/db/schema/settings';
import { createViewCounter, type ViewCounter } from '@/lib/page-views';
import { addBriefing, addStory } from '../fixtures/newsroom';
import { freshDatabase } from '../support/database';

let counter: ViewCounter;
let server: Server;
const noon = new Date('2020-07-24T11:00:00Z');

beforeEach(async () => {
  freshDatabase();
  await addStory({ slug: 'read-story', status: 'published' });
  await addStory({ slug: 'draft-story' });
  await addStory({ slug: 'withdrawn-story', status: 'withdrawn' });
  await addBriefing({ editionDate: '2020-07-24', status: 'published' });
  counter = createViewCounter();
  server = createServer((request, response) => void counter.receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const SAME = { 'sec-fetch-site': 'same-origin' };

async function post(body: string, headers: Record<string, string> = SAME): Promise<number> {
  const { port } = server.address() as AddressInfo;
  // fetch sets Sec-Fetch-Mode by itself, but leaves Sec-Fetch-Site to whoever calls it in Node.
  const response = await fetch(`http://127.0.0.1:${port}/views`, { method: 'POST', body, headers });
  await response.arrayBuffer();
  return response.status;
}

const stored = () => db().select().from(pageViews).orderBy(pageViews.day, pageViews.path);

test('counts what readers open, on the newsroom’s day, and adds to what was there', async () => {
  await post('/stories/read-story');
  await post('/briefings/2020-07-24');
  await counter.store(noon);
  await post('/stories/read-story');
  await counter.store(noon);
  // Half past midnight in London, still the day before in UTC.
  await post('/stories/read-story');
  await counter.store(new Date('2020-07-24T23:30:00Z'));
  expect(await stored()).toEqual([
    { day: '2020-07-24', path: '/briefings/2020-07-24', views: 1 },
    { day: '2020-07-24', path: '/stories/read-story', views: 2 },
    { day: '2020-07-25', path: '/stories/read-story', views: 1 },
  ]);
});

test.each([
  ['/stories/draft-story'],
  ['/stories/withdrawn-story'],
  ['/stories/made-up'],
  ['/stories/READ-STORY'],
  ['/stories/read-story/'],
  ['/stories/read-story?a=b'],
  ['/briefings/2020'],
  ['/briefings'],
  ['/'],
  ['/privacy'],
  ['/admin'],
  ['../etc/passwd'],
  ['/stories/\0'],
  ["/stories/x'; drop table stories; --"],
  [''],
  ['{"path":"/stories/read-story"}'],
])('does not count %j, and does not say so', async (path) => {
  expect(await post(path)).toBe(204);
  await counter.store(noon);
  expect(await stored()).toEqual([]);
});

test.each([
  { because: 'another site sent it', headers: { 'sec-fetch-site': 'cross-site' } },
  { because: 'no page sent it', headers: {} },
  { because: 'the reader asks not to be tracked', headers: { ...SAME, dnt: '1' } },
  { because: 'the reader asks for privacy', headers: { ...SAME, 'sec-gpc': '1' } },
])('does not count when $because', async ({ headers }) => {
  expect(await post('/stories/read-story', headers as Record<string, string>)).toBe(204);
  await counter.store(noon);
  expect(await stored()).toEqual([]);
});

describe('a link in a mail', () => {
  const visits = () => db().select().from(mailVisits).orderBy(mailVisits.path);
  const wanted = (countsClicks: boolean) => transact((tx) => tx.update(settings).set({ countsClicks }));
  const number = async () => (await db().select().from(briefings))[0]!.number;

  test('is counted for its edition, beside the page itself, where the newsroom wants that', async () => {
    await wanted(true);
    const via = `?via=mail-${await number()}`;
    for (const path of ['/stories/read-story', '/stories/read-story', '/briefings/2020-07-24']) await post(path + via);
    await counter.store(noon);
    await post(`/stories/read-story${via}`);
    await counter.store(noon);
    const edition = await number();
    expect(await visits()).toEqual([
      { edition, path: '/briefings/2020-07-24', visits: 1 },
      { edition, path: '/stories/read-story', visits: 3 },
    ]);
    expect((await stored()).map(({ views }) => views)).toEqual([1, 3]);
  });

  test('is counted by the hour, too, on the first day after its mail began to leave', async () => {
    await wanted(true);
    const edition = await number();
    const hours = () => db().select().from(mailVisitHours).orderBy(mailVisitHours.hour);
    const visit = async (at: string) => {
      for (const path of ['/stories/read-story', '/briefings/2020-07-24']) await post(`${path}?via=mail-${edition}`);
      await counter.store(new Date(at));
    };
    await visit('2020-07-24T06:10:00Z');
    expect(await hours()).toEqual([]);
    await transact(async (tx) => {
      const [edited] = await tx.select({ id: briefings.id }).from(briefings).where(eq(briefings.number, edition));
      const startedAt = new Date('2020-07-24T06:15:00Z');
      await tx.insert(sends).values({
        ...{ briefingId: edited!.id, status: 'done', dueAt: startedAt, orderedAt: startedAt, startedAt },
        ...{ orderedBy: 'Editor', orderedRole: 'editor' },
      });
    });
    for (const time of ['24T06:20', '24T06:59:59', '24T07:00', '25T06:14', '25T06:15', '26T06:00'])
      await visit(`2020-07-${time}Z`);
    expect(await hours()).toEqual([
      { edition, hour: new Date('2020-07-24T06:00Z'), visits: 4 },
      { edition, hour: new Date('2020-07-24T07:00Z'), visits: 2 },
      { edition, hour: new Date('2020-07-25T06:00Z'), visits: 2 },
    ]);
  });

  test('is a visit like any other where it does not', async () => {
    await post(`/stories/read-story?via=mail-${await number()}`);
    await counter.store(noon);
    expect([await visits(), (await stored()).length]).toEqual([[], 1]);
  });

  test.each(['?via=mail-999999', '?via=mail-0'])('of an edition that is not out is none (%s)', async (via) => {
    await wanted(true);
    await post(`/stories/read-story${via}`);
    await counter.store(noon);
    expect([await visits(), (await stored()).length]).toEqual([[], 1]);
  });

  test.each(['?via=mail-1&a=b', '?via=mail-', '?via=mail-1234567', '?via=ada', '?via=mail-1?2'])(
    'is none with more or less in it (%s)',
    async (via) => {
      await wanted(true);
      await post(`/stories/read-story${via}`);
      await counter.store(noon);
      expect([await visits(), await stored()]).toEqual([[], []]);
    },
  );
});

test('a body that is no address is cut off, and so is one that never ends', async () => {
  await expect(post('/stories/read-story'.padEnd(1_000_000, 'x'))).rejects.toThrow();
  const { port } = server.address() as AddressInfo;
  const half = connect(port, '127.0.0.1');
  half.write('POST /views HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n/stories');
  await new Promise((resolve) => server.once('request', resolve));
  half.destroy();
  expect(await post('/stories/read-story')).toBe(204);
});

test('ten thousand at once are all counted, also while they are being stored', async () => {
  const storing: Promise<void>[] = [];
  for (let round = 0; round < 100; round++) {
    await Promise.all(Array.from({ length: 100 }, () => post('/stories/read-story')));
    storing.push(counter.store(noon));
  }
  await Promise.all(storing);
  await counter.store(noon);
  expect(await stored()).toEqual([{ day: '2020-07-24', path: '/stories/read-story', views: 10_000 }]);
}, 60_000);

test('a flood of made-up paths stores nothing', async () => {
  for (let round = 0; round < 20; round++)
    await Promise.all(Array.from({ length: 100 }, (_, index) => post(`/stories/made-up-${round}-${index}`)));
  await counter.store(noon);
  expect(await stored()).toEqual([]);
});

test('what could not be stored is kept for the next time', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  await post('/stories/read-story');
  closeDatabase();
  const outside = openDatabase(databaseFile());
  outside.exec('alter table page_views rename to away');
  outside.close();
  await counter.store(noon);
  expect(said).toHaveBeenCalledOnce();
  closeDatabase();
  const again = openDatabase(databaseFile());
  again.exec('alter table away rename to page_views');
  again.close();
  await post('/stories/read-story');
  await counter.store(noon);
  expect(await stored()).toEqual([{ day: '2020-07-24', path: '/stories/read-story', views: 2 }]);
});

test('counts of long ago are let go', async () => {
  await transact(async (tx) => {
    await tx.insert(pageViews).values([
      { day: '2019-06-19', path: '/stories/read-story', views: 5 },
      { day: '2019-06-20', path: '/stories/read-story', views: 5 },
    ]);
  });
  await post('/stories/read-story');
  await counter.store(noon);
  expect((await stored()).map(({ day }) => day)).toEqual(['2019-06-20', '2020-07-24']);
});
