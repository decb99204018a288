import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { findSendNow } from '@/lib/newsletter/send-queries';

/** How a send goes on, for the page that watches it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const here = await deskRequest(request, 'send');
  if (here instanceof Response) return here;
  const found = await findSendNow(Number((await params).id), new Date());
  if (!found) return refuse(404, 'not found');
  return Response.json(found, { headers: { 'cache-control': 'no-store' } });
}
