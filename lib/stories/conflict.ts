import type { DocumentNode } from '@/db/schema/stories';
import { changedFields, RECORD_FIELDS, type RecordField, type StoryRecord } from './form';

export type Choice = 'mine' | 'theirs' | 'both';

/** A field in which two texts differ. `chosen` is there where only one side changed it since the text both began with. */
export type Difference = { field: RecordField; words: string; chosen?: 'mine' | 'theirs'; mayKeepBoth: boolean };

const ONE_ONLY = new Set<RecordField>(['slug', 'leadPicture', 'embargoUntil', 'followsId']);

/** Where mine and theirs differ, in the order of the desk, and what is chosen unless a person says otherwise. */
export function differences(base: StoryRecord, mine: StoryRecord, theirs: StoryRecord): Difference[] {
  const byMe = new Set(changedFields(base, mine));
  const byThem = new Set(changedFields(base, theirs));
  return changedFields(mine, theirs).map((field) => ({
    field,
    words: RECORD_FIELDS[field],
    ...(!byThem.has(field) && { chosen: 'mine' as const }),
    ...(!byMe.has(field) && { chosen: 'theirs' as const }),
    mayKeepBoth: !ONE_ONLY.has(field),
  }));
}

/** Theirs, with each field as chosen. "Both" puts mine before theirs, for a person to make one of it. */
export function merge(
  mine: StoryRecord,
  theirs: StoryRecord,
  choices: Partial<Record<RecordField, Choice>>,
): StoryRecord {
  const merged: Record<string, unknown> = { ...theirs };
  for (const [field, choice] of Object.entries(choices) as [RecordField, Choice][]) {
    if (choice === 'mine') merged[field] = mine[field];
    if (choice === 'both') merged[field] = together(mine[field], theirs[field]);
  }
  return merged as StoryRecord;
}

function together(mine: unknown, theirs: unknown): unknown {
  if (typeof mine === 'string') return [mine, theirs].filter(Boolean).join(' ');
  if (Array.isArray(mine)) return withoutDoubles([...(mine as unknown[]), ...(theirs as unknown[])]);
  const [first, second] = [mine as DocumentNode, theirs as DocumentNode];
  return { ...second, content: [...(first.content ?? []), ...(second.content ?? [])] };
}

const withoutDoubles = (all: unknown[]) => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
