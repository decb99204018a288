import type { BriefingRecord } from '@/lib/briefings/form';

/** The parts of an edition about which two people can differ. What stands where is one: halves of two orders are none. */
const PARTS = {
  arrangement: { words: 'What stands where', fields: ['slots', 'bench'] },
  title: { words: 'Title', fields: ['title'] },
  intro: { words: 'Introduction', fields: ['intro'] },
  mail: { words: 'Subject and preheader of the mail', fields: ['mailSubject', 'mailPreheader'] },
  day: { words: 'Number and date', fields: ['number', 'editionDate'] },
  embargo: { words: 'Embargo', fields: ['embargoUntil'] },
} as const satisfies Record<string, { words: string; fields: (keyof BriefingRecord)[] }>;

export type Part = keyof typeof PARTS;
export type Side = 'mine' | 'theirs';

/** A part in which two editions differ. `chosen` is there where only one side changed it since both began. */
export type Difference = { part: Part; words: string; chosen?: Side };

const differs = (part: Part, one: BriefingRecord, other: BriefingRecord) =>
  PARTS[part].fields.some((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));

/** Where mine and theirs differ, and what is chosen unless a person says otherwise. */
export function differences(base: BriefingRecord, mine: BriefingRecord, theirs: BriefingRecord): Difference[] {
  const parts = Object.keys(PARTS) as Part[];
  return parts
    .filter((part) => differs(part, mine, theirs))
    .map((part) => ({
      part,
      words: PARTS[part].words,
      ...(!differs(part, base, theirs) && { chosen: 'mine' as const }),
      ...(!differs(part, base, mine) && { chosen: 'theirs' as const }),
    }));
}

/** Theirs, with each part as chosen. */
export function merge(
  mine: BriefingRecord,
  theirs: BriefingRecord,
  choices: Partial<Record<Part, Side>>,
): BriefingRecord {
  const kept = (Object.entries(choices) as [Part, Side][]).filter(([, side]) => side === 'mine');
  const fields = kept.flatMap(([part]) => [...PARTS[part].fields]);
  return { ...theirs, ...Object.fromEntries(fields.map((field) => [field, mine[field]])) };
}
