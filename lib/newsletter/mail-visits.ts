import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mailVisitHours, mailVisits } from '@/db/schema/page-views';
import { stories } from '@/db/schema/stories';
import { hourOf } from '@/lib/dates';

/** How often the links in the mail of an edition were followed, the most followed first. Nobody is counted as a person. */
export function listMailVisits(edition: number): Promise<{ path: string; title: string; visits: number }[]> {
  const title = sql<string>`coalesce(${stories.headline}, ${briefings.title}, ${mailVisits.path})`;
  return db()
    .select({ path: mailVisits.path, title, visits: mailVisits.visits })
    .from(mailVisits)
    .leftJoin(stories, sql`${mailVisits.path} = '/stories/' || ${stories.slug}`)
    .leftJoin(
      briefings,
      sql`${mailVisits.path} = '/briefings/' || ${briefings.slug} and ${briefings.status} = 'published'`,
    )
    .where(eq(mailVisits.edition, edition))
    .orderBy(desc(mailVisits.visits), asc(mailVisits.path));
}

/** Hours of the first day, the one in which the mail began to leave among them. */
const FIRST_DAY = 24;

/** How many visits there were in each hour of the first day after a mail began to leave, up to that of `now`. */
export async function listVisitHours(
  { number, startedAt }: { number: number; startedAt: Date },
  now: Date,
): Promise<{ hour: Date; visits: number }[]> {
  const first = hourOf(startedAt).getTime();
  const counted = await db()
    .select({ hour: mailVisitHours.hour, visits: mailVisitHours.visits })
    .from(mailVisitHours)
    .where(and(eq(mailVisitHours.edition, number), gte(mailVisitHours.hour, new Date(first))));
  const visits = new Map(counted.map((each) => [each.hour.getTime(), each.visits]));
  return Array.from({ length: FIRST_DAY }, (_, index) => first + index * 3_600_000)
    .filter((hour) => hour <= now.getTime())
    .map((hour) => ({ hour: new Date(hour), visits: visits.get(hour) ?? 0 }));
}
