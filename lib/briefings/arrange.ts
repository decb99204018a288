import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { record as recordAct } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { parseBriefing, sameRecord, storiesOf, type BriefingRecord } from './form';
import { readBriefing, writeBriefing, type WorkingBriefing } from './records';

export type ArrangeResult =
  | { ok: true; version: number; savedAt: Date }
  | { ok: false; reason: 'not found' | 'not allowed' | 'published' | 'trashed' }
  | { ok: false; reason: 'invalid'; problems: string[] }
  /** Somebody else saved since: what they saved, and when. Nothing is written. */
  | { ok: false; reason: 'conflict'; version: number; record: BriefingRecord; savedBy: string; savedAt: Date };

type Order = {
  briefingId: number;
  /** The version that the arrangement was based on. */
  basedOn: number;
  record: unknown;
  by: Actor;
  now: Date;
};

/**
 * Saves an edition whole: its words, its slots and its bench. What readers see is never changed: an edition that is public is
 * withdrawn first. One that is scheduled may be changed, and then waits for a person when its time comes, because it is not
 * what was proofed any more. A save based on an older version changes nothing and hears what is there instead; sending again
 * what is there already is right in any case, so an answer that was lost costs nothing.
 */
export function arrange({ briefingId, basedOn, record, by, now }: Order): Promise<ArrangeResult> {
  const checked = parseBriefing(record);
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const briefing = await readBriefing(tx, briefingId);
    if (!briefing) return { ok: false, reason: 'not found' };
    const { row } = briefing;
    if (row.trashedAt) return { ok: false, reason: 'trashed' };
    if (row.status === 'published') return { ok: false, reason: 'published' };
    if (!checked.success) return { ok: false, reason: 'invalid', problems: checked.error.issues.map(sentence) };
    const wanted = checked.data;
    const savedAt = row.updatedAt ?? now;
    if (sameRecord(briefing.record, wanted)) return { ok: true, version: row.version, savedAt };
    if (basedOn !== row.version) {
      const { version, updatedBy: savedBy } = row;
      return { ok: false, reason: 'conflict', version, record: briefing.record, savedBy, savedAt };
    }
    const problems = await recordProblems(tx, briefing, wanted);
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems };

    await writeBriefing(tx, briefingId, wanted);
    const version = row.version + 1;
    await tx.update(briefings).set({ version, updatedAt: now, updatedBy: by.name }).where(eq(briefings.id, briefingId));
    await recordNewDate(tx, { briefing, wanted, by, now });
    return { ok: true, version, savedAt: now };
  });
}

const NAMES: Record<string, string> = {
  number: 'Number',
  editionDate: 'Date',
  title: 'Title',
  intro: 'Introduction',
  mailSubject: 'Subject of the mail',
  mailPreheader: 'Preheader of the mail',
  embargoUntil: 'Embargo',
  slots: 'Slots',
  bench: 'Bench',
};

/** "Title: may have 60 characters at most." */
function sentence({ path, message }: { path: PropertyKey[]; message: string }): string {
  const name = NAMES[String(path[0])];
  return `${name ?? 'What was sent is not an edition'}: ${message.slice(0, 200)}.`;
}

/** What keeps this record from being that of the edition, by what else there is: each as a sentence for the desk. */
async function recordProblems(tx: Transaction, before: WorkingBriefing, wanted: BriefingRecord): Promise<string[]> {
  return [
    ...(await slotProblems(tx, before, wanted)),
    ...(await storyProblems(tx, before, wanted)),
    ...(await identityProblems(tx, before, wanted)),
  ];
}

/** Slots beyond those of the settings can only be left over from a time when there were more. */
async function slotProblems(tx: Transaction, before: WorkingBriefing, wanted: BriefingRecord): Promise<string[]> {
  const [newsroom] = await tx.select({ slots: settings.slots }).from(settings);
  const most = Math.max(newsroom!.slots, before.record.slots.length);
  return wanted.slots.length > most ? [`Slots: an edition has ${newsroom!.slots}.`] : [];
}

/** What stood in the edition before may stay whatever became of it: the checks say so, and a save must not be lost over it. */
async function storyProblems(tx: Transaction, before: WorkingBriefing, wanted: BriefingRecord): Promise<string[]> {
  const known = new Set(storiesOf(before.record));
  const added = storiesOf(wanted).filter((each) => !known.has(each));
  const rows = await tx
    .select({ id: stories.id, headline: stories.headline, status: stories.status, trashedAt: stories.trashedAt })
    .from(stories)
    .where(inArray(stories.id, added));
  const name = (headline: string) => `“${headline || 'Untitled story'}”`;
  return [
    ...(rows.length < added.length ? ['A story that was added does not exist any more.'] : []),
    ...rows.flatMap(({ headline, status, trashedAt }) => {
      if (trashedAt) return [`${name(headline)} lies in the trash. Have it back first.`];
      return status === 'withdrawn' ? [`${name(headline)} was withdrawn and cannot be added.`] : [];
    }),
  ];
}

/** Number and date tell editions apart; those of an edition that was public once are known to readers. */
async function identityProblems(tx: Transaction, { row }: WorkingBriefing, wanted: BriefingRecord): Promise<string[]> {
  const { number, editionDate } = wanted;
  const isMoved = number !== row.number || editionDate !== row.editionDate;
  if (isMoved && row.publishedAt) return ['This edition was public: its number and its date stay.'];
  const others = await tx
    .select({ number: briefings.number, editionDate: briefings.editionDate, slug: briefings.slug })
    .from(briefings)
    .where(and(ne(briefings.id, row.id), isNull(briefings.trashedAt)));
  const sameDate = others.find((other) => other.editionDate === editionDate || other.slug === editionDate);
  return [
    ...(others.some((other) => other.number === number) ? [`Number: there is a No. ${number} already.`] : []),
    ...(sameDate ? [`Date: No. ${sameDate.number} has this date already.`] : []),
  ];
}

type Move = { briefing: WorkingBriefing; wanted: BriefingRecord; by: Actor; now: Date };

/** Of what the composer saves only this is an act; the rest is work on its way. */
async function recordNewDate(tx: Transaction, { briefing: { row }, wanted, by, now }: Move): Promise<void> {
  const { number, editionDate } = wanted;
  if (number === row.number && editionDate === row.editionDate) return;
  const before = { number: row.number, editionDate: row.editionDate };
  await recordAct(tx, { by, act: 'moved', subject: `No. ${row.number}`, before, after: { number, editionDate }, now });
}
