import { briefingPath, storyPath } from '@/lib/paths';
import type { Data } from './data';
import { ask } from './pages';
import type { Site } from './server';
import { startBoth, turn } from './sites';

/** How long first drawings of story pages took in milliseconds, and how many bytes they had in all. */
export type Drawings = { small: number[]; large: number[]; bytes: { small: number; large: number } };

/** The small site has 69 stories to ask for (one is used to warm up), so three rounds are some 200 drawings. */
const ROUNDS = 3;

/**
 * Times the first drawing of story pages. Each round has two new servers, which have drawn nothing yet, and asks them in
 * turn for one story each: every story of the small site, and at the large one stories from the whole of the archive.
 */
export async function measureDrawings(small: Data, large: Data): Promise<Drawings> {
  const drawings: Drawings = { small: [], large: [], bytes: { small: 0, large: 0 } };
  const mine = small.demo.slice(1);
  for (let round = 0; round < ROUNDS; round++) {
    const old = large.archive.filter((_, index) => index % ROUNDS === round);
    const pairs = mine.slice(0, old.length).map((slug, index) => ({ small: slug, large: old[index]! }));
    await measureRound(drawings, { small, large, pairs });
  }
  return drawings;
}

type Round = { small: Data; large: Data; pairs: { small: string; large: string }[] };

async function measureRound(into: Drawings, { small, large, pairs }: Round): Promise<void> {
  const sites = await startBoth(small, large);
  await warm(sites.small, small);
  await warm(sites.large, large);
  for (const [index, pair] of pairs.entries()) {
    for (const which of turn(index)) {
      const { ms, bytes } = await ask(sites[which].address + storyPath(pair[which]));
      into[which].push(ms);
      into.bytes[which] += bytes;
    }
  }
  await Promise.all([sites.small.stop(), sites.large.stop()]);
}

/** Loads the program of each kind of page, with one story that is not measured. */
async function warm({ address }: Site, data: Data): Promise<void> {
  for (const path of ['/', briefingPath(data.briefing), storyPath(data.demo[0]!)]) await ask(address + path);
}
