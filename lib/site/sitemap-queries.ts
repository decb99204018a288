import { and, asc, desc, eq, gt, gte, lte, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { companies, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import { SITEMAP_SIZE } from '@/lib/public-pages';

/** A page and when it last changed. */
export type Listed = { slug: string; changedAt: Date };

/** So many rows are in memory at a time. */
const BATCH = 1000;

/** A story changes when it is published or put right; corrections move lastUpdatedAt along. */
const storyChanged = sql<number>`max(${stories.firstPublishedAt}, ifnull(${stories.lastUpdatedAt}, 0))`;

const isPublished = eq(stories.status, 'published');
const isOut = eq(briefings.status, 'published');

type Row = { id: number; slug: string; changed: number };

/** The published stories of sitemap `number`, in the order of their ids, a batch at a time. */
export function listStoriesOfSitemap(number: number): AsyncGenerator<Listed[]> {
  return batches(number, (after, last) =>
    db()
      .select({ id: stories.id, slug: stories.slug, changed: storyChanged })
      .from(stories)
      .where(and(isPublished, gt(stories.id, after), lte(stories.id, last)))
      .orderBy(asc(stories.id))
      .limit(BATCH),
  );
}

/** The published briefings of sitemap `number`; one has changed when one of its stories has. */
export function listBriefingsOfSitemap(number: number): AsyncGenerator<Listed[]> {
  return batches(number, (after, last) =>
    db()
      .select({
        id: briefings.id,
        slug: briefings.slug,
        changed: sql<number>`max(${briefings.publishedAt}, ifnull((
          select max(s.last_updated_at) from slots x join stories s on s.id = x.story_id
          where x.briefing_id = briefings.id), 0))`,
      })
      .from(briefings)
      .where(and(isOut, gt(briefings.id, after), lte(briefings.id, last)))
      .orderBy(asc(briefings.id))
      .limit(BATCH),
  );
}

async function* batches(
  number: number,
  read: (after: number, last: number) => Promise<Row[]>,
): AsyncGenerator<Listed[]> {
  const last = number * SITEMAP_SIZE;
  let after = last - SITEMAP_SIZE;
  for (;;) {
    const rows = await read(after, last);
    if (rows.length > 0) yield rows.map(({ slug, changed }) => ({ slug, changedAt: new Date(changed) }));
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}

/** The topics or companies with a published story. */
export async function listSubjectsForSitemap(kind: 'topics' | 'companies'): Promise<Listed[]> {
  const { subject, link, subjectId, storyId } =
    kind === 'topics'
      ? { subject: topics, link: storyTopics, subjectId: storyTopics.topicId, storyId: storyTopics.storyId }
      : {
          subject: companies,
          link: storyCompanies,
          subjectId: storyCompanies.companyId,
          storyId: storyCompanies.storyId,
        };
  const rows = await db()
    .select({ slug: subject.slug, changed: sql<number>`max(${storyChanged})` })
    .from(link)
    .innerJoin(subject, eq(subject.id, subjectId))
    .innerJoin(stories, and(eq(stories.id, storyId), isPublished))
    .groupBy(subject.id)
    .orderBy(asc(subject.slug));
  return rows.map(({ slug, changed }) => ({ slug, changedAt: new Date(changed) }));
}

/** When each sitemap of stories last changed, by its number. */
export async function listStorySitemaps(): Promise<Map<number, Date>> {
  const number = sql<number>`(${stories.id} - 1) / ${sql.raw(String(SITEMAP_SIZE))} + 1`;
  const rows = await db()
    .select({ number, changed: sql<number>`max(${storyChanged})` })
    .from(stories)
    .where(isPublished)
    .groupBy(number);
  return new Map(rows.map((row) => [row.number, new Date(row.changed)]));
}

/** When the newest briefing went out. */
export async function findNewestPublication(): Promise<Date | undefined> {
  const [row] = await db()
    .select({ at: briefings.publishedAt })
    .from(briefings)
    .where(isOut)
    .orderBy(desc(briefings.publishedAt))
    .limit(1);
  return row?.at ?? undefined;
}

/** Google reads news of the last two days, and a thousand at most. */
const NEWS = { hours: 48, most: 1000 };

/** The stories first published in the 48 hours before `now`, newest first. */
export async function listNews(now: Date) {
  const rows = await db()
    .select({ slug: stories.slug, headline: stories.headline, publishedAt: stories.firstPublishedAt })
    .from(stories)
    .where(and(isPublished, gte(stories.firstPublishedAt, new Date(now.getTime() - NEWS.hours * 3_600_000))))
    .orderBy(desc(stories.firstPublishedAt), asc(stories.id))
    .limit(NEWS.most);
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt! }));
}
