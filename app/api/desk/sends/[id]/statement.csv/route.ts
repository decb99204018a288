import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { exportStatement } from '@/lib/newsletter/export-statement';

/** The statement of a send to the recipient, as a file to keep. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const here = await deskRequest(request, 'subscribers');
  if (here instanceof Response) return here;
  const result = await exportStatement({ sendId: Number((await params).id), by: here.actor, now: new Date() });
  if (!result.ok) return refuse(result.reason === 'not found' ? 404 : 403, result.reason);
  const { lines, number } = result;
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statement-no-${number}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
