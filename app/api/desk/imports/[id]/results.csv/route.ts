import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { exportImport } from '@/lib/newsletter/export-import';

type Context = { params: Promise<{ id: string }> };

/** What became of each row of an import, as a file to keep. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const here = await deskRequest(request, 'subscribers');
  if (here instanceof Response) return here;
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id)) return refuse(404, 'not found');
  const result = await exportImport({ importId: id, by: here.actor, now: new Date() });
  if (!result.ok) return refuse(403, result.reason);
  return new Response(streamOf(result.lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-${id}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** Asks for the next lines when those before have left. */
function streamOf(lines: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
