import { briefingPath, storyPath } from '@/lib/paths';
import type { Data } from './data';
import { load, type Load } from './load';
import { ask, staticFileLike } from './pages';
import type { Site } from './server';
import { startBoth, turn, type Which } from './sites';

/** One kind of page under load, round by round; both servers had their turn in each round. */
export type Loads = { name: string; bytes: { small: number; large: number }; small: Load[]; large: Load[] };

type Target = Loads & { paths: Record<Which, string[]> };

/** Many short turns: the machine is seldom quiet for long, and turns are compared with their neighbours. */
const ROUNDS = 11;
const SECONDS = 1;
const WARM_UP_SECONDS = 1;
const STORIES = 50;

/** Measures pages from the cache, and a file for comparison, with both servers up and turns that alternate. */
export async function measureLoads(small: Data, large: Data): Promise<{ pages: Loads[]; file: Loads }> {
  const sites = await startBoth(small, large);
  const pages = await makePages(sites, { small, large });
  const file = makeFile(pages[0]!.bytes.small);
  const targets = [...pages, file];
  for (const target of targets) {
    for (const which of ['small', 'large'] as const)
      await load(sites[which].address, target.paths[which], WARM_UP_SECONDS);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const target of targets) await measureRound(target, sites, round);
  }
  await Promise.all([sites.small.stop(), sites.large.stop()]);
  return { pages, file };
}

async function measureRound(target: Target, sites: Record<Which, Site>, round: number): Promise<void> {
  for (const which of turn(round)) {
    target[which].push(await load(sites[which].address, target.paths[which], SECONDS));
  }
}

async function makePages(sites: Record<Which, Site>, data: Record<Which, Data>): Promise<Target[]> {
  const briefing = briefingPath(data.small.briefing);
  const stories = {
    small: data.small.demo.slice(0, STORIES).map(storyPath),
    large: every(data.large.archive, STORIES).map(storyPath),
  };
  return [
    await makeTarget('a story', sites, stories),
    await makeTarget('the front page', sites, { small: ['/'], large: ['/'] }),
    await makeTarget('the newest briefing', sites, { small: [briefing], large: [briefing] }),
  ];
}

function makeFile(size: number): Target {
  const { path, bytes } = staticFileLike(size);
  const [both, paths] = [
    { small: bytes, large: bytes },
    { small: [path], large: [path] },
  ];
  return { name: 'a file of the build', bytes: both, small: [], large: [], paths };
}

/** Has every page drawn and kept before it is measured; the size is the average of the pages. */
async function makeTarget(name: string, sites: Record<Which, Site>, paths: Target['paths']): Promise<Target> {
  const bytes = { small: 0, large: 0 };
  for (const which of ['small', 'large'] as const) {
    for (const path of paths[which]) {
      const answer = await ask(sites[which].address + path);
      bytes[which] += answer.bytes / paths[which].length;
    }
  }
  return { name, bytes, small: [], large: [], paths };
}

const every = <Item>(items: Item[], count: number) => {
  const step = items.length / count;
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step)]!);
};
