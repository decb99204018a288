import { createContext, useContext } from 'react';
import type { Stored } from '@/lib/editors/autosave';
import type { Newsroom } from '@/lib/dates';
import type { InItsPlace } from '@/lib/in-its-place';
import { changedFields, type RecordField, type StoryRecord } from '@/lib/stories/form';

export type Named = { id: number; name: string };

export type CorrectionKind = 'correction' | 'clarification' | 'update';

/** A story as its editor gets it from the page. Times are ISO 8601. */
export type DeskStory = {
  id: number;
  status: 'draft' | 'published' | 'withdrawn';
  stage: 'writing' | 'ready';
  isTrashed: boolean;
  /** What is saved, and by whom. */
  server: Stored<StoryRecord>;
  /** Whether something is saved that readers do not see, and where. */
  isPending: boolean;
  pendingFields: RecordField[];
  slugPublic: string;
  /** Whether readers ever had its address. */
  wasPublic: boolean;
  edition: { id: number; number: number; rank: number } | null;
  follows: { id: number; headline: string } | null;
  corrections: { id: number; kind: CorrectionKind; text: string; publishedAt: string }[];
};

/** What the page knows beside the story. */
export type Setting = {
  me: { name: string; mayPublish: boolean };
  site: { name: string; host: string; newsroom: Newsroom };
  topics: Named[];
  companies: Named[];
};

export type Answer = { ok: true } | { ok: false; problem: string };

export type PublishOrder = { version: number; kind?: CorrectionKind | undefined; note: string };

/** The acts of the page, as server actions. */
export type StoryActs = {
  setStage: (storyId: number, stage: 'writing' | 'ready') => Promise<Answer>;
  publishChanges: (storyId: number, order: PublishOrder) => Promise<Answer>;
  discardChanges: (storyId: number, version: number) => Promise<Answer>;
  withdraw: (storyId: number, place: InItsPlace) => Promise<Answer>;
  publishAgain: (storyId: number) => Promise<Answer>;
  restore: (storyId: number) => Promise<Answer>;
  findEarlier: (storyId: number, letters: string) => Promise<Named[]>;
};

type EditingValue = Setting & {
  story: DeskStory;
  acts: StoryActs;
  record: StoryRecord;
  change: (patch: Partial<StoryRecord>) => void;
  isReadOnly: boolean;
  /** Says something aloud to whoever cannot see it happen. */
  announce: (words: string) => void;
};

export const Editing = createContext<EditingValue | null>(null);

/** The story that is being edited. */
export function useEditing(): EditingValue {
  const value = useContext(Editing);
  if (!value) throw new Error('useEditing is for parts of the story editor');
  return value;
}

/** Whether two records say the same. */
export const same = (one: StoryRecord, other: StoryRecord) => changedFields(one, other).length === 0;
