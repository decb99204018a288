import { LRUCache } from 'lru-cache';
import { log } from './log';

/** So many addresses are fetched anew at once when something changes, those asked for last first. */
const MOST = 50;

/** What a cache in front keeps of one address. */
const ENCODINGS = ['gzip', 'br'];

export type Refresher = {
  /** Remembers that a reader asked for this address. */
  asked: (path: string) => void;
  /** Fetches what was asked for last anew, one after another. */
  refresh: () => Promise<void>;
};

/**
 * Fetches pages anew after a change, so that no reader waits for them to be drawn: of the cache in front of the site where
 * there is one (`edge`), which then has the new page too, and of the site itself otherwise.
 */
export function createRefresher({ origin, edge }: { origin: () => string; edge: string | undefined }): Refresher {
  const recent = new LRUCache<string, true>({ max: MOST });
  let running: Promise<void> | undefined;

  async function fetchAll(): Promise<void> {
    for (const path of [...recent.keys()]) {
      for (const encoding of edge ? ENCODINGS : ENCODINGS.slice(0, 1)) {
        const headers = { 'accept-encoding': encoding, 'x-refresh': '1' };
        await fetch((edge ?? origin()) + path, { headers, redirect: 'manual' })
          .then((response) => response.arrayBuffer())
          .catch((error: unknown) => log.error(`could not refresh ${path}`, error));
      }
    }
  }

  return {
    asked: (path) => void recent.set(path, true),
    // Changes come in groups: who comes while it runs waits for it and starts again.
    refresh: async () => {
      await running;
      await (running = fetchAll());
    },
  };
}
