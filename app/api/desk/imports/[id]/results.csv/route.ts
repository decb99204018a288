import { csvDownload } from '@/lib/csv';
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
  return csvDownload(`import-${id}`, result.lines);
}
