import { env } from '@/lib/env';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { updatedAt, writeFeed } from '@/lib/site/feeds';
import { findFeed } from '@/lib/site/find-feed';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ of: string; slug: string; format: string }> };

/** The addresses readers know are in lib/paths.ts; the door leads them here. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { of, slug, format } = await params;
  const settings = await getSettings();
  const { SITE_URL: siteUrl, WEBSUB_HUB: hub } = env();
  const source = Object.hasOwn(FEED_FORMATS, format) && (await findFeed(of, slug, { settings, siteUrl }));
  if (!source) return new Response(null, { status: 404 });
  const text = writeFeed(source, format as FeedFormat, { settings, siteUrl, hub });
  return new Response(text, {
    headers: {
      'content-type': `${FEED_TYPES[format as FeedFormat]}; charset=utf-8`,
      'last-modified': updatedAt(source).toUTCString(),
    },
  });
}
