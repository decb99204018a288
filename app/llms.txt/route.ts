import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { llmsTxt } from '@/lib/site/plain-files';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const text = await llmsTxt(await getSettings(), env().SITE_URL);
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
