import { env } from '@/lib/env';

export const dynamic = 'force-dynamic';

/** The file by which IndexNow knows that the key is ours. */
export function GET(): Response {
  const key = env().INDEXNOW_KEY;
  return key
    ? new Response(key, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    : new Response(null, { status: 404 });
}
