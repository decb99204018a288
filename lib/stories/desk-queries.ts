import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { corrections, sources, stories, storyTopics } from '@/db/schema/stories';
import { storyProblems } from './rules';

export type StoryStatus = 'draft' | 'published' | 'withdrawn';

/** A story as the desk lists it. */
export type DeskStory = {
  id: number;
  slug: string;
  headline: string;
  words: number;
  status: StoryStatus;
  firstPublishedAt: Date | null;
};

export type DeskStoryFilter = { words?: string; status?: StoryStatus };

/** How many stories one page of the desk's list shows. */
export const STORIES_ON_A_PAGE = 50;

/** Stories of any status, the newest first. `words` is looked for in headline and slug; `page` counts from 1. */
export function listStoriesForDesk(filter: DeskStoryFilter, page: number): Promise<DeskStory[]> {
  return db()
    .select({
      id: stories.id,
      slug: stories.slug,
      headline: stories.headline,
      words: stories.words,
      status: stories.status,
      firstPublishedAt: stories.firstPublishedAt,
    })
    .from(stories)
    .where(matching(filter))
    .orderBy(desc(stories.id))
    .limit(STORIES_ON_A_PAGE)
    .offset((page - 1) * STORIES_ON_A_PAGE);
}

/** How many stories match. */
export function countStoriesForDesk(filter: DeskStoryFilter): Promise<number> {
  return db().$count(stories, matching(filter));
}

function matching({ words, status }: DeskStoryFilter): SQL | undefined {
  const like = `%${(words ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`;
  return and(
    status && eq(stories.status, status),
    words ? sql`(${stories.headline} like ${like} escape '\\' or ${stories.slug} like ${like} escape '\\')` : undefined,
  );
}

/** One story of any status, with its sources, its corrections and what it lacks. */
export async function findStoryForDesk(id: number) {
  const [story] = await db()
    .select({
      id: stories.id,
      slug: stories.slug,
      headline: stories.headline,
      standfirst: stories.standfirst,
      whyItMatters: stories.whyItMatters,
      words: stories.words,
      status: stories.status,
      firstPublishedAt: stories.firstPublishedAt,
      topics: db().$count(storyTopics, eq(storyTopics.storyId, stories.id)),
    })
    .from(stories)
    .where(eq(stories.id, id));
  if (!story) return undefined;
  const cited = await db()
    .select({ publisher: sources.publisher, title: sources.title, url: sources.url })
    .from(sources)
    .where(eq(sources.storyId, id))
    .orderBy(asc(sources.position));
  const corrected = await db()
    .select({
      id: corrections.id,
      kind: corrections.kind,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
    })
    .from(corrections)
    .where(eq(corrections.storyId, id))
    .orderBy(desc(corrections.publishedAt));
  const problems = storyProblems({ ...story, sources: cited.length });
  return { ...story, sources: cited, corrections: corrected, problems };
}
