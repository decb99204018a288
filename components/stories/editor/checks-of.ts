import type { StoryRecord } from '@/lib/stories/form';
import { countWords, plainText } from '@/lib/stories/plain-text';
import { countUndescribed } from '@/lib/stories/rich-text';
import { storyChecks, type StoryCheck } from '@/lib/stories/rules';
import type { DeskStory } from './editing';

/** What is to say about the text as it stands in the form, by the rules that the server asks, too. */
export function checksOf(record: StoryRecord, { status, stage, isTrashed }: DeskStory): StoryCheck[] {
  return storyChecks({
    ...record,
    status,
    stage,
    trashedAt: isTrashed ? new Date(0) : null,
    words: countWords(plainText(record.body)),
    topics: record.topics.length,
    undescribed: countUndescribed(record.body),
  });
}
