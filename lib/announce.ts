import { z } from 'zod';
import type { Transaction } from '@/db/client';
import { env } from './env';
import { post, type Carrier } from './outbox';
import { FEED_FORMATS, feedPath, type FeedFormat } from './paths';

const indexNow = z.object({ paths: z.array(z.string()) });

/** Nobody who is told something needs longer to say yes, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Tells search engines (IndexNow) and feed readers (WebSub) which addresses have changed, through the outbox, so in the
 * transaction that changes them. Nothing is told to anybody unless the environment names whom to tell.
 */
export async function announce(tx: Transaction, { paths, now }: { paths: string[]; now: Date }): Promise<void> {
  const { INDEXNOW_KEY, WEBSUB_HUB } = env();
  if (INDEXNOW_KEY) await post(tx, { topic: 'indexnow', payload: { paths }, now });
  if (WEBSUB_HUB) await post(tx, { topic: 'websub', payload: {}, now });
}

/** How each is told. */
export const announcers: Record<string, Carrier> = { indexnow: tellIndexNow, websub: tellWebSub };

/** indexnow.org/documentation: one request for many addresses, with the address of the file that proves who we are. */
async function tellIndexNow(payload: unknown): Promise<void> {
  const { INDEXNOW_KEY, INDEXNOW_URL, SITE_URL } = env();
  const { paths } = indexNow.parse(payload);
  await send(INDEXNOW_URL, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      host: new URL(SITE_URL).host,
      key: INDEXNOW_KEY,
      keyLocation: `${SITE_URL}/indexnow.txt`,
      urlList: paths.map((path) => SITE_URL + path),
    }),
  });
}

/** WebSub, W3C Recommendation of 2018, 7: the hub is told which feeds to fetch anew. */
async function tellWebSub(): Promise<void> {
  const { WEBSUB_HUB, SITE_URL } = env();
  const feeds = ['/', '/stories'].flatMap((of) =>
    (Object.keys(FEED_FORMATS) as FeedFormat[]).map((format) => SITE_URL + feedPath(of, format)),
  );
  const body = new URLSearchParams([['hub.mode', 'publish'], ...feeds.map((feed) => ['hub.url', feed])]);
  await send(WEBSUB_HUB!, { body });
}

async function send(url: string, request: { headers?: Record<string, string>; body: string | URLSearchParams }) {
  const response = await fetch(url, {
    ...request,
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
}
