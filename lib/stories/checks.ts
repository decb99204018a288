import type { Reader } from '@/db/client';
import type { StoryRecord } from './form';
import { countWords, plainText } from './plain-text';
import { readStory } from './records';
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

/** The same for these stories as readers see them or would see them, by the story's id. */
export async function listChecks(reader: Reader, storyIds: number[]): Promise<Map<number, StoryCheck[]>> {
  const found = new Map<number, StoryCheck[]>();
  for (const id of storyIds) {
    const story = await readStory(reader, id);
    if (story) found.set(id, recordChecks(story.stored, story.row));
  }
  return found;
}
