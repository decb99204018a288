import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Data } from './data';
import { percentile } from './figures';
import { ask } from './pages';
import type { SearchTimes } from './search-times';
import { siteEnvironment, startSite } from './server';

const run = promisify(execFile);

export type Searches = {
  times: SearchTimes;
  /** Whole search pages over HTTP, one at a time. */
  pages: number[];
  /** The 99th percentile of the front page, alone and while common words are searched for without a pause. */
  reader: { alone: number; besideSearches: number };
};

const PAGES = 200;
const READS = 1500;

/** Measures searches at this many stories: the search itself, whole pages, and what others notice of it. */
export async function measureSearches(data: Data): Promise<Searches> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/bench/search-times.ts'], {
    env: siteEnvironment(data.folder),
    maxBuffer: 16 * 1024 * 1024,
  });
  const { times, common } = JSON.parse(stdout) as { times: SearchTimes; common: string[] };
  const site = await startSite(data.folder);
  const search = (index: number) => ask(`${site.address}/search?q=${common[index % common.length]}`);
  const pages: number[] = [];
  for (let index = 0; index < PAGES; index++) pages.push((await search(index)).ms);

  const reads = async () => {
    const took: number[] = [];
    for (let index = 0; index < READS; index++) took.push((await ask(site.address)).ms);
    return percentile(took, 0.99);
  };
  const alone = await reads();
  let searching = true;
  const searches = (async () => {
    for (let index = 0; searching; index++) await search(index);
  })();
  const besideSearches = await reads();
  searching = false;
  await searches;
  await site.stop();
  return { times, pages, reader: { alone, besideSearches } };
}
