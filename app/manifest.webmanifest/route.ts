import { getSettings } from '@/lib/settings';
import { webManifest } from '@/lib/site/manifest';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const text = JSON.stringify(webManifest(await getSettings()));
  return new Response(text, { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } });
}
