import { and, desc, isNull, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { editors } from '@/db/schema/editors';
import { stories } from '@/db/schema/stories';
import { may, type Actor } from '@/lib/editors/rules';

/** Something at the desk that somebody can jump to. */
export type JumpTarget = { kind: 'story' | 'edition' | 'person'; href: string; title: string; about: string };

/** More than this nobody reads; another word narrows it down. */
const MOST = { stories: 8, editions: 4, people: 4 };

/** Stories of any status, editions and, for those who may see them, people, in which all these words occur. */
export async function findJumpTargets({ q, by }: { q: string; by: Actor }): Promise<JumpTarget[]> {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  return [
    ...(await findStories(words)),
    ...(await findEditions(words)),
    ...(may(by, 'people') ? await findPeople(words) : []),
  ];
}

async function findStories(words: string[]): Promise<JumpTarget[]> {
  const rows = await db()
    .select({ id: stories.id, headline: stories.headline, status: stories.status })
    .from(stories)
    .where(
      and(isNull(stories.trashedAt), ...words.map((word) => or(has(stories.headline, word), has(stories.slug, word)))),
    )
    .orderBy(sql`${stories.status} <> 'draft'`, desc(stories.id))
    .limit(MOST.stories);
  return rows.map(({ id, headline, status }) => ({
    kind: 'story',
    href: `/admin/stories/${id}`,
    title: headline || 'Untitled story',
    about: status,
  }));
}

async function findEditions(words: string[]): Promise<JumpTarget[]> {
  const number = sql<string>`'no. ' || ${briefings.number}`;
  const rows = await db()
    .select({
      id: briefings.id,
      number: briefings.number,
      title: briefings.title,
      status: briefings.status,
      date: briefings.editionDate,
    })
    .from(briefings)
    .where(
      and(
        isNull(briefings.trashedAt),
        ...words.map((word) => or(has(number, word), has(briefings.title, word), has(briefings.editionDate, word))),
      ),
    )
    .orderBy(desc(briefings.editionDate))
    .limit(MOST.editions);
  return rows.map(({ id, number: no, title, status, date }) => ({
    kind: 'edition',
    href: `/admin/briefings/${id}`,
    title: `No. ${no}${title ? `: ${title}` : ''}`,
    about: `${date}, ${status}`,
  }));
}

async function findPeople(words: string[]): Promise<JumpTarget[]> {
  const rows = await db()
    .select({ name: editors.name, role: editors.role, status: editors.status })
    .from(editors)
    .where(and(...words.map((word) => or(has(editors.name, word), has(editors.email, word)))))
    .orderBy(editors.name)
    .limit(MOST.people);
  return rows.map(({ name, role, status }) => ({
    kind: 'person',
    href: '/admin/people',
    title: name,
    about: status === 'active' ? role : status,
  }));
}

/** Whether the word occurs in the text, its signs taken for themselves. */
const has = (text: AnyColumn | SQL, word: string): SQL =>
  sql`${text} like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
