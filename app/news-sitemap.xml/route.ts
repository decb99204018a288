import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { writeNewsSitemap } from '@/lib/site/sitemaps';
import { xmlResponse } from '@/lib/site/xml';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return xmlResponse(writeNewsSitemap(await getSettings(), { siteUrl: env().SITE_URL, now: new Date() }));
}
