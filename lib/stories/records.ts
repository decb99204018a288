import { asc, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '@/db/client';
import { pendingChanges, sources, stories, storyCompanies, storyTopics } from '@/db/schema/stories';
import type { StoryRecord } from './form';
import { countWords, plainText } from './plain-text';

type StoryRow = typeof stories.$inferSelect;

/** A story at the desk: its row, the record that its columns hold, and the one in work, which readers may not see yet. */
export type WorkingStory = { row: StoryRow; stored: StoryRecord; record: StoryRecord; isPending: boolean };

/** The story with this id in any state, by what the transaction or the reader sees. */
export async function readStory(reader: Reader, storyId: number): Promise<WorkingStory | undefined> {
  const [row] = await reader.select().from(stories).where(eq(stories.id, storyId));
  if (!row) return undefined;
  const stored = await recordOf(reader, row);
  const [pending] = await reader.select().from(pendingChanges).where(eq(pendingChanges.storyId, storyId));
  return { row, stored, record: pending ? (pending.record as StoryRecord) : stored, isPending: pending !== undefined };
}

async function recordOf(reader: Reader, row: StoryRow): Promise<StoryRecord> {
  const filed = await reader
    .select({ id: storyTopics.topicId })
    .from(storyTopics)
    .where(eq(storyTopics.storyId, row.id))
    .orderBy(asc(storyTopics.position));
  const about = await reader
    .select({ id: storyCompanies.companyId })
    .from(storyCompanies)
    .where(eq(storyCompanies.storyId, row.id))
    .orderBy(asc(storyCompanies.position));
  const cited = await reader
    .select({
      publisher: sources.publisher,
      title: sources.title,
      url: sources.url,
      publishedOn: sources.publishedOn,
    })
    .from(sources)
    .where(eq(sources.storyId, row.id))
    .orderBy(asc(sources.position));
  return {
    headline: row.headline,
    standfirst: row.standfirst,
    whyItMatters: row.whyItMatters,
    slug: row.slug,
    body: row.body,
    leadPicture: row.leadPicture,
    searchTitle: row.searchTitle,
    searchDescription: row.searchDescription,
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
    followsId: row.followsId,
    topics: filed.map(({ id }) => id),
    companies: about.map(({ id }) => id),
    sources: cited,
  };
}

/** Puts a checked record into the columns of a story and into the tables beside them. */
export async function writeRecord(tx: Transaction, storyId: number, record: StoryRecord): Promise<void> {
  const { topics, companies, sources: cited, embargoUntil, ...columns } = record;
  await tx
    .update(stories)
    .set({
      ...columns,
      words: countWords(plainText(record.body)),
      embargoUntil: embargoUntil === null ? null : new Date(embargoUntil),
    })
    .where(eq(stories.id, storyId));
  await tx.delete(storyTopics).where(eq(storyTopics.storyId, storyId));
  await tx.delete(storyCompanies).where(eq(storyCompanies.storyId, storyId));
  await tx.delete(sources).where(eq(sources.storyId, storyId));
  const at = (index: number) => ({ storyId, position: index + 1 });
  for (const [index, topicId] of topics.entries()) await tx.insert(storyTopics).values({ ...at(index), topicId });
  for (const [index, companyId] of companies.entries())
    await tx.insert(storyCompanies).values({ ...at(index), companyId });
  for (const [index, source] of cited.entries()) await tx.insert(sources).values({ ...at(index), ...source });
}
