import { z } from 'zod';
import { plainDate, slug, storyForm } from '@/lib/stories/form';
import type { PlainDate } from '@/lib/dates';
import { printable } from '@/lib/words';

const line = z.string().trim().min(1, 'must not be empty');

/** A whole edition as a person writes it down; the stories stand in the order of their rank. */
export const editionForm = z.strictObject({
  number: z.int().positive(),
  date: plainDate,
  title: line.max(60, 'may have 60 characters at most'),
  intro: line,
  stories: z.array(storyForm).min(1, 'must not be empty'),
});

export type EditionForm = z.output<typeof editionForm>;

/** Companies or topics. */
export const subjectsForm = z
  .array(z.strictObject({ slug, name: line, description: line }))
  .min(1, 'must not be empty');

const path = z
  .string()
  .regex(/^(\/[^/A-Z\\]+)+$/, 'must be an address of this site, in small letters, and not the front page');

/** Addresses that changed: each has moved to another one, or was withdrawn with a note for readers. */
export const redirectsForm = z.array(
  z.union([
    z.strictObject({ path, moved_to: z.string().regex(/^\/(?![/\\])/, 'must be an address of this site') }),
    z.strictObject({ path, withdrawn: line, on: plainDate }),
  ]),
);

/** Longer than any of these is no title and no edition any more: it is a mistake or an attack. */
const MOST = { title: 60, headline: 200, intro: 2000, slots: 20, bench: 100, subject: 120, preheader: 250 };

const id = z.int().positive();

const text = (most: number) => z.string().max(most, `may have ${most} characters at most`);

const place = z.strictObject({
  storyId: id,
  /** Used in the edition in place of the story's own; null where the story's own is. */
  headlineOverride: text(MOST.headline)
    .trim()
    .transform((words) => words || null)
    .nullable(),
});

/**
 * A whole edition as the composer saves and compares it, in JSON. The first of the slots is rank one; null is an empty one.
 * Everything may still be empty but number and date, and a story stands in one place at most.
 */
export const briefingRecord = z
  .strictObject({
    number: id.max(1_000_000),
    editionDate: plainDate,
    title: text(MOST.title),
    intro: text(MOST.intro),
    /** The head of its mail; empty for the usual one, made of title and introduction. */
    mailSubject: text(MOST.subject).default(''),
    mailPreheader: text(MOST.preheader).default(''),
    /** ISO 8601 in UTC, or null. */
    embargoUntil: z.iso.datetime().nullable(),
    slots: z.array(place.nullable()).max(MOST.slots),
    bench: z.array(id).max(MOST.bench),
  })
  .refine((record) => new Set(storiesOf(record)).size === storiesOf(record).length, 'a story stands in two places')
  .transform((record) => ({ ...record, slots: withoutEmptyEnd(record.slots) }));

/** The same for whatever is sent, without the characters that no page can hold. */
export function parseBriefing(sent: unknown) {
  const text = JSON.stringify(sent) as string | undefined;
  return briefingRecord.safeParse(text === undefined ? undefined : JSON.parse(text, printable));
}

export type BriefingRecord = {
  number: number;
  editionDate: PlainDate;
  title: string;
  intro: string;
  mailSubject: string;
  mailPreheader: string;
  embargoUntil: string | null;
  slots: (Place | null)[];
  bench: number[];
};

export type Place = { storyId: number; headlineOverride: string | null };

/** The stories of an edition: those in its slots by their rank, then the bench. */
export function storiesOf({ slots, bench }: Pick<BriefingRecord, 'slots' | 'bench'>): number[] {
  return [...slots.flatMap((slot) => slot?.storyId ?? []), ...bench];
}

function withoutEmptyEnd<Slot>(slots: (Slot | null)[]): (Slot | null)[] {
  return slots.slice(0, slots.findLastIndex((slot) => slot !== null) + 1);
}

/** Whether two records of an edition say the same. Empty slots at the end do not count. */
export function sameRecord(one: BriefingRecord, other: BriefingRecord): boolean {
  return canonical(one) === canonical(other);
}

const canonical = ({ slots, bench, ...words }: BriefingRecord) =>
  JSON.stringify([
    ...[words.number, words.editionDate, words.title, words.intro, words.embargoUntil],
    ...[words.mailSubject, words.mailPreheader],
    withoutEmptyEnd(slots).map((slot) => slot && [slot.storyId, slot.headlineOverride]),
    bench,
  ]);

/** The fields of a story where an edition that is out is amended: its place, and its headline in it. */
export const rankField = (storyId: number) => `rank-${storyId}`;
export const headlineField = (storyId: number) => `headline-${storyId}`;

/** The states by which the desk lists editions. */
export const EDITION_STATES = ['all', 'draft', 'scheduled', 'published', 'withdrawn', 'trash'] as const;

/** What the list of editions is asked for, from the query of an address; what makes no sense counts as not asked. */
export const editionFilter = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(EDITION_STATES).catch('all'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type EditionFilter = z.output<typeof editionFilter>;

/** The address of the list with this filter. What is the default is left out. */
export function deskEditionsPath({ q = '', state = 'all', page = 1 }: Partial<EditionFilter> = {}): string {
  const query = new URLSearchParams([
    ...(q ? [['q', q]] : []),
    ...(state === 'all' ? [] : [['state', state]]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
  return query.size > 0 ? `/admin/briefings?${query}` : '/admin/briefings';
}
