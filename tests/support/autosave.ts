/**
 * Saves a story again and again until somebody ends it, as an editor who never stops typing: node --import tsx autosave.ts
 * <story>. Says the number of each save once it is acknowledged; the number stands in the headline, the text and a source.
 */
import { findRecord } from '@/lib/stories/desk-queries';
import { saveStory } from '@/lib/stories/save-story';

const storyId = Number(process.argv[2]);
const by = { name: 'Test writer', role: 'writer' } as const;
const story = (await findRecord(storyId))!;

for (let basedOn = story.version; ;) {
  const number = basedOn + 1;
  const record = {
    ...story.record,
    headline: `Save ${number}`,
    body: {
      type: 'doc',
      content: Array.from({ length: 40 }, () => ({
        type: 'paragraph',
        content: [{ type: 'text', text: `Save ${number}` }],
      })),
    },
    sources: [{ publisher: `Save ${number}`, title: 'T', url: null, publishedOn: null }],
  };
  const saved = await saveStory({ storyId, basedOn, record, by, now: new Date() });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  basedOn = saved.version;
  process.stdout.write(`${basedOn}\n`);
}
