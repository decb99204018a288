import { and, asc, desc, eq, gt, lt, lte } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { corrections, stories } from '@/db/schema/stories';
import { findBriefingToPreview } from '@/lib/briefings/preview';
import { findLatestBriefing, findPublishedBriefing } from '@/lib/briefings/queries';
import { dateInZone } from '@/lib/dates';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { composeMail, type EditionForMail, type Mail, type MailCorrection } from './compose';

/** No mail needs more of them: the page of corrections has the rest. */
const MOST_CORRECTIONS = 10;

/** The mail of an edition as it would go out now, drawn from the copies in work; none of the trash. */
export async function findMailToPreview(briefingId: number, now: Date): Promise<Mail | undefined> {
  const edition = await findEditionForMail(briefingId, now);
  return edition && composeMail(edition, await getSettings(), env().SITE_URL);
}

/** The mail of the edition published last, with a note above it; undefined before the first. */
export async function findLatestMail(now: Date, note: string): Promise<Mail | undefined> {
  const latest = await findLatestBriefing();
  if (!latest) return undefined;
  const edition = { ...latest, note, corrections: await listCorrectionsSinceBefore(latest.editionDate, now) };
  return composeMail(edition, await getSettings(), env().SITE_URL);
}

/** The mail of an edition that is out, drawn from what readers see; none of any other. */
export async function findMailToSend(briefingId: number, now: Date): Promise<Mail | undefined> {
  const [found] = await db().select().from(briefings).where(eq(briefings.id, briefingId));
  const edition = found?.status === 'published' ? await findPublishedBriefing(found.slug) : undefined;
  if (!found || !edition) return undefined;
  const corrections = await listCorrectionsSinceBefore(edition.editionDate, now);
  return composeMail({ ...edition, ...headOf(found), corrections }, await getSettings(), env().SITE_URL);
}

const headOf = ({ mailSubject, mailPreheader }: typeof briefings.$inferSelect) => ({ mailSubject, mailPreheader });

async function findEditionForMail(briefingId: number, now: Date): Promise<EditionForMail | undefined> {
  const briefing = await findBriefingToPreview(briefingId, now);
  if (!briefing) return undefined;
  const [row] = await db().select().from(briefings).where(eq(briefings.id, briefingId));
  return { ...briefing, ...headOf(row!), corrections: await listCorrectionsSinceBefore(briefing.editionDate, now) };
}

/** What was put right in the open since the edition before this one came out. Before the first, everything is new. */
async function listCorrectionsSinceBefore(editionDate: string, now: Date): Promise<MailCorrection[]> {
  const [previous] = await db()
    .select({ publishedAt: briefings.publishedAt })
    .from(briefings)
    .where(and(eq(briefings.status, 'published'), lt(briefings.editionDate, editionDate)))
    .orderBy(desc(briefings.editionDate))
    .limit(1);
  if (!previous?.publishedAt) return [];
  const { timeZone } = await getSettings();
  const rows = await db()
    .select({
      kind: corrections.kind,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
      slug: stories.slug,
      headline: stories.headline,
    })
    .from(corrections)
    .innerJoin(stories, and(eq(stories.id, corrections.storyId), eq(stories.status, 'published')))
    .where(and(gt(corrections.publishedAt, previous.publishedAt), lte(corrections.publishedAt, now)))
    .orderBy(asc(corrections.publishedAt), asc(corrections.id))
    .limit(MOST_CORRECTIONS);
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedOn: dateInZone(publishedAt, timeZone) }));
}
