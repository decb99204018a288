import { env } from '@/lib/env';
import { writeSitemapIndex } from '@/lib/site/sitemaps';
import { xmlResponse } from '@/lib/site/xml';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return xmlResponse(writeSitemapIndex(env().SITE_URL));
}
