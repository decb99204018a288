import { and, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { deliveries, mailVersions } from '@/db/schema/sends';
import { getSettings } from '@/lib/settings';
import { findByLink } from './links';
import { fillHtml } from './merge-fields';
import { mergeFieldsFor } from './welcome';

/** The mail of a send as this person got it, for whoever holds the link in it; undefined if they got none. */
export async function findMailToView(token: string, sendId: number): Promise<string | undefined> {
  const subscriber = await findByLink(token, 'view');
  if (!subscriber) return undefined;
  const [mail] = await db()
    .select({ html: mailVersions.html })
    .from(deliveries)
    .innerJoin(
      mailVersions,
      and(eq(mailVersions.sendId, deliveries.sendId), eq(mailVersions.number, deliveries.version)),
    )
    .where(and(eq(deliveries.sendId, sendId), eq(deliveries.subscriberId, subscriber.id)));
  return mail && fillHtml(mail.html, mergeFieldsFor(await getSettings())(subscriber, sendId));
}
