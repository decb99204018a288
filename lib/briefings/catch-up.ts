import { and, desc, eq, gte } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { stories } from '@/db/schema/stories';
import type { PlainDate } from '@/lib/dates';
import { listStoriesById, type ListedStory } from './subject-queries';

/** Two years of weekly editions; who was away longer reads the archive. */
const MOST = 104;

/** The number ones of the editions published on or after this day, newest first. */
export async function listNumberOnesSince(since: PlainDate): Promise<ListedStory[]> {
  const rows = await db()
    .select({ id: slots.storyId })
    .from(slots)
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), eq(briefings.status, 'published')))
    .innerJoin(stories, and(eq(stories.id, slots.storyId), eq(stories.status, 'published')))
    .where(and(eq(slots.rank, 1), gte(briefings.editionDate, since)))
    .orderBy(desc(briefings.editionDate))
    .limit(MOST);
  return listStoriesById(rows.map((row) => row.id));
}

/** The dates of the newest editions, newest first, to begin from. */
export async function listEditionDates(limit: number): Promise<PlainDate[]> {
  const rows = await db()
    .select({ date: briefings.editionDate })
    .from(briefings)
    .where(eq(briefings.status, 'published'))
    .orderBy(desc(briefings.editionDate))
    .limit(limit);
  return rows.map((row) => row.date);
}
