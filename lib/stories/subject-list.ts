import { asc, eq, sql, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { storyCompanies, storyTopics } from '@/db/schema/stories';
import { SUBJECTS, type SubjectKind } from './subjects';

/** A topic or company as the settings list it, with how many stories have it, in public or not. */
export type ListedSubject = { id: number; slug: string; name: string; description: string; stories: number };

/** How many one page of the list shows. */
export const SUBJECTS_ON_A_PAGE = 50;

type Asked = { words: string; page: number };

/** Topics or companies by name; `words` is looked for in name and address, `page` counts from 1. */
export function listSubjectsForDesk(kind: SubjectKind, { words, page }: Asked): Promise<ListedSubject[]> {
  const table = SUBJECTS[kind];
  return db()
    .select({
      id: table.id,
      slug: table.slug,
      name: table.name,
      description: table.description,
      stories:
        kind === 'topics'
          ? db().$count(storyTopics, eq(storyTopics.topicId, table.id))
          : db().$count(storyCompanies, eq(storyCompanies.companyId, table.id)),
    })
    .from(table)
    .where(matching(kind, words))
    .orderBy(asc(sql`${table.name} collate nocase`), asc(table.id))
    .limit(SUBJECTS_ON_A_PAGE)
    .offset((page - 1) * SUBJECTS_ON_A_PAGE);
}

/** How many match. */
export function countSubjectsForDesk(kind: SubjectKind, words: string): Promise<number> {
  return db().$count(SUBJECTS[kind], matching(kind, words));
}

function matching(kind: SubjectKind, words: string): SQL | undefined {
  const { name, slug } = SUBJECTS[kind];
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return words ? sql`(${name} like ${like} escape '\\' or ${slug} like ${like} escape '\\')` : undefined;
}
