import { and, desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { sends } from '@/db/schema/sends';
import { getSettings } from '@/lib/settings';
import { countAudience, findOpenSend, summary, type Audience, type SendSummary } from './send-queries';

/** How it stands with the newsletter of an edition, and who would get it now. */
export type EditionMailing = Audience & {
  /** The send that is not over. */
  open: SendSummary | undefined;
  /** The last one that went out. */
  last: SendSummary | undefined;
  /** The most mails that leave in a minute; 0 for no limit. */
  perMinute: number;
};

/** What the composer shows of it, beside the publication. */
export async function findEditionMailing(briefingId: number, now: Date): Promise<EditionMailing> {
  const [last] = await db()
    .select(summary)
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(and(eq(sends.briefingId, briefingId), eq(sends.status, 'done')))
    .orderBy(desc(sends.id))
    .limit(1);
  const { mailsPerSecond } = await getSettings();
  return { open: await findOpenSend(briefingId), last, ...(await countAudience(now)), perMinute: mailsPerSecond * 60 };
}
