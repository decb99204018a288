import { and, desc, eq, isNull, lt, max } from 'drizzle-orm';
import { db, transact, type Reader, type Transaction } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { addDays, dateInZone, instantAt, isPlainDate, weekdayOf, type PlainDate } from '@/lib/dates';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { readBriefing } from './records';
import { nextEditionDate } from './rules';

/** `isNew` is false where somebody had started the edition of that day already: it is the same one. */
export type StartResult =
  { ok: true; id: number; isNew: boolean } | { ok: false; reason: 'not allowed' | 'no date' | 'wrong day' };

type Order = {
  /** The day of the edition: with it two people who press at once mean the same one. */
  editionDate: PlainDate;
  /** Begin with what the edition before left over. */
  withLeftovers: boolean;
  by: Actor;
  now: Date;
};

/** Starts the edition of a day, with the next number and either empty or with the leftovers of the one before on its bench. */
export function startBriefing({ editionDate, withLeftovers, by, now }: Order): Promise<StartResult> {
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    if (!isPlainDate(editionDate)) return { ok: false, reason: 'no date' };
    const [newsroom] = await tx.select().from(settings);
    if (weekdayOf(editionDate) !== newsroom!.publishWeekday) return { ok: false, reason: 'wrong day' };
    const there = await findByDate(tx, editionDate);
    if (there) return { ok: true, id: there.id, isNew: false };

    const number = (await newestNumber(tx)) + 1;
    const leftovers = withLeftovers ? await listLeftovers(tx, editionDate) : [];
    const [row] = await tx
      .insert(briefings)
      .values({ number, slug: editionDate, editionDate, title: '', intro: '', updatedAt: now, updatedBy: by.name })
      .returning({ id: briefings.id });
    const id = row!.id;
    for (const [index, storyId] of leftovers.entries())
      await tx.insert(bench).values({ briefingId: id, storyId, position: index + 1 });
    const after = { editionDate, leftovers: leftovers.length };
    await record(tx, { by, act: 'started', subject: `No. ${number}`, after, now });
    return { ok: true, id, isNew: true };
  });
}

/** The day of the next edition: the first one on which we publish after the newest edition, and whose hour is still to come. */
export async function findNextEditionDate(now: Date): Promise<PlainDate> {
  const [newsroom] = await db().select().from(settings);
  const { publishTime, publishWeekday, timeZone } = newsroom!;
  const [newest] = await db()
    .select({ date: max(briefings.editionDate) })
    .from(briefings)
    .where(isNull(briefings.trashedAt));
  const today = dateInZone(now, timeZone);
  const first = instantAt(today, publishTime, timeZone) > now ? today : addDays(today, 1);
  return nextEditionDate(newest?.date ?? undefined, first, publishWeekday);
}

/** How many stories an edition of that day would find left over. */
export async function countLeftovers(editionDate: PlainDate): Promise<number> {
  return (await listLeftovers(db(), editionDate)).length;
}

async function findByDate(tx: Transaction, editionDate: PlainDate) {
  const [found] = await tx
    .select({ id: briefings.id })
    .from(briefings)
    .where(and(eq(briefings.editionDate, editionDate), isNull(briefings.trashedAt)));
  return found;
}

async function newestNumber(tx: Transaction): Promise<number> {
  const [found] = await tx
    .select({ number: max(briefings.number) })
    .from(briefings)
    .where(isNull(briefings.trashedAt));
  return found?.number ?? 0;
}

/** The bench of the edition before, and what stood in its places but never went out: drafts that no edition has. */
async function listLeftovers(reader: Reader, editionDate: PlainDate): Promise<number[]> {
  const [before] = await reader
    .select({ id: briefings.id, status: briefings.status })
    .from(briefings)
    .where(and(lt(briefings.editionDate, editionDate), isNull(briefings.trashedAt)))
    .orderBy(desc(briefings.editionDate))
    .limit(1);
  const edition = before && (await readBriefing(reader, before.id));
  if (!edition) return [];
  const { bench: waiting, slots: places } = edition.record;
  const unused = before.status === 'withdrawn' ? places.flatMap((place) => place?.storyId ?? []) : [];
  const free = await listFree(reader, before.id);
  return [...unused, ...waiting].filter((id) => free.has(id));
}

/** Drafts that are in no edition other than this one. */
async function listFree(reader: Reader, briefingId: number): Promise<Set<number>> {
  const drafts = await reader
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.status, 'draft'), isNull(stories.trashedAt)));
  const taken = await reader
    .select({ id: slots.storyId, in: slots.briefingId })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(isNull(briefings.trashedAt));
  const elsewhere = new Set(taken.filter((place) => place.in !== briefingId).map(({ id }) => id));
  return new Set(drafts.map(({ id }) => id).filter((id) => !elsewhere.has(id)));
}
