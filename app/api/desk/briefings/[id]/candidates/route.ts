import { searchCandidates } from '@/lib/briefings/composer-queries';
import { deskRequest, refuse } from '@/lib/editors/desk-request';

type Context = { params: Promise<{ id: string }> };

/** Stories that an edition might take, by words of their headlines: `{ stories }`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const { id } = await params;
  if (!/^\d{1,15}$/.test(id)) return refuse(404, 'not found');
  const words = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  const stories = await searchCandidates({ briefingId: Number(id), words, limit: 20, now: new Date() });
  return Response.json({ stories }, { headers: { 'cache-control': 'no-store' } });
}
