import { readSubscriberFilter } from '@/lib/newsletter/subscriber-filter';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { exportSubscribers } from '@/lib/newsletter/export-subscribers';
import { dateInZone } from '@/lib/dates';
import { getSettings } from '@/lib/settings';

/** The subscribers that match, as a file to keep. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'subscribers');
  if (here instanceof Response) return here;
  const { timeZone } = await getSettings();
  const now = new Date();
  const filter = readSubscriberFilter(new URL(request.url).searchParams);
  const result = await exportSubscribers({ filter, timeZone, by: here.actor, now });
  if (!result.ok) return refuse(403, result.reason);
  return new Response(streamOf(result.lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="subscribers-${dateInZone(now, timeZone)}.csv"`,
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
