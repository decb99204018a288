import { z } from 'zod';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { countNewsSince } from '@/lib/wire/news-since';

const since = z.iso.datetime().transform((text) => new Date(text));

/** How much came in since an instant, `?since=2020-07-22T10:00:00.000Z`. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const asked = since.safeParse(new URL(request.url).searchParams.get('since'));
  if (!asked.success) return refuse(400, 'since is no instant');
  return Response.json(await countNewsSince(asked.data), { headers: { 'cache-control': 'no-store' } });
}
