/** Fills a database with a million made-up subscribers and takes the time of what the desk asks of them. Prints JSON. */
import { databaseFile, openDatabase, closeDatabase, learnSizes } from '@/db/client';
import { exportSubscribers } from '@/lib/newsletter/export-subscribers';
import { countSubscribers, listGrowth } from '@/lib/newsletter/subscriber-counts';
import { readSubscriberFilter } from '@/lib/newsletter/subscriber-filter';
import { findSubscriberPage } from '@/lib/newsletter/subscriber-list';

const SUBSCRIBERS = Number(process.argv[2]);
const TIMES = 20;
const [timeZone, now] = ['Europe/London', new Date('2026-06-05T06:00:00Z')];

fill(SUBSCRIBERS);
learnSizes();

const asked = {
  'the first page': '',
  'earliest first': 'sort=oldest',
  'one status': 'status=left',
  'a rare status': 'status=complained',
  'a way': 'through=import',
  'a status and a way that nobody has': 'status=complained&through=desk',
  'a status and a way': 'status=left&through=home',
  'some days': 'from=2023-03-01&to=2023-03-02',
  'the days of many, a rare status': 'from=2021-01-01&to=2025-12-31&status=bounced',
  'a beginning': 'q=ada.12',
  'a common beginning, a rare status': 'q=ada&status=complained',
  'a whole address': 'q=ada.zz@mail.example',
  'a large domain': 'q=@mail.example',
  'a large domain, a rare status': 'q=@mail.example&status=complained',
  'anywhere in the address (aside)': 'q=nobody.at&anywhere=1',
};

const times: Record<string, number[]> = {};
for (const [name, query] of Object.entries(asked)) times[name] = await measure(() => pageOf(query));

const middle = { timeZone, turn: { id: Math.round(SUBSCRIBERS / 2), way: 'after' as const }, limit: 50, now };
times['a page in the middle'] = await measure(() => findSubscriberPage({}, middle));
times['the figures by status'] = await measure(() => countSubscribers(now));
times['the growth of a year'] = await measure(() => listGrowth(52, now));

const exported = await exportAll();
closeDatabase();
console.log(JSON.stringify({ times, exported }));

function pageOf(query: string) {
  return findSubscriberPage(readSubscriberFilter(new URLSearchParams(query)), { timeZone, limit: 50, now });
}

async function measure(act: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    await act();
    took.push(performance.now() - start);
  }
  return took;
}

/** All of it as CSV, with how much memory was taken on top at most. */
async function exportAll() {
  const before = process.memoryUsage().rss;
  const [start, by] = [performance.now(), { name: 'Bench', role: 'administrator' as const }];
  const result = await exportSubscribers({ filter: {}, timeZone, by, now });
  let [bytes, most] = [0, before];
  if (result.ok)
    for await (const lines of result.lines) {
      bytes += lines.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
  return { seconds: (performance.now() - start) / 1000, megabytes: bytes / 1e6, memory: (most - before) / 1e6 };
}

/** Four large domains and many small ones, six years, a few of every kind. */
function fill(count: number): void {
  const connection = openDatabase(databaseFile());
  const insert = connection.prepare(`
    insert into subscribers (email, address, domain, status, paused_until, through, joined_at, ended_at, link_key)
    values (?, ?, ?, ?, ?, ?, ?, ?, 'key')`);
  const [domains, names] = [
    ['mail', 'post', 'inbox', 'letters'],
    ['ada', 'ben', 'chloe', 'dan', 'eve'],
  ];
  const ways = ['home', 'briefing', 'story', 'newsletter', 'import'];
  const from = Date.parse('2020-06-01T00:00:00Z');
  const spread = (at: number, prime: number, over: number) => (at * prime) % over;
  connection.transaction(() => {
    for (let at = 0; at < count; at++) {
      const domain = spread(at, 7, 10) < 6 ? domains[at % 4]! : `company${spread(at, 7919, 50_000)}`;
      const address = `${names[at % 5]}.${spread(at, 999_983, 1_000_003).toString(36)}@${domain}.example`;
      const status = at % 2000 === 0 ? 'complained' : at % 100 === 1 ? 'bounced' : at % 12 === 2 ? 'left' : 'active';
      const ended = status === 'active' ? null : from + at * 180_000 + 864e5;
      const way = at % 100_000 === 3 ? 'desk' : ways[spread(at, 13, 5)]!;
      insert.run(address, address, `${domain}.example`, status, null, way, from + at * 180_000, ended);
    }
  })();
  connection.close();
}
