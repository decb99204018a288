import { inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { companies, topics } from '@/db/schema/stories';
import { countWords, plainText } from './plain-text';
import { listCorrections, type PublishedStory, type Subject } from './queries';
import { readStory } from './records';

/** `work`: with what is saved and not public yet. `edition`: as it goes out with an edition, which leaves that waiting. */
type Copy = 'work' | 'edition';

/** A story as readers would see it if it went out now. None for what lies in the trash. */
export async function findStoryToPreview(
  storyId: number,
  { copy, now }: { copy: Copy; now: Date },
): Promise<PublishedStory | undefined> {
  const story = await readStory(db(), storyId);
  if (!story || story.row.trashedAt) return undefined;
  const { row } = story;
  const record = copy === 'work' ? story.record : story.stored;
  return {
    id: row.id,
    slug: record.slug,
    headline: record.headline || 'No headline yet',
    standfirst: record.standfirst,
    whyItMatters: record.whyItMatters,
    body: record.body,
    words: countWords(plainText(record.body)),
    leadPicture: record.leadPicture,
    searchTitle: record.searchTitle,
    searchDescription: record.searchDescription,
    firstPublishedAt: row.firstPublishedAt ?? now,
    lastUpdatedAt: row.lastUpdatedAt,
    sources: record.sources,
    corrections: await listCorrections(row.id),
    companies: await named(companies, record.companies),
    topics: await named(topics, record.topics),
  };
}

/** Companies or topics in the order of these ids. */
async function named(table: typeof companies | typeof topics, ids: number[]): Promise<Subject[]> {
  const rows = await db()
    .select({ id: table.id, slug: table.slug, name: table.name })
    .from(table)
    .where(inArray(table.id, ids));
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id);
    return row ? [{ slug: row.slug, name: row.name }] : [];
  });
}
