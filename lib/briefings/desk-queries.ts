import { and, count, desc, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import type { BriefingRecord } from './form';
import { readBriefing } from './records';
import {
  blocksOf,
  publishProblems,
  shownHeadline,
  slotsToCheck,
  type BriefingStatus,
  type Problem,
  type SlotToCheck,
} from './rules';
import { readStoriesInEdition } from './stories-in-edition';

/** An edition as the desk lists it. */
export type DeskBriefing = {
  id: number;
  number: number;
  slug: string;
  title: string;
  editionDate: string;
  status: BriefingStatus;
  publishedAt: Date | null;
  /** How many of its slots hold a story. */
  filled: number;
  updatedAt: Date | null;
  updatedBy: string;
};

/** A place of an edition at the desk, with what keeps its story from going out. */
export type DeskSlot = {
  rank: number;
  storyId: number;
  slug: string;
  headline: string;
  words: number;
  /** Items of the wire about its story at which nobody has looked yet. */
  news: number;
  status: BriefingStatus;
  problems: string[];
};

export type DeskBriefingInFull = Omit<DeskBriefing, 'filled' | 'updatedAt' | 'updatedBy'> & {
  intro: string;
  slots: DeskSlot[];
  problems: Problem[];
};

/** What to look for among the editions; what is left out does not matter. Those of the trash are listed alone. */
export type BriefingFilter = { status?: BriefingStatus; words?: string; inTrash?: boolean };

/** How many editions one page of the desk's list shows. */
export const DESK_PAGE = 50;

/** Editions that match, the newest first; `page` counts from 1. */
export function listBriefingsForDesk(filter: BriefingFilter, page: number): Promise<DeskBriefing[]> {
  const { id, number, slug, title, editionDate, status, publishedAt, updatedAt, updatedBy } = briefings;
  const filled = db().select({ filled: count() }).from(slots).where(eq(slots.briefingId, briefings.id));
  return db()
    .select({
      ...{ id, number, slug, title, editionDate, status, publishedAt, updatedAt, updatedBy },
      filled: sql<number>`(${filled})`,
    })
    .from(briefings)
    .where(conditionOf(filter))
    .orderBy(desc(briefings.editionDate), desc(briefings.id))
    .limit(DESK_PAGE)
    .offset((page - 1) * DESK_PAGE);
}

/** How many editions match. */
export function countBriefingsForDesk(filter: BriefingFilter): Promise<number> {
  return db().$count(briefings, conditionOf(filter));
}

/** A number finds the edition of that number; other words are looked for in title and date. */
function conditionOf({ status, words = '', inTrash = false }: BriefingFilter): SQL | undefined {
  const number = /^(?:no\.?\s*)?(\d{1,9})$/i.exec(words.trim())?.[1];
  const pattern = `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: typeof briefings.title | typeof briefings.editionDate) =>
    sql`${column} like ${pattern} escape '\\'`;
  return and(
    inTrash ? isNotNull(briefings.trashedAt) : isNull(briefings.trashedAt),
    status && eq(briefings.status, status),
    words.trim()
      ? or(
          number ? eq(briefings.number, Number(number)) : undefined,
          holds(briefings.title),
          holds(briefings.editionDate),
        )
      : undefined,
  );
}

/** One edition of any status with its places and all there is to say before it goes out. */
export async function findBriefingForDesk(id: number, now: Date): Promise<DeskBriefingInFull | undefined> {
  const briefing = await readBriefing(db(), id);
  if (!briefing) return undefined;
  const [newsroom] = await db().select().from(settings);
  const { row, record } = briefing;
  const checked = await readSlots(db(), record, { briefingId: id, now });
  const { number, slug, title, intro, editionDate, status, publishedAt } = row;
  return {
    ...{ id, number, slug, title, intro, editionDate, status, publishedAt },
    slots: checked.map((slot) => ({
      ...{ rank: slot.rank, storyId: slot.story.id, headline: shownHeadline(slot) },
      ...{ slug: slot.story.slug, words: slot.story.words, status: slot.story.status },
      news: slot.story.news,
      problems: blocksOf(slot.story.checks).map(({ message }) => message),
    })),
    problems: publishProblems({ ...row, slots: checked }, newsroom!),
  };
}

/** The filled slots of an edition with what is known of their stories. */
export async function readSlots(
  reader: Reader,
  record: BriefingRecord,
  around: { briefingId: number; now: Date },
): Promise<SlotToCheck[]> {
  const ids = record.slots.flatMap((slot) => slot?.storyId ?? []);
  return slotsToCheck(record, await readStoriesInEdition(reader, ids, around));
}
