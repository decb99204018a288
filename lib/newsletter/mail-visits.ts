import { asc, desc, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mailVisits } from '@/db/schema/page-views';
import { stories } from '@/db/schema/stories';

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
