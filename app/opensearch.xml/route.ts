import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { openSearch } from '@/lib/site/sitemaps';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const text = openSearch(await getSettings(), env().SITE_URL);
  return new Response(text, { headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' } });
}
