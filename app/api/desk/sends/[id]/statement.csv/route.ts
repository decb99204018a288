import { csvDownload } from '@/lib/csv';
import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { exportStatement } from '@/lib/newsletter/export-statement';

/** The statement of a send to the recipient, as a file to keep. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const here = await deskRequest(request, 'subscribers');
  if (here instanceof Response) return here;
  const result = await exportStatement({ sendId: Number((await params).id), by: here.actor, now: new Date() });
  if (!result.ok) return refuse(result.reason === 'not found' ? 404 : 403, result.reason);
  return csvDownload(`statement-no-${result.number}`, result.lines);
}
