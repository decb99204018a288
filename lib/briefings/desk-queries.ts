import { asc, desc, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { sources, stories, storyTopics } from '@/db/schema/stories';
import { storyProblems } from '@/lib/stories/rules';
import { publishProblems, type BriefingStatus, type Problem } from './rules';

/** An edition as the desk lists it. */
export type DeskBriefing = {
  id: number;
  number: number;
  slug: string;
  title: string;
  editionDate: string;
  status: BriefingStatus;
  publishedAt: Date | null;
};

/** A place of an edition at the desk, with what its story still lacks. */
export type DeskSlot = {
  rank: number;
  storyId: number;
  slug: string;
  headline: string;
  words: number;
  status: BriefingStatus;
  problems: string[];
};

export type DeskBriefingInFull = DeskBriefing & { intro: string; slots: DeskSlot[]; problems: Problem[] };

const columns = {
  id: briefings.id,
  number: briefings.number,
  slug: briefings.slug,
  title: briefings.title,
  editionDate: briefings.editionDate,
  status: briefings.status,
  publishedAt: briefings.publishedAt,
};

/** How many editions one page of the desk's list shows. */
export const DESK_PAGE = 50;

/** Editions of any status, the newest first; `page` counts from 1. */
export function listBriefingsForDesk({
  status,
  page,
}: {
  status?: BriefingStatus;
  page: number;
}): Promise<DeskBriefing[]> {
  return db()
    .select(columns)
    .from(briefings)
    .where(status && eq(briefings.status, status))
    .orderBy(desc(briefings.editionDate))
    .limit(DESK_PAGE)
    .offset((page - 1) * DESK_PAGE);
}

/** How many editions there are of this status, or at all. */
export function countBriefingsForDesk(status?: BriefingStatus): Promise<number> {
  return db().$count(briefings, status && eq(briefings.status, status));
}

/** The edition in work: the draft with the earliest date, or, if there is none, the newest of all. */
export async function findCurrentBriefing(): Promise<DeskBriefingInFull | undefined> {
  const [draft] = await db()
    .select({ id: briefings.id })
    .from(briefings)
    .where(eq(briefings.status, 'draft'))
    .orderBy(asc(briefings.editionDate))
    .limit(1);
  const [newest] = draft ? [draft] : await listBriefingsForDesk({ page: 1 });
  return newest && findBriefingForDesk(newest.id);
}

/** One edition of any status with its places and all that keeps it from going out. */
export async function findBriefingForDesk(id: number): Promise<DeskBriefingInFull | undefined> {
  const [briefing] = await db()
    .select({ ...columns, intro: briefings.intro })
    .from(briefings)
    .where(eq(briefings.id, id));
  if (!briefing) return undefined;
  const [newsroom] = await db().select().from(settings);
  const places = await listSlots(id);
  const checked = places.map(({ rank, problems }) => ({ rank, storyProblems: problems }));
  return { ...briefing, slots: places, problems: publishProblems({ ...briefing, slots: checked }, newsroom!) };
}

async function listSlots(briefingId: number): Promise<DeskSlot[]> {
  const rows = await db()
    .select({
      rank: slots.rank,
      storyId: stories.id,
      slug: stories.slug,
      headline: sql<string>`coalesce(slots.headline_override, stories.headline)`,
      standfirst: stories.standfirst,
      whyItMatters: stories.whyItMatters,
      words: stories.words,
      status: stories.status,
      sources: db().$count(sources, eq(sources.storyId, stories.id)),
      topics: db().$count(storyTopics, eq(storyTopics.storyId, stories.id)),
    })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(eq(slots.briefingId, briefingId))
    .orderBy(asc(slots.rank));
  return rows.map((row) => ({
    rank: row.rank,
    storyId: row.storyId,
    slug: row.slug,
    headline: row.headline,
    words: row.words,
    status: row.status,
    problems: storyProblems(row),
  }));
}
