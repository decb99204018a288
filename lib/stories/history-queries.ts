import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import { db } from '@/db/client';
import { companies, revisions, stories, topics } from '@/db/schema/stories';
import { changeSummary, compareRecords } from './compare';
import type { StoryRecord } from './form';
import type { Names } from './record-lines';
import type { RevisionAct } from './revisions';

export type Revision = {
  id: number;
  version: number;
  record: StoryRecord;
  savedBy: string;
  act: RevisionAct;
  startedAt: Date;
  savedAt: Date;
};

/** A revision as the history lists it: what was changed since the one before. */
export type ListedRevision = Omit<Revision, 'record'> & { summary: string; isFirst: boolean };

/** How many revisions the history shows at once. */
export const REVISIONS_SHOWN = 100;

/** The revisions of a story up to this version, the newest first, each with what it changed. */
export async function listRevisions(
  storyId: number,
  upTo: number,
): Promise<{ revisions: ListedRevision[]; hasMore: boolean }> {
  const rows = await db()
    .select()
    .from(revisions)
    .where(and(eq(revisions.storyId, storyId), lte(revisions.version, upTo)))
    .orderBy(desc(revisions.version))
    .limit(REVISIONS_SHOWN + 1);
  const listed = rows.slice(0, REVISIONS_SHOWN).map(({ record, ...row }, index) => {
    const before = rows[index + 1];
    const fields = before ? compareRecords(before.record as StoryRecord, record as StoryRecord, NOBODY) : [];
    return { ...row, summary: changeSummary(fields), isFirst: before === undefined };
  });
  return { revisions: listed, hasMore: rows.length > REVISIONS_SHOWN };
}

/** What was changed is counted without names: the numbers tell one from another. */
const NOBODY: Names = {
  topics: new Map(),
  companies: new Map(),
  stories: new Map(),
  moment: (iso) => iso,
};

/** One revision of this story, whole. */
export async function findRevision(storyId: number, version: number): Promise<Revision | undefined> {
  return revisionWhere(storyId, eq(revisions.version, version));
}

/** The revision before this version. */
export async function findRevisionBefore(storyId: number, version: number): Promise<Revision | undefined> {
  return revisionWhere(storyId, lte(revisions.version, version - 1));
}

async function revisionWhere(storyId: number, which: ReturnType<typeof eq>): Promise<Revision | undefined> {
  const [row] = await db()
    .select()
    .from(revisions)
    .where(and(eq(revisions.storyId, storyId), which))
    .orderBy(desc(revisions.version))
    .limit(1);
  return row && { ...row, record: row.record as StoryRecord };
}

/** The names of all that these records speak of. */
export async function namesIn(records: StoryRecord[], moment: Names['moment']): Promise<Names> {
  const named = async (table: typeof topics | typeof companies, ids: number[]) => {
    const rows = await db().select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  const earlier = await db()
    .select({ id: stories.id, headline: stories.headline })
    .from(stories)
    .where(
      inArray(
        stories.id,
        records.flatMap(({ followsId }) => followsId ?? []),
      ),
    );
  return {
    topics: await named(
      topics,
      records.flatMap((record) => record.topics),
    ),
    companies: await named(
      companies,
      records.flatMap((record) => record.companies),
    ),
    stories: new Map(earlier.map(({ id, headline }) => [id, headline])),
    moment,
  };
}
