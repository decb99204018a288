import { and, asc, desc, eq, exists, ne, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { stories, storyTopics, topics } from '@/db/schema/stories';
import { listStoriesById, type ListedStory } from './subject-queries';

/** Nobody follows a matter further back than this on one page. */
const LONGEST_THREAD = 10;

/** The earlier published stories about the same matter, newest first; one that was withdrawn is passed over. */
export async function listEarlierInThread(slug: string): Promise<ListedStory[]> {
  const rows = await db()
    .select({ id: sql<number>`thread.id` })
    .from(
      sql`(with recursive thread (id, depth) as (
        select ${stories.followsId}, 1 from ${stories} where ${stories.slug} = ${slug} and ${stories.followsId} is not null
        union
        select s.follows_id, depth + 1 from thread join stories s on s.id = thread.id
        where s.follows_id is not null and depth < ${LONGEST_THREAD}
      ) select id, depth from thread) as thread`,
    )
    .orderBy(sql`thread.depth`);
  return listStoriesById(rows.map((row) => row.id));
}

/** The next published story about the same matter, if the matter went on. */
export async function findNextInThread(slug: string): Promise<ListedStory | undefined> {
  const earlier = db().select({ id: stories.id }).from(stories).where(eq(stories.slug, slug));
  const [row] = await db()
    .select({ id: stories.id })
    .from(stories)
    .where(and(sql`${stories.followsId} = (${earlier})`, eq(stories.status, 'published')))
    .orderBy(asc(stories.firstPublishedAt))
    .limit(1);
  return row && (await listStoriesById([row.id]))[0];
}

/**
 * The newest published stories on a topic but for this one. Walks from the newest story back: a topic with thousands of
 * stories has three of them soon.
 */
export async function listMoreOn(topicSlug: string, storySlug: string, limit: number): Promise<ListedStory[]> {
  const isFiled = db()
    .select({ one: sql`1` })
    .from(storyTopics)
    .innerJoin(topics, eq(topics.id, storyTopics.topicId))
    .where(and(eq(storyTopics.storyId, sql`stories.id`), eq(topics.slug, topicSlug)));
  const rows = await db()
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.status, 'published'), ne(stories.slug, storySlug), exists(isFiled)))
    .orderBy(desc(stories.firstPublishedAt), asc(stories.id))
    .limit(limit);
  return listStoriesById(rows.map((row) => row.id));
}
