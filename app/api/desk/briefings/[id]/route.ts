import { z } from 'zod';
import { arrange, type ArrangeResult } from '@/lib/briefings/arrange';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { jsonBody } from '@/lib/editors/json-body';
import { beat, tabWord } from '@/lib/editors/presence';

const body = z.object({ basedOn: z.int(), record: z.unknown(), tab: tabWord.optional() });

type Context = { params: Promise<{ id: string }> };

/** The composer's autosave. A save that went well renews the lease of the tab it comes from. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'arrange');
  if (here instanceof Response) return here;
  const sent = await jsonBody(request, body);
  if (sent instanceof Response) return sent;
  const { id } = await params;
  if (!/^\d{1,15}$/.test(id)) return refuse(404, 'not found');
  const { basedOn, record, tab } = sent;
  const order = { by: here.actor, now: new Date() };
  const result = await arrange({ briefingId: Number(id), basedOn, record, ...order });
  if (result.ok && tab) await beat({ tab, place: `briefings/${id}`, wants: 'write', editorId: here.id, ...order });
  return answerTo(result);
}

function answerTo(result: ArrangeResult): Response {
  const { ok, ...words } = result;
  return Response.json(words, { status: ok ? 200 : STATUS[result.reason], headers: { 'cache-control': 'no-store' } });
}

const STATUS = {
  conflict: 409,
  invalid: 422,
  'not allowed': 403,
  'not found': 404,
  trashed: 410,
  published: 410,
} satisfies Record<Extract<ArrangeResult, { ok: false }>['reason'], number>;
