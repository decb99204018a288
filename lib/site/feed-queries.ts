import { asc, desc, eq, isNotNull, max } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, publications } from '@/db/schema/briefings';
import { redirects } from '@/db/schema/redirects';
import { stories } from '@/db/schema/stories';
import { findPublishedBriefing, type PublishedBriefing } from '@/lib/briefings/queries';
import { findSubject, listStoriesOf, type SubjectKind } from '@/lib/briefings/subject-queries';
import { findPublishedStory, type PublishedStory } from '@/lib/stories/queries';

/** A quarter of a year of editions, each with its full text. */
const BRIEFINGS = 13;
const STORIES = 50;

export type BriefingInFull = PublishedBriefing & { inFull: PublishedStory[] };

/** The newest published briefings with the full text of their stories, newest first. */
export async function listBriefingsForFeed(): Promise<BriefingInFull[]> {
  const rows = await db()
    .select({ slug: briefings.slug })
    .from(briefings)
    .where(eq(briefings.status, 'published'))
    .orderBy(desc(briefings.editionDate))
    .limit(BRIEFINGS);
  const found = await Promise.all(rows.map(({ slug }) => findPublishedBriefing(slug)));
  return Promise.all(
    found
      .filter((briefing) => briefing !== undefined)
      .map(async (briefing) => ({ ...briefing, inFull: await inFull(briefing.stories.map(({ slug }) => slug)) })),
  );
}

/** The newest published stories in full, newest first: all of them, or those about a company or topic. */
export async function listStoriesForFeed(about?: { kind: SubjectKind; slug: string }): Promise<PublishedStory[]> {
  return inFull(await (about ? slugsAbout(about) : newestSlugs()));
}

/**
 * When something was last published or withdrawn, anywhere on the site; 1970 if nothing ever was. What a withdrawal takes
 * out of a feed leaves no date behind in it.
 */
export async function findLastPublishing(): Promise<Date> {
  const [published] = await db()
    .select({ at: max(publications.publishedAt) })
    .from(publications);
  const [withdrawn] = await db()
    .select({ at: max(redirects.createdAt) })
    .from(redirects)
    .where(isNotNull(redirects.note));
  return new Date(Math.max(Number(published?.at ?? 0), Number(withdrawn?.at ?? 0)));
}

async function newestSlugs(): Promise<string[]> {
  const rows = await db()
    .select({ slug: stories.slug })
    .from(stories)
    .where(eq(stories.status, 'published'))
    .orderBy(desc(stories.firstPublishedAt), asc(stories.id))
    .limit(STORIES);
  return rows.map(({ slug }) => slug);
}

async function slugsAbout({ kind, slug }: { kind: SubjectKind; slug: string }): Promise<string[]> {
  const subject = await findSubject(kind, slug);
  const listed = subject ? await listStoriesOf(kind, subject.id, { limit: STORIES, offset: 0 }) : [];
  return listed.map((story) => story.slug);
}

async function inFull(slugs: string[]): Promise<PublishedStory[]> {
  const found = await Promise.all(slugs.map((slug) => findPublishedStory(slug)));
  return found.filter((story) => story !== undefined);
}
