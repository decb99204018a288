import { desc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { corrections, stories } from '@/db/schema/stories';
import type { Correction } from './queries';

export type PublishedCorrection = Correction & { id: number; slug: string; headline: string };

/** Every correction, clarification and update of a published story, newest first: `limit` of them after `offset`. */
export function listCorrections({ limit, offset }: { limit: number; offset: number }): Promise<PublishedCorrection[]> {
  return db()
    .select({
      id: corrections.id,
      kind: corrections.kind,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
      slug: stories.slug,
      headline: stories.headline,
    })
    .from(corrections)
    .innerJoin(stories, eq(stories.id, corrections.storyId))
    .where(eq(stories.status, 'published'))
    .orderBy(desc(corrections.publishedAt), desc(corrections.id))
    .limit(limit)
    .offset(offset);
}

/** How many there are. */
export function countCorrections(): Promise<number> {
  const published = db().select({ id: stories.id }).from(stories).where(eq(stories.status, 'published'));
  return db().$count(corrections, inArray(corrections.storyId, published));
}
