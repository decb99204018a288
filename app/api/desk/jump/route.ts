import { findJumpTargets } from '@/lib/briefings/jump';
import { deskRequest } from '@/lib/editors/desk-request';

/** Longer than any headline. */
const LONGEST = 200;

export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request);
  if (here instanceof Response) return here;
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST);
  return Response.json(
    { targets: await findJumpTargets({ q, by: here.actor }) },
    { headers: { 'cache-control': 'no-store' } },
  );
}
