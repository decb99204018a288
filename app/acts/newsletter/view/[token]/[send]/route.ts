import { goOn } from '@/lib/newsletter/read-form';
import { findMailToView } from '@/lib/newsletter/view-mail';

/** A mail in a browser, by the link in it. Nothing runs in it and nothing is fetched. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ token: string; send: string }> },
): Promise<Response> {
  const { token, send } = await params;
  const html = await findMailToView(token, Number(send));
  if (html === undefined) return goOn('/newsletter/settings/void');
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}
