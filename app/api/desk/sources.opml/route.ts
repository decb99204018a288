import { deskRequest } from '@/lib/editors/desk-request';
import { getSettings } from '@/lib/settings';
import { writeOpml } from '@/lib/wire/opml';
import { sourcesForFile } from '@/lib/wire/source-queries';

/** The sources as a file that every feed reader can take. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const { siteName } = await getSettings();
  const text = writeOpml(`${siteName}: sources of the wire`, await sourcesForFile(), new Date());
  return new Response(text, {
    headers: {
      'content-type': 'text/x-opml; charset=utf-8',
      'content-disposition': 'attachment; filename="sources.opml"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
