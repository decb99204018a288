import { env } from '@/lib/env';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { findLastPublishing } from '@/lib/site/feed-queries';
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
  // The hub is told of the site's own feeds (lib/announce.ts); one that it never hears of must not name it.
  const told = of === 'briefings' || of === 'stories' ? hub : undefined;
  const text = writeFeed(source, format as FeedFormat, { settings, siteUrl, hub: told });
  // Moves when an entry goes too: who asks by date alone must not keep what was withdrawn.
  const changed = Math.max(Number(updatedAt(source)), Number(await findLastPublishing()));
  return new Response(text, {
    headers: {
      'content-type': `${FEED_TYPES[format as FeedFormat]}; charset=utf-8`,
      'last-modified': new Date(changed).toUTCString(),
    },
  });
}
