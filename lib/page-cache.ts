import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** A page as it is sent, in each encoding a reader's program may ask for. */
export type StoredPage = {
  status: number;
  headers: Record<string, string>;
  etag: string;
  body: { identity: Buffer; br?: Buffer; gzip?: Buffer };
};

export type Encoding = 'br' | 'gzip' | 'identity';

export type DrawnPage = { status: number; headers: Record<string, string>; body: Buffer };

export type PageCache = {
  /** The page at this address inside the application. Drawn once, however many ask for it at the same time. */
  get(page: string): Promise<StoredPage>;
};

type Options = {
  /** A number that is another one as soon as anything readers see has changed. Every page is forgotten then. */
  revision: () => number;
  /** Beyond this the pages asked for longest ago are drawn anew when needed. */
  mostBytes: number;
  /** False draws each time, for development. */
  keep: boolean;
};

/**
 * Keeps pages that `draw` made until the revision changes, or until there are too many. One that is anything but 200 is
 * handed on and not kept; what is being drawn while the revision changes goes to those who asked, and is not kept.
 */
export function createPageCache(draw: (page: string) => Promise<DrawnPage>, options: Options): PageCache {
  const { revision, mostBytes, keep } = options;
  const pages = new LRUCache<string, StoredPage>({ maxSize: mostBytes, sizeCalculation: weigh });
  let drawing = new Map<string, Promise<StoredPage>>();
  let known: number | undefined;

  function forgetWhatChanged(): void {
    const now = revision();
    if (now === known) return;
    known = now;
    pages.clear();
    drawing = new Map();
  }

  async function drawAndKeep(page: string, own: typeof drawing): Promise<StoredPage> {
    try {
      const stored = await storedPage(await draw(page));
      if (keep && stored.status === 200 && own === drawing) pages.set(page, stored);
      return stored;
    } finally {
      own.delete(page);
    }
  }

  return {
    async get(page) {
      forgetWhatChanged();
      const kept = pages.get(page) ?? drawing.get(page);
      if (kept) return kept;
      const drawn = drawAndKeep(page, drawing);
      drawing.set(page, drawn);
      return drawn;
    },
  };
}

const weigh = ({ body }: StoredPage) => Object.values(body).reduce((sum, { length }) => sum + length, 1000);

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Pictures are compressed already. */
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(.+\+)?(xml|json))/;

/** Brotli's level 5 is within one per cent of level 9 for our pages, and takes a tenth of the time (1 ms). */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A page as it is sent: compressed once, and not for each reader. */
export async function storedPage({ status, headers, body: identity }: DrawnPage): Promise<StoredPage> {
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  if (!COMPRESSIBLE.test(headers['content-type'] ?? '')) return { status, headers, etag, body: { identity } };
  const [br, gzipped] = await Promise.all([compressed.br(identity, BROTLI), compressed.gzip(identity, { level: 9 })]);
  return { status, headers, etag, body: { br, gzip: gzipped, identity } };
}
