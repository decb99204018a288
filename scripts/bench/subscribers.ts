import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Data } from './data';
import { median, percentile, printTable } from './figures';
import { siteEnvironment } from './server';

const run = promisify(execFile);

const SUBSCRIBERS = 1_000_000;

/** What the server may take for a page of the list, in milliseconds. */
const BAR = 200;

type Exported = { seconds: number; megabytes: number; memory: number };
type Times = { times: Record<string, number[]>; exported: Exported };

/** Takes the times of the desk's list of subscribers and prints them; says whether the bar was met. */
export async function benchSubscribers(data: Data): Promise<boolean> {
  const script = ['--import', 'tsx', 'scripts/bench/subscriber-times.ts', String(SUBSCRIBERS)];
  const { stdout } = await run(process.execPath, script, { env: siteEnvironment(data.folder), maxBuffer: 1024 * 1024 });
  const { times, exported } = JSON.parse(stdout) as Times;
  const met = Object.values(times).every((each) => percentile(each, 0.95) < BAR);
  printTable(
    `The list of ${SUBSCRIBERS.toLocaleString('en-GB')} subscribers (milliseconds in the server)`,
    ['asked for', 'median', 'p95', `under ${BAR}`],
    Object.entries(times).map(([name, each]) => {
      const high = percentile(each, 0.95);
      return [name, median(each).toFixed(1), high.toFixed(1), high < BAR ? 'met' : 'missed'];
    }),
  );
  const { seconds, megabytes, memory } = exported;
  console.log(
    `  All as CSV: ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB of memory on top at most`,
  );
  return met;
}
