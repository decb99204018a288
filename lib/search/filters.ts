import { inArray, sql } from 'drizzle-orm';
import { readAside } from '@/db/aside';
import { db } from '@/db/client';
import { companies, topics } from '@/db/schema/stories';
import type { CountedSubject } from '@/lib/briefings/subject-queries';
import type { Subject } from '@/lib/stories/queries';
import type { FilterIds, Search } from './rules';

export type YearCount = { year: string; stories: number };

/** So many of a kind are offered. */
const MOST = 8;

/** The filters of a search as the index knows them; a topic or company that does not exist filters nothing. */
export async function findFilterIds({
  topics: topicSlugs,
  companies: companySlugs,
  year,
  first,
}: Search): Promise<FilterIds> {
  return { topics: await idsOf(topics, topicSlugs), companies: await idsOf(companies, companySlugs), year, first };
}

async function idsOf(table: typeof topics | typeof companies, slugs: string[]): Promise<number[]> {
  if (slugs.length === 0) return [];
  const rows = await db().select({ id: table.id }).from(table).where(inArray(table.slug, slugs));
  return rows.map((row) => row.id);
}

const among = (ids: number[]) => sql`select value from json_each(${JSON.stringify(ids)})`;

/** The topics of these stories, those with the most stories first. */
export function listTopicCounts(ids: number[]): Promise<CountedSubject[]> {
  return readAside(sql`
    select t.slug, t.name, count(*) as stories
    from story_topics x join topics t on t.id = x.topic_id
    where x.story_id in (${among(ids)})
    group by t.id order by stories desc, t.name limit ${MOST}`);
}

/** The companies of these stories, those with the most stories first. */
export function listCompanyCounts(ids: number[]): Promise<CountedSubject[]> {
  return readAside(sql`
    select c.slug, c.name, count(*) as stories
    from story_companies x join companies c on c.id = x.company_id
    where x.story_id in (${among(ids)})
    group by c.id order by stories desc, c.name limit ${MOST}`);
}

/** The years in which these stories were published, newest first. */
export function listYearCounts(ids: number[]): Promise<YearCount[]> {
  return readAside(sql`
    select strftime('%Y', first_published_at / 1000, 'unixepoch') as year, count(*) as stories
    from stories where id in (${among(ids)})
    group by year order by year desc limit ${MOST}`);
}

/** How many of these stories were number one of a published briefing. */
export async function countFirsts(ids: number[]): Promise<number> {
  const [row] = await readAside<{ stories: number }>(sql`
    select count(distinct x.story_id) as stories
    from slots x join briefings b on b.id = x.briefing_id and +b.status = 'published'
    where x.rank = 1 and x.story_id in (${among(ids)})`);
  return row!.stories;
}

/** The topics there are, by name, for those who look around. */
export function listTopicNames(): Promise<Subject[]> {
  return db().select({ slug: topics.slug, name: topics.name }).from(topics).orderBy(topics.name).limit(20);
}

/** The names of what a search is filtered by. */
export async function findNames({ topics: topicSlugs, companies: companySlugs }: Search) {
  return { topics: await namesOf(topics, topicSlugs), companies: await namesOf(companies, companySlugs) };
}

async function namesOf(table: typeof topics | typeof companies, slugs: string[]): Promise<Subject[]> {
  if (slugs.length === 0) return [];
  return db().select({ slug: table.slug, name: table.name }).from(table).where(inArray(table.slug, slugs));
}
