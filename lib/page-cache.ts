import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** A page as it is sent, in each encoding a reader's program may ask for. */
export type StoredPage = {
  status: number;
  headers: Record<string, string>;
  etag: string;
  body: Record<Encoding, Buffer>;
};

export type Encoding = 'br' | 'gzip' | 'identity';

export type DrawnPage = { status: number; headers: Record<string, string>; html: string };

/** 10,000 stories take about 250 MB; beyond this the pages asked for longest ago are drawn anew when needed. */
const MOST_BYTES = 256 * 1024 * 1024;

export type PageCache = {
  /** The page at this address inside the application. Drawn once, however many ask for it at the same time. */
  get(page: string): Promise<StoredPage>;
  /** Forgets every page. What is being drawn at this moment goes to those who asked, and is not kept. */
  clear(): void;
};

/**
 * Keeps pages that `draw` made. A page is kept until `clear`, or until there are too many; one that is
 * anything but 200 is handed on and not kept. `keep: false` draws each time, for development.
 */
export function createPageCache(draw: (page: string) => Promise<DrawnPage>, { keep }: { keep: boolean }): PageCache {
  const pages = new LRUCache<string, StoredPage>({ maxSize: MOST_BYTES, sizeCalculation: weigh });
  let drawing = new Map<string, Promise<StoredPage>>();

  async function drawAndKeep(page: string, own: typeof drawing): Promise<StoredPage> {
    try {
      const stored = await store(await draw(page));
      if (keep && stored.status === 200 && own === drawing) pages.set(page, stored);
      return stored;
    } finally {
      own.delete(page);
    }
  }

  return {
    async get(page) {
      const kept = pages.get(page) ?? drawing.get(page);
      if (kept) return kept;
      const drawn = drawAndKeep(page, drawing);
      drawing.set(page, drawn);
      return drawn;
    },
    clear() {
      pages.clear();
      drawing = new Map();
    },
  };
}

const weigh = ({ body }: StoredPage) => body.br.length + body.gzip.length + body.identity.length + 1000;

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Compressed once, here, and not for each reader. */
async function store({ status, headers, html }: DrawnPage): Promise<StoredPage> {
  const identity = Buffer.from(html);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  const [br, gzipped] = await Promise.all([
    compressed.br(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    compressed.gzip(identity, { level: 9 }),
  ]);
  return { status, headers, etag, body: { br, gzip: gzipped, identity } };
}
