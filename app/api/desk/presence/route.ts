import { z } from 'zod';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { jsonBody } from '@/lib/editors/json-body';
import { beat, tabWord } from '@/lib/editors/presence';

const body = z.object({
  tab: tabWord,
  place: z.string().max(40),
  wants: z.enum(['look', 'write', 'take', 'leave']),
});

/** The heartbeat of a tab of the desk. */
export async function POST(request: Request): Promise<Response> {
  const here = await deskRequest(request);
  if (here instanceof Response) return here;
  const sent = await jsonBody(request, body);
  if (sent instanceof Response) return sent;
  const result = await beat({ ...sent, editorId: here.id, by: here.actor, now: new Date() });
  if (!result.ok) return refuse(result.reason === 'not found' ? 404 : 403, result.reason);
  const { ok: _, ...words } = result;
  return Response.json(words, { headers: { 'cache-control': 'no-store' } });
}
