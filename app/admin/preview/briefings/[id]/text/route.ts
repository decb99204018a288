import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { fillText, NOBODY } from '@/lib/newsletter/merge-fields';

type Context = { params: Promise<{ id: string }> };

/** The plain-text part of an edition's mail, as it would go out now, under its subject. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const mail = await findMailToPreview(Number((await params).id), new Date());
  if (!mail) return refuse(404, 'not found');
  return new Response(`Subject: ${mail.subject}\n\n${fillText(mail.text, NOBODY)}`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
