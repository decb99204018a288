import { exportOwnData } from '@/lib/newsletter/export-own-data';
import { goOn } from '@/lib/newsletter/read-form';

/** Everything that is stored about somebody, as a file, by the link in their mail. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const data = await exportOwnData((await params).token);
  if (!data) return goOn('/newsletter/settings/void');
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="newsletter-data.json"',
    },
  });
}
