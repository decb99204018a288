import { readAuditFilter } from '@/lib/editors/audit-filter';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { exportAudit } from '@/lib/editors/export-audit';
import { dateInZone } from '@/lib/dates';
import { getSettings } from '@/lib/settings';

/** The acts that match, as a file to keep. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'audit');
  if (here instanceof Response) return here;
  const { timeZone } = await getSettings();
  const now = new Date();
  const filter = readAuditFilter(new URL(request.url).searchParams);
  const result = await exportAudit({ filter, timeZone, by: here.actor, now });
  if (!result.ok) return refuse(403, result.reason);
  return new Response(streamOf(result.lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-log-${dateInZone(now, timeZone)}.csv"`,
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
