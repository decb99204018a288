import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { pageViews } from '@/db/schema/page-views';
import { stories } from '@/db/schema/stories';
import { addDays, type PlainDate } from '@/lib/dates';

/** How often a page was read: `views` on each of the days asked for, in their order. */
export type MostRead = { path: string; title: string; total: number; views: number[] };

const WEEK = 7;

/** The seven days up to this one, the oldest first. */
export function weekTo(today: PlainDate): PlainDate[] {
  return Array.from({ length: WEEK }, (_, index) => addDays(today, index - WEEK + 1));
}

/** The published pages that were read most in the seven days up to today. An old address counts for nothing. */
export async function listMostRead(today: PlainDate, limit: number): Promise<MostRead[]> {
  const days = weekTo(today);
  const within = and(gte(pageViews.day, days[0]!), lte(pageViews.day, today));
  const total = sql<number>`sum(${pageViews.views})`;
  const top = await db()
    .select({ path: pageViews.path, total, title: sql<string>`coalesce(${stories.headline}, ${briefings.title})` })
    .from(pageViews)
    .leftJoin(stories, and(eq(stories.slug, slugIn('/stories/')), eq(stories.status, 'published')))
    .leftJoin(briefings, and(eq(briefings.slug, slugIn('/briefings/')), eq(briefings.status, 'published')))
    .where(within)
    .groupBy(pageViews.path)
    .having(sql`coalesce(${stories.headline}, ${briefings.title}) is not null`)
    .orderBy(desc(total), asc(pageViews.path))
    .limit(limit);
  const daily = await db()
    .select()
    .from(pageViews)
    .where(
      and(
        within,
        inArray(
          pageViews.path,
          top.map(({ path }) => path),
        ),
      ),
    );
  const known = new Map(daily.map(({ day, path, views }) => [`${day} ${path}`, views]));
  return top.map((page) => ({ ...page, views: days.map((day) => known.get(`${day} ${page.path}`) ?? 0) }));
}

/** The slug in a path of this folder; null in any other, so that nothing is looked up. */
const slugIn = (folder: string) =>
  sql`case when ${pageViews.path} like ${`${folder}%`} then substr(${pageViews.path}, ${folder.length + 1}) end`;
