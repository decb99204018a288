import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { corrections, stories } from '@/db/schema/stories';
import type { Correction } from './queries';

export type PublishedCorrection = Correction & { id: number; slug: string; headline: string };

const columns = {
  id: corrections.id,
  kind: corrections.kind,
  text: corrections.text,
  publishedAt: corrections.publishedAt,
  slug: stories.slug,
  headline: stories.headline,
};

/** Every correction, clarification and update of a published story, newest first: `limit` of them after `offset`. */
export function listCorrections({ limit, offset }: { limit: number; offset: number }): Promise<PublishedCorrection[]> {
  return db()
    .select(columns)
    .from(corrections)
    .innerJoin(stories, eq(stories.id, corrections.storyId))
    .where(eq(stories.status, 'published'))
    .orderBy(desc(corrections.publishedAt), desc(corrections.id))
    .limit(limit)
    .offset(offset);
}

/** Those of these published stories, in the order in which they were made. */
export function listCorrectionsOf(slugs: string[]): Promise<PublishedCorrection[]> {
  return db()
    .select(columns)
    .from(corrections)
    .innerJoin(stories, eq(stories.id, corrections.storyId))
    .where(and(eq(stories.status, 'published'), inArray(stories.slug, slugs)))
    .orderBy(asc(corrections.publishedAt), asc(corrections.id));
}

/** How many there are. */
export function countCorrections(): Promise<number> {
  const published = db().select({ id: stories.id }).from(stories).where(eq(stories.status, 'published'));
  return db().$count(corrections, inArray(corrections.storyId, published));
}
