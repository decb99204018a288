import { formatMoment, type Newsroom } from '@/lib/dates';
import { compareRecords, type ComparedField } from './compare';
import { findRecord, type DeskRecord } from './desk-queries';
import {
  findRevision,
  findRevisionBefore,
  listRevisions,
  namesIn,
  type ListedRevision,
  type Revision,
} from './history-queries';

export type History = {
  story: DeskRecord;
  revisions: ListedRevision[];
  /** Whether there are older ones than these. */
  hasMore: boolean;
  /** The revision that is looked at; none where the story has been as it is for ever. */
  shown?: Revision;
  /** Whether it is how the story is now. */
  isNow: boolean;
  /** What it is compared with: how the story is now, or how it was before this revision; nothing, where it is the first. */
  against?: 'now' | 'before';
  fields: ComparedField[];
};

type Question = { storyId: number; version?: number; against?: 'now' | 'before'; upTo?: number; newsroom: Newsroom };

/**
 * The history of a story, and one revision compared: with how the story is now, or with the one before it, which shows what
 * that save changed. Without a word which, the newest is compared with the one before it.
 */
export async function findHistory(asked: Question): Promise<History | undefined> {
  const { storyId, newsroom, upTo = Number.MAX_SAFE_INTEGER } = asked;
  const story = await findRecord(storyId);
  if (!story) return undefined;
  const listed = await listRevisions(storyId, upTo);
  const version = asked.version ?? listed.revisions[0]?.version ?? 0;
  const shown = await findRevision(storyId, version);
  const before = shown && (await findRevisionBefore(storyId, version));
  const isNow = !shown || shown.version === story.version;
  const against = !shown || (isNow && !before) ? undefined : isNow ? 'before' : (asked.against ?? 'now');
  const pair =
    against === 'before' && shown
      ? { older: before?.record ?? shown.record, newer: shown.record }
      : { older: shown?.record ?? story.record, newer: story.record };
  const names = await namesIn([pair.older, pair.newer], (iso) => formatMoment(new Date(iso), newsroom));
  const fields = compareRecords(pair.older, pair.newer, names);
  return { story, ...listed, ...(shown && { shown }), isNow, ...(against && { against }), fields };
}
