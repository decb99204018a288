import { createContext, useContext } from 'react';
import type { BriefingRecord } from '@/lib/briefings/form';
import type { BriefingStatus, Problem, Rules, StoryInEdition } from '@/lib/briefings/rules';
import type { Stored } from '@/lib/editors/autosave';
import type { Arrangement } from './arrangement';

/** An edition as the composer gets it from its page. */
export type DeskEdition = {
  id: number;
  status: BriefingStatus;
  isTrashed: boolean;
  /** Whether readers ever saw it: its number and its date stay then. */
  wasPublic: boolean;
  /** What is saved, and by whom. */
  server: Stored<BriefingRecord>;
  stories: StoryInEdition[];
  /** When it goes out where that is planned, and when it would. */
  plannedFor: Date | null;
  at: Date;
  mailBytes: number | undefined;
};

/** What the page knows beside the edition. */
export type Setting = {
  me: { name: string; mayArrange: boolean };
  newsroom: Rules;
};

export type Answer = { ok: true } | { ok: false; problem: string };

/** The acts of the page, as server actions. */
export type ComposerActs = {
  handIn: (storyId: number) => Promise<Answer>;
  startStory: (briefingId: number, headline: string) => Promise<StoryInEdition | null>;
  propose: (briefingId: number, storyId: number) => Promise<Answer>;
};

/** Which story is lifted, where it came from, and where it would be put down; rank 0 is the bench. */
export type Lift = { storyId: number; from: number; rank: number; by: 'keys' | 'pointer' };

type ArrangingValue = Setting & {
  edition: DeskEdition;
  acts: ComposerActs;
  record: BriefingRecord;
  places: number;
  stories: Map<number, StoryInEdition>;
  problems: Problem[];
  isReadOnly: boolean;
  change: (patch: Partial<BriefingRecord>) => void;
  /** Changes what stands where, says so aloud, and can be undone. */
  arrange: (next: Arrangement, words: string) => void;
  /** Makes a story known that the page did not bring. */
  meet: (story: StoryInEdition) => void;
  announce: (words: string) => void;
  /** Opens the search for stories; `rank` says for which slot, 0 for the bench. */
  add: (rank: number) => void;
  /** The story whose headline is being changed for this edition. */
  renaming: number | undefined;
  rename: (storyId: number | undefined) => void;
  refresh: () => void;
};

export const Arranging = createContext<ArrangingValue | null>(null);

/** The edition that is being arranged. */
export function useArranging(): ArrangingValue {
  const value = useContext(Arranging);
  if (!value) throw new Error('useArranging is for parts of the composer');
  return value;
}
