import { and, eq, ne, sql } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { pendingChanges, stories, storyCompanies, storyTopics } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import type { FieldProblems } from '@/lib/editors/form';
import { may, type Actor } from '@/lib/editors/rules';
import { companyPath, FEED_FORMATS, feedPath, topicPath, type FeedFormat } from '@/lib/paths';
import { moveAddress } from '@/lib/redirects';
import { nameForm } from './add-subject';
import { slug as slugForm } from './form';
import { folded, SUBJECTS, type SubjectKind } from './subjects';

/** What the desk may say of a topic or a company. */
export type SubjectTexts = { name: string; slug: string; description: string };

export type ChangeSubjectResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'conflict' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Act = { kind: SubjectKind; id: number; by: Actor; now: Date };

/**
 * Renames a topic or a company, describes it, gives it another address. Its old address and those of its feeds lead to the
 * new ones where there is anything to read. `was` is what the form showed: what somebody changed meanwhile is not undone.
 */
export function changeSubject({
  kind,
  id,
  given,
  was,
  by,
  now,
}: Act & { given: SubjectTexts; was: SubjectTexts }): Promise<ChangeSubjectResult> {
  return transact(async (tx) => {
    if (!may(by, 'settings')) return { ok: false, reason: 'not allowed' };
    const row = await find(tx, kind, id);
    if (!row) return { ok: false, reason: 'not found' };
    const before = { name: row.name, slug: row.slug, description: row.description };
    if (!isSame(before, was)) return { ok: false, reason: 'conflict' };
    const checked = await check(tx, kind, id, given);
    if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems };
    const after = checked.texts;
    if (isSame(before, after)) return { ok: true };
    await tx.update(SUBJECTS[kind]).set(after).where(eq(SUBJECTS[kind].id, id));
    await record(tx, { by, act: 'changed', subject: `${ONE[kind]} ${row.name}`, before, after, now });
    if (before.slug !== after.slug && (await isPublic(tx, kind, id)))
      await move(tx, kind, before.slug, after.slug, now);
    return { ok: true };
  });
}

export type RemoveSubjectResult = { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'used' };

/** Removes a topic or a company that no story has, neither in public nor in work. */
export function removeSubject({ kind, id, by, now }: Act): Promise<RemoveSubjectResult> {
  return transact(async (tx) => {
    if (!may(by, 'settings')) return { ok: false, reason: 'not allowed' };
    const row = await find(tx, kind, id);
    if (!row) return { ok: false, reason: 'not found' };
    if (await isUsed(tx, kind, id)) return { ok: false, reason: 'used' };
    await tx.delete(SUBJECTS[kind]).where(eq(SUBJECTS[kind].id, id));
    const before = { slug: row.slug, description: row.description };
    await record(tx, { by, act: 'removed', subject: `${ONE[kind]} ${row.name}`, before, now });
    return { ok: true };
  });
}

/** What one of each is called. */
export const ONE = { topics: 'topic', companies: 'company' } satisfies Record<SubjectKind, string>;

const PATHS = { topics: topicPath, companies: companyPath };

const FILED = {
  topics: { table: storyTopics, story: storyTopics.storyId, subject: storyTopics.topicId },
  companies: { table: storyCompanies, story: storyCompanies.storyId, subject: storyCompanies.companyId },
};

/** Browsers send each end of a line as two characters. */
const isSame = (one: SubjectTexts, other: SubjectTexts) =>
  (['name', 'slug', 'description'] as const).every((key) => one[key] === other[key].replaceAll('\r\n', '\n'));

async function find(tx: Transaction, kind: SubjectKind, id: number) {
  const [row] = await tx.select().from(SUBJECTS[kind]).where(eq(SUBJECTS[kind].id, id));
  return row;
}

type Checked = { ok: true; texts: SubjectTexts } | { ok: false; problems: FieldProblems };

const MOST = { slug: 80, description: 300 };

async function check(tx: Transaction, kind: SubjectKind, id: number, given: SubjectTexts): Promise<Checked> {
  const name = nameForm.safeParse(given.name);
  const slug = slugForm.max(MOST.slug).safeParse(given.slug.trim());
  const description = given.description.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const table = SUBJECTS[kind];
  const others = await tx.select({ name: table.name, slug: table.slug }).from(table).where(ne(table.id, id));
  const isTaken = (key: 'name' | 'slug', text: string) => others.some((each) => folded(each[key]) === folded(text));
  const problems: FieldProblems = {
    ...(!name.success && { name: name.error.issues[0]!.message }),
    ...(name.success && isTaken('name', name.data) && { name: `There is a ${ONE[kind]} of this name already.` }),
    ...(!slug.success && { slug: 'Write small letters, digits and single hyphens, 80 at most.' }),
    ...(slug.success && isTaken('slug', slug.data) && { slug: `Another ${ONE[kind]} has this address.` }),
    ...(description.length > MOST.description && {
      description: `It may have ${MOST.description} characters at most.`,
    }),
  };
  if (!name.success || !slug.success || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, texts: { name: name.data, slug: slug.data, description } };
}

/** Whether readers have, or had, a page of it. */
async function isPublic(tx: Transaction, kind: SubjectKind, id: number): Promise<boolean> {
  const { table, story, subject } = FILED[kind];
  const [one] = await tx
    .select({ id: stories.id })
    .from(table)
    .innerJoin(stories, and(eq(stories.id, story), ne(stories.status, 'draft')))
    .where(eq(subject, id))
    .limit(1);
  return one !== undefined;
}

async function isUsed(tx: Transaction, kind: SubjectKind, id: number): Promise<boolean> {
  const { table, subject } = FILED[kind];
  if ((await tx.$count(table, eq(subject, id))) > 0) return true;
  const inWork = sql`exists (select 1 from json_each(${pendingChanges.record}, ${`$.${kind}`}) where value = ${id})`;
  return (await tx.$count(pendingChanges, inWork)) > 0;
}

async function move(tx: Transaction, kind: SubjectKind, was: string, is: string, now: Date): Promise<void> {
  const [from, to] = [PATHS[kind](was), PATHS[kind](is)];
  await moveAddress(tx, { from, to, now });
  for (const format of Object.keys(FEED_FORMATS) as FeedFormat[])
    await moveAddress(tx, { from: feedPath(from, format), to: feedPath(to, format), now });
  await announce(tx, { paths: [from, to], now });
}
