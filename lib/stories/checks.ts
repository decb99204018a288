import type { StoryRecord } from './form';
import { countWords, plainText } from './plain-text';
import { countUndescribed } from './rich-text';
import { storyChecks, type StoryCheck, type StoryFacts } from './rules';

/** What is to say about a record before it may go out. */
export function recordChecks(
  record: StoryRecord,
  state: Pick<StoryFacts, 'status' | 'stage' | 'trashedAt'>,
): StoryCheck[] {
  return storyChecks({
    ...record,
    status: state.status,
    stage: state.stage,
    trashedAt: state.trashedAt,
    words: countWords(plainText(record.body)),
    topics: record.topics.length,
    undescribed: countUndescribed(record.body),
  });
}
