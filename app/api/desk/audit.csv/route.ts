import { csvDownload } from '@/lib/csv';
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
  return csvDownload(`audit-log-${dateInZone(now, timeZone)}`, result.lines);
}
