import { and, desc, isNull, ne, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { stories } from '@/db/schema/stories';

const MOST = 8;

/** Stories that another may follow, by some words of the headline or slug; the newest first, none of the trash. */
export async function findEarlier(storyId: number, letters: string): Promise<{ id: number; headline: string }[]> {
  const like = `%${letters
    .trim()
    .slice(0, 100)
    .replaceAll(/[\\%_]/g, '\\$&')}%`;
  const matches = sql`(${stories.headline} like ${like} escape '\\' or ${stories.slug} like ${like} escape '\\')`;
  return db()
    .select({ id: stories.id, headline: stories.headline })
    .from(stories)
    .where(and(ne(stories.id, storyId), isNull(stories.trashedAt), matches))
    .orderBy(desc(stories.id))
    .limit(MOST);
}
