import { briefingPath, storyPath } from '@/lib/paths';
import type { Data } from './data';
import { median, percentile } from './figures';
import { ask } from './pages';
import type { Site } from './server';
import { startBoth, turn } from './sites';

/** How long first drawings took in milliseconds, of the same stories or of old ones, beside those of the small site. */
export type Drawings = { name: string; small: number[]; large: number[]; bytes: { small: number; large: number } };

/** 69 stories a round can be asked for at the small site, so three rounds are some 200 drawings. */
const ROUNDS = 3;

/**
 * Times the first drawing of story pages. Each round has two new servers, which have drawn nothing yet, and asks them in
 * turn for one story each. Compared are the same stories on both, and the small site's with old ones of the archive.
 */
export async function measureDrawings(small: Data, large: Data): Promise<Drawings[]> {
  const archive = large.archive;
  const same: Drawings = empty('the same story');
  const old: Drawings = empty('a story of the archive');
  for (let round = 0; round < ROUNDS; round++) {
    await measureRound(same, { small, large, asked: large.demo.slice(1) });
    const part = archive.filter((_, index) => index % ROUNDS === round).slice(0, small.demo.length - 1);
    await measureRound(old, { small, large, asked: part });
  }
  return [same, old];
}

/** The middle and the slow end. */
export const summary = (times: number[]) => ({ p50: median(times), p99: percentile(times, 0.99) });

const empty = (name: string): Drawings => ({ name, small: [], large: [], bytes: { small: 0, large: 0 } });

async function measureRound(into: Drawings, { small, large, asked }: { small: Data; large: Data; asked: string[] }) {
  const sites = await startBoth(small, large);
  await warm(sites.small, small);
  await warm(sites.large, large);
  const pairs = asked.map((slug, index) => ({ small: small.demo[index + 1]!, large: slug }));
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
