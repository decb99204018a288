import { asc } from 'drizzle-orm';
import { db } from '@/db/client';
import { companies, topics } from '@/db/schema/stories';

/** What stories are filed under. */
export const SUBJECTS = { topics, companies };

export type SubjectKind = keyof typeof SUBJECTS;

/** A topic or a company as the desk knows it. */
export type NamedSubject = { id: number; slug: string; name: string };

const MOST = 20;

/** A name as it is compared: without capitals and accents. */
export function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Topics or companies whose name has these letters, those that begin with them first; all letters count without accent. */
export async function searchSubjects(kind: SubjectKind, letters: string): Promise<NamedSubject[]> {
  const rows = await listSubjects(kind);
  const wanted = folded(letters);
  const place = ({ name }: NamedSubject) => folded(name).indexOf(wanted);
  const found = rows.filter((row) => place(row) >= 0);
  return [...found.filter((row) => place(row) === 0), ...found.filter((row) => place(row) > 0)].slice(0, MOST);
}

/** All topics or companies, by name. */
export function listSubjects(kind: SubjectKind): Promise<NamedSubject[]> {
  const table = SUBJECTS[kind];
  return db().select({ id: table.id, slug: table.slug, name: table.name }).from(table).orderBy(asc(table.name));
}
