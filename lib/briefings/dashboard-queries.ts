import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { jobs } from '@/db/schema/jobs';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { instantAt } from '@/lib/dates';
import { findBriefingForDesk, type DeskBriefingInFull } from './desk-queries';

/** The edition the desk works on: what is in it, what it lacks, and when it goes out, or should. */
export type EditionInWork = DeskBriefingInFull & { dueAt: Date; isScheduled: boolean; inEdit: number[] };

/** The draft or scheduled edition with the earliest date, if there is one. */
export async function findEditionInWork(now: Date): Promise<EditionInWork | undefined> {
  const [found] = await db()
    .select({ id: briefings.id, dueAt: jobs.dueAt })
    .from(briefings)
    .leftJoin(jobs, and(eq(jobs.kind, 'publish'), eq(jobs.subjectId, briefings.id), eq(jobs.status, 'waiting')))
    .where(and(inArray(briefings.status, ['draft', 'scheduled']), isNull(briefings.trashedAt)))
    .orderBy(asc(briefings.editionDate))
    .limit(1);
  const edition = found && (await findBriefingForDesk(found.id, now));
  if (!edition) return undefined;
  const [newsroom] = await db().select().from(settings);
  const planned = () => instantAt(edition.editionDate, newsroom!.publishTime, newsroom!.timeZone);
  return {
    ...edition,
    dueAt: found.dueAt ?? planned(),
    isScheduled: found.dueAt !== null,
    inEdit: await listInEdit(edition.slots.map(({ storyId }) => storyId)),
  };
}

/** Which of these stories their writers have not handed in yet. */
async function listInEdit(ids: number[]): Promise<number[]> {
  const rows = await db()
    .select({ id: stories.id })
    .from(stories)
    .where(and(inArray(stories.id, ids), eq(stories.status, 'draft'), eq(stories.stage, 'writing')));
  return rows.map(({ id }) => id);
}

/** Comings and goings are in the audit log, and there only. */
const COMINGS = ['signed in', 'signed out', 'was refused'];

/** An act; `title` and `href` say what it was done to where that is a story or an edition that is still there. */
export type Activity = {
  id: number;
  at: Date;
  actor: string;
  act: string;
  subject: string;
  title: string | null;
  href: string | null;
};

/** What was done at the desk last, the latest first. */
export function listActivity(limit: number): Promise<Activity[]> {
  return db()
    .select({
      ...{ id: audit.id, at: audit.at, actor: audit.actor, act: audit.act, subject: audit.subject },
      title: stories.headline,
      href: sql<string | null>`coalesce('/admin/stories/' || ${stories.id}, '/admin/briefings/' || ${briefings.id})`,
    })
    .from(audit)
    .leftJoin(stories, eq(stories.slug, after('story ')))
    .leftJoin(briefings, and(sql`${briefings.number} = cast(${after('No. ')} as integer)`, isNull(briefings.trashedAt)))
    .where(notInArray(audit.act, COMINGS))
    .orderBy(desc(audit.id))
    .limit(limit);
}

/** What follows these words in the subject of an act; null where it does not begin with them, so that nothing is looked up. */
const after = (words: string) =>
  sql`case when ${audit.subject} like ${`${words}%`} then substr(${audit.subject}, ${words.length + 1}) end`;

export type StoryInWork = { id: number; headline: string; stage: 'writing' | 'ready'; updatedBy: string };

/** Stories that are being written, the last changed first. */
export function listStoriesInWork(limit: number): Promise<StoryInWork[]> {
  return db()
    .select({ id: stories.id, headline: stories.headline, stage: stories.stage, updatedBy: stories.updatedBy })
    .from(stories)
    .where(and(eq(stories.status, 'draft'), isNull(stories.trashedAt)))
    .orderBy(desc(stories.updatedAt), desc(stories.id))
    .limit(limit);
}
