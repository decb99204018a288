import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { startImport } from '@/lib/newsletter/start-import';

const STATUS = { 'not allowed': 403, 'too large': 413, 'no rows': 422, 'not text': 422 };

/** Takes in a file of subscribers as the body, as it is read; its name comes in a header, as an address would have it. */
export async function POST(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'subscribers');
  if (here instanceof Response) return here;
  const body = (request.body ?? []) as AsyncIterable<Uint8Array>;
  const name = nameIn(request.headers.get('x-file-name') ?? '');
  const result = await startImport({ name, body, by: here.actor, now: new Date() });
  if (result.ok) return Response.json({ id: result.id });
  if (result.reason === 'not allowed') return refuse(STATUS[result.reason], result.reason);
  const { reason, problem } = result;
  return Response.json({ reason, problem }, { status: STATUS[reason], headers: { 'cache-control': 'no-store' } });
}

function nameIn(header: string): string {
  try {
    return decodeURIComponent(header).replaceAll(/\p{Cc}/gu, '');
  } catch {
    return '';
  }
}
