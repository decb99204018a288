import { csvDownload } from '@/lib/csv';
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
  return csvDownload(`subscribers-${dateInZone(now, timeZone)}`, result.lines);
}
