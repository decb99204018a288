import { deskRequest } from '@/lib/editors/desk-request';
import { findLinkFacts } from '@/lib/stories/link-facts';

/** What the page at `?url=` says about itself: `{ publisher, title, publishedOn }`, or `{ problem }`. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const result = await findLinkFacts(new URL(request.url).searchParams.get('url') ?? '');
  const headers = { 'cache-control': 'no-store' };
  if (result.ok) return Response.json(result.facts, { headers });
  return Response.json({ reason: 'not readable', problem: result.problem }, { status: 422, headers });
}
