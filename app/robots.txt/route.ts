import { env } from '@/lib/env';
import { robotsTxt } from '@/lib/site/plain-files';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(robotsTxt(env().SITE_URL), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
