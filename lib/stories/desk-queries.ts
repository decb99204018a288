import { asc, desc, eq, inArray, isNull, and } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { corrections } from '@/db/schema/stories';
import { recordChecks } from './checks';
import { changedFields, type RecordField, type StoryRecord } from './form';
import { readStory } from './records';
import type { StoryCheck, StoryFacts } from './rules';
import { SUBJECTS, type NamedSubject, type SubjectKind } from './subjects';

/** An edition that has the story in one of its places. */
export type EditionUse = {
  id: number;
  number: number;
  slug: string;
  editionDate: string;
  status: (typeof briefings.$inferSelect)['status'];
  rank: number;
};

export type DeskCorrection = {
  id: number;
  kind: 'correction' | 'clarification' | 'update';
  text: string;
  publishedAt: Date;
};

/** A story at the desk: the copy in work, what it was based on, and all that its editor shows about it. */
export type DeskRecord = Pick<StoryFacts, 'status' | 'stage'> & {
  id: number;
  version: number;
  record: StoryRecord;
  /** Whether something is saved that readers do not see yet, and in which fields. */
  isPending: boolean;
  pendingFields: RecordField[];
  /** Whether readers see it now, and at which slug they do or would. */
  hasPublic: boolean;
  slugPublic: string;
  firstPublishedAt: Date | null;
  lastUpdatedAt: Date | null;
  updatedAt: Date | null;
  updatedBy: string;
  trashedAt: Date | null;
  /** The edition it is planned for, or else the newest that has it; none of the trash. */
  edition: EditionUse | null;
  usedIn: EditionUse[];
  topicsNamed: NamedSubject[];
  companiesNamed: NamedSubject[];
  /** The earlier story that it follows. */
  follows: { id: number; headline: string } | null;
  corrections: DeskCorrection[];
  /** What is to say about the copy in work before it may go out. */
  problems: StoryCheck[];
};

/** The story with this id in any state, as it is in work. */
export async function findRecord(storyId: number): Promise<DeskRecord | undefined> {
  const story = await readStory(db(), storyId);
  if (!story) return undefined;
  const { row, record, stored, isPending } = story;
  const { status, stage, version, firstPublishedAt, lastUpdatedAt, updatedAt, updatedBy, trashedAt } = row;
  const usedIn = await listUses(storyId);
  const earlier = record.followsId === null ? undefined : await readStory(db(), record.followsId);
  return {
    ...{ id: row.id, status, stage, version, firstPublishedAt, lastUpdatedAt, updatedAt, updatedBy, trashedAt },
    ...{ record, isPending, pendingFields: isPending ? changedFields(stored, record) : [] },
    ...{ hasPublic: status === 'published', slugPublic: row.slug, usedIn },
    edition: usedIn.find(({ status: state }) => state === 'draft' || state === 'scheduled') ?? usedIn[0] ?? null,
    topicsNamed: await listNamed('topics', record.topics),
    companiesNamed: await listNamed('companies', record.companies),
    follows: earlier ? { id: earlier.row.id, headline: earlier.row.headline } : null,
    corrections: await listCorrectionsOf(storyId),
    problems: recordChecks(record, row),
  };
}

/** The editions that have this story, the newest first; none of the trash. */
export function listUses(storyId: number): Promise<EditionUse[]> {
  return db()
    .select({
      id: briefings.id,
      number: briefings.number,
      slug: briefings.slug,
      editionDate: briefings.editionDate,
      status: briefings.status,
      rank: slots.rank,
    })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(eq(slots.storyId, storyId), isNull(briefings.trashedAt)))
    .orderBy(desc(briefings.editionDate));
}

/** The topics or companies with these ids, in this order; one that does not exist is left out. */
export async function listNamed(kind: SubjectKind, ids: number[]): Promise<NamedSubject[]> {
  const table = SUBJECTS[kind];
  const rows = await db()
    .select({ id: table.id, slug: table.slug, name: table.name })
    .from(table)
    .where(inArray(table.id, ids));
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

function listCorrectionsOf(storyId: number): Promise<DeskCorrection[]> {
  return db()
    .select({
      id: corrections.id,
      kind: corrections.kind,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
    })
    .from(corrections)
    .where(eq(corrections.storyId, storyId))
    .orderBy(asc(corrections.publishedAt), asc(corrections.id));
}
