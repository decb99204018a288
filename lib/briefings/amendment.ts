import type { FieldProblems } from '@/lib/editors/form';
import { headlineField, parseBriefing, rankField, type BriefingRecord } from './form';

/** What can be put right in an edition that is out; each story with its place from 1 on. */
export type Amendment = Pick<BriefingRecord, 'title' | 'intro' | 'mailSubject' | 'mailPreheader'> & {
  stories: { storyId: number; rank: number; headlineOverride: string | null }[];
};

type Words = Record<string, unknown>;

export type Amended =
  { ok: true; record: BriefingRecord; before: Words; after: Words } | { ok: false; problems: FieldProblems };

/** The record of an edition with an amendment in it, and what differs; or what is wrong, by the name of the field. */
export function amendedRecord(record: BriefingRecord, { stories, ...words }: Amendment): Amended {
  const placed = record.slots.flatMap((slot) => (slot ? [slot.storyId] : []));
  const slots = placed.map((_, index) => stories.find(({ rank }) => rank === index + 1) ?? null);
  const wrong: FieldProblems = {};
  if (!words.title.trim()) wrong.title = 'An edition needs a title.';
  if (!words.intro.trim()) wrong.intro = 'An edition needs an introduction.';
  for (const { storyId, rank } of stories) {
    const twins = stories.filter((each) => each.rank === rank && each.storyId !== storyId);
    if (twins.length > 0) wrong[rankField(storyId)] = `Two stories cannot both be number ${rank}.`;
  }
  const places = slots.map((slot) => slot && { storyId: slot.storyId, headlineOverride: slot.headlineOverride });
  const checked = parseBriefing({ ...record, ...words, slots: places });
  for (const { path, message } of checked.error?.issues ?? []) {
    const slot = path[0] === 'slots' ? slots[Number(path[1])] : undefined;
    wrong[slot ? headlineField(slot.storyId) : String(path[0])] ??= `It ${message}.`;
  }
  if (checked.success && Object.keys(wrong).length === 0) {
    const kept = checked.data.slots.flatMap((slot) => (slot ? [slot.storyId] : []));
    if ([...kept].sort().join() === [...placed].sort().join())
      return { ok: true, record: checked.data, ...differences(record, checked.data) };
    wrong.stories = 'The stories of this edition are others by now. Load the page again.';
  }
  return { ok: false, problems: wrong };
}

function differences(record: BriefingRecord, amended: BriefingRecord): { before: Words; after: Words } {
  const fields = (['title', 'intro', 'mailSubject', 'mailPreheader', 'slots'] as const).filter(
    (field) => JSON.stringify(record[field]) !== JSON.stringify(amended[field]),
  );
  const shown = (from: BriefingRecord) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { before: shown(record), after: shown(amended) };
}
