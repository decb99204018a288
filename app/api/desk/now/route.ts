import { findDeskNow } from '@/lib/briefings/desk-now';
import { deskRequest } from '@/lib/editors/desk-request';

export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request);
  if (here instanceof Response) return here;
  return Response.json(await findDeskNow(new Date()), { headers: { 'cache-control': 'no-store' } });
}
