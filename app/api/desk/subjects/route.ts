import { z } from 'zod';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { jsonBody } from '@/lib/editors/json-body';
import { addSubject } from '@/lib/stories/add-subject';
import { searchSubjects } from '@/lib/stories/subjects';

const kind = z.enum(['topics', 'companies']);
const noStore = { headers: { 'cache-control': 'no-store' } };

/** Topics or companies by some letters of their name: `{ subjects: [{ id, slug, name }] }`. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request);
  if (here instanceof Response) return here;
  const query = new URL(request.url).searchParams;
  const asked = kind.safeParse(query.get('kind'));
  if (!asked.success) return refuse(400, 'not understood');
  const subjects = await searchSubjects(asked.data, (query.get('q') ?? '').slice(0, 100));
  return Response.json({ subjects }, noStore);
}

/** Adds one by its name: `{ subject, isNew }`. */
export async function POST(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const sent = await jsonBody(request, z.object({ kind, name: z.unknown() }));
  if (sent instanceof Response) return sent;
  const result = await addSubject({ kind: sent.kind, name: sent.name, by: here.actor, now: new Date() });
  if (result.ok) return Response.json({ subject: result.subject, isNew: result.isNew }, noStore);
  if (result.reason === 'not allowed') return refuse(403, result.reason);
  return Response.json({ reason: result.reason, problems: result.problems }, { status: 422, ...noStore });
}
