import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Data } from './data';
import { median, percentile, printTable, rounded } from './figures';
import { siteEnvironment, startSite } from './server';

const run = promisify(execFile);

/** What a view of the desk may take with 10,000 stories, in milliseconds from request to last byte. */
const BAR = 200;

const WARM_UP = 5;
const ROUNDS = 30;

/** The views that hold lists; each is drawn anew for whoever asks. */
const VIEWS = {
  dashboard: '/admin',
  stories: '/admin/stories',
  'stories, searched': '/admin/stories?q=delivery',
  'stories, last page': '/admin/stories?page=200',
  editions: '/admin/briefings',
  'editions, searched': '/admin/briefings?q=friday',
};

type View = { name: string; small: number[]; large: number[] };

/** Times each view of the desk with few stories and with many, in turns, as somebody who is signed in. */
export async function measureDesk(small: Data, large: Data): Promise<View[]> {
  const desks = { small: await openDesk(small), large: await openDesk(large) };
  const views: View[] = [];
  for (const [name, path] of Object.entries(VIEWS)) {
    const view: View = { name, small: [], large: [] };
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (const side of ['small', 'large'] as const) {
        const time = await desks[side].time(path);
        if (round >= 0) view[side].push(time);
      }
    }
    views.push(view);
  }
  await Promise.all([desks.small.stop(), desks.large.stop()]);
  return views;
}

async function openDesk({ folder }: Data) {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/bench/session.ts'], {
    env: siteEnvironment(folder),
  });
  const { address, stop } = await startSite(folder);
  const headers = { cookie: stdout.trim() };
  const time = async (path: string) => {
    const start = performance.now();
    const response = await fetch(address + path, { headers, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return performance.now() - start;
  };
  return { time, stop };
}

/** The table, and whether every view stays below the bar. */
export function printDesk(views: View[]): boolean {
  const rows = views.map(({ name, small, large }) => [
    name,
    rounded(median(small)),
    rounded(median(large)),
    rounded(percentile(large, 0.99)),
    rounded(median(large.map((time, round) => time / small[round]!))),
    percentile(large, 0.99) <= BAR ? 'within' : 'over',
  ]);
  const heading = ['view', '70 stories, ms', '10,000 stories, ms', 'p99 ms', 'ratio', 'bar'];
  printTable(`The desk, one request at a time; the bar is ${BAR} ms at 10,000 stories`, heading, rows);
  return rows.every((row) => row.at(-1) === 'within');
}
