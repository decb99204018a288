import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { jsonBody } from '@/lib/editors/json-body';
import { describePicture } from '@/lib/media/describe-picture';
import { pictureAbout } from '@/lib/media/form';

type Context = { params: Promise<{ id: string }> };

/** Changes what the library says about a picture: `{ alt?, credit?, focus? }`. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const about = await jsonBody(request, pictureAbout);
  if (about instanceof Response) return about;
  const pictureId = Number((await params).id);
  const result = await describePicture({ pictureId, about, by: here.actor, now: new Date() });
  if (result.ok) return Response.json({});
  if (result.reason === 'invalid') return Response.json(result, { status: 422 });
  return refuse(result.reason === 'not found' ? 404 : 403, result.reason);
}
