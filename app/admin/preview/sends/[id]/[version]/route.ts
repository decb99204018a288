import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { fillHtml, NOBODY } from '@/lib/newsletter/merge-fields';
import { findSentMail } from '@/lib/newsletter/mail-of-send';

type Context = { params: Promise<{ id: string; version: string }> };

/** The HTML part of a mail as it was sent. That nothing runs in it the door sees to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'send');
  if (here instanceof Response) return here;
  const { id, version } = await params;
  const mail = await findSentMail({ sendId: Number(id), version: Number(version) });
  if (!mail) return refuse(404, 'not found');
  return new Response(fillHtml(mail.html, NOBODY), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
