import { and, desc, eq, exists, gte, inArray, isNull, ne, not, or, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import { jobs } from '@/db/schema/jobs';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { instantAt } from '@/lib/dates';
import { storiesOf } from './form';
import { readBriefing, type WorkingBriefing } from './records';
import type { StoryInEdition } from './rules';
import { readStoriesInEdition } from './stories-in-edition';

/** An edition as the composer works on it. */
export type ComposedBriefing = WorkingBriefing & {
  /** What is known of each of its stories, those of the bench too. */
  stories: StoryInEdition[];
  /** When it goes out, where that is planned. */
  plannedFor: Date | null;
  /** When it would go out: as planned, or at the newsroom's time of its day, or now if that is over. */
  at: Date;
};

/** The edition with this id in any state, with all that the composer shows. */
export async function findComposed(briefingId: number, now: Date): Promise<ComposedBriefing | undefined> {
  const briefing = await readBriefing(db(), briefingId);
  if (!briefing) return undefined;
  const [newsroom] = await db().select().from(settings);
  const facts = await readStoriesInEdition(db(), storiesOf(briefing.record), { briefingId, now });
  const [plan] = await db()
    .select({ dueAt: jobs.dueAt })
    .from(jobs)
    .where(and(eq(jobs.kind, 'publish'), eq(jobs.subjectId, briefingId), eq(jobs.status, 'waiting')))
    .limit(1);
  const usual = instantAt(briefing.row.editionDate, newsroom!.publishTime, newsroom!.timeZone);
  return {
    ...briefing,
    stories: [...facts.values()],
    plannedFor: plan?.dueAt ?? null,
    at: plan?.dueAt ?? (usual > now ? usual : now),
  };
}

/** What went out within so many days may still be wanted again; drafts may be of any age. */
const RECENT = 28 * 24 * 60 * 60_000;

type Search = { briefingId: number; words: string; limit: number; now: Date };

/**
 * Stories that this edition might take, by words of their headlines: drafts that no edition has and what went out lately, the
 * drafts first and of each the last changed first. Those that the edition has already are left out.
 */
export async function searchCandidates({ briefingId, words, limit, now }: Search): Promise<StoryInEdition[]> {
  const placed = db()
    .select({ one: sql`1` })
    .from(slots);
  const elsewhere = placed
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isNull(briefings.trashedAt)))
    .where(and(eq(slots.storyId, stories.id), ne(slots.briefingId, briefingId)));
  const here = db().select({ id: slots.storyId }).from(slots).where(eq(slots.briefingId, briefingId));
  const waiting = db().select({ id: bench.storyId }).from(bench).where(eq(bench.briefingId, briefingId));
  const isDraft = and(eq(stories.status, 'draft'), isNull(stories.trashedAt), not(exists(elsewhere)));
  const isRecent = and(
    eq(stories.status, 'published'),
    gte(stories.firstPublishedAt, new Date(now.getTime() - RECENT)),
  );
  const rows = await db()
    .select({ id: stories.id })
    .from(stories)
    .where(
      and(
        or(isDraft, isRecent),
        not(inArray(stories.id, here)),
        not(inArray(stories.id, waiting)),
        ...wordsOf(words).map((word) => sql`${stories.headline} like ${`%${word}%`} escape '\\'`),
      ),
    )
    .orderBy(sql`${stories.status} = 'published'`, desc(stories.updatedAt), desc(stories.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const facts = await readStoriesInEdition(db(), ids, { briefingId, now });
  return ids.map((id) => facts.get(id)!);
}

const wordsOf = (typed: string) =>
  typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replaceAll(/[\\%_]/g, '\\$&'));

/** What the desk knows of one story for this edition. */
export async function findStoryInEdition(
  storyId: number,
  around: { briefingId: number; now: Date },
): Promise<StoryInEdition | undefined> {
  return (await readStoriesInEdition(db(), [storyId], around)).get(storyId);
}
