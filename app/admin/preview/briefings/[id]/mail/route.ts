import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { fillHtml, NOBODY } from '@/lib/newsletter/merge-fields';

/** The links open beside the desk: what they lead to stands in no frame. */
const BESIDE = '<base target="_blank">';

type Context = { params: Promise<{ id: string }> };

/** The HTML part of an edition's mail, as it would go out now. That nothing runs in it the door sees to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const mail = await findMailToPreview(Number((await params).id), new Date());
  if (!mail) return refuse(404, 'not found');
  return new Response(fillHtml(mail.html, NOBODY).replace('<head>', `<head>${BESIDE}`), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
