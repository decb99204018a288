import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { fillHtml, NOBODY } from '@/lib/newsletter/merge-fields';

/** Nothing runs in a mail, nothing is fetched, and the desk alone may show it in a frame. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups";

type Context = { params: Promise<{ id: string }> };

/** The HTML part of an edition's mail, as it would go out now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const mail = await findMailToPreview(Number((await params).id), new Date());
  if (!mail) return refuse(404, 'not found');
  return new Response(fillHtml(mail.html, NOBODY), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
