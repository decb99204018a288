import { and, asc, desc, eq, gt, inArray, isNull, ne, notInArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { editors, leases } from '@/db/schema/editors';
import { companies, sources, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import { deadLinksOf } from '@/lib/stories/link-queries';
import { countUndescribed } from '@/lib/stories/rich-text';
import { storyChecks } from '@/lib/stories/rules';
import { countNewsOf } from '@/lib/wire/news-since';
import type { StoryInEdition } from './rules';

type Around = { briefingId: number; now: Date };

/**
 * What the desk knows of these stories for this edition, by their ids, as readers see them or would see them: a handful of
 * look-ups, however many stories there are.
 */
export async function readStoriesInEdition(
  reader: Reader,
  ids: number[],
  around: Around,
): Promise<Map<number, StoryInEdition>> {
  const rows = await reader.select().from(stories).where(inArray(stories.id, ids));
  const cited = grouped(await listSources(reader, ids));
  const filed = grouped(await listTopics(reader, ids));
  const about = grouped(await listCompanies(reader, ids));
  const used = grouped(await listUses(reader, ids, around.briefingId));
  const dead = grouped(await deadLinksOf(reader, ids));
  const twins = await listTwins(reader, ids);
  const news = await countNewsOf(reader, ids);
  const holders = await listHolders(reader, ids, around.now);
  return new Map(
    rows.map((row) => {
      const from = cited.get(row.id) ?? [];
      const under = filed.get(row.id) ?? [];
      const { id, slug, headline, standfirst, words, status, stage, trashedAt, embargoUntil, updatedAt, updatedBy } =
        row;
      const facts = { ...row, sources: from, topics: under.length, undescribed: countUndescribed(row.body) };
      return [
        id,
        {
          ...{ id, slug, headline, standfirst, words, status, stage, trashedAt, embargoUntil, updatedAt, updatedBy },
          topic: under[0]?.name ?? '',
          companies: (about.get(id) ?? []).map(({ name }) => name),
          sources: from.length,
          deadLinks: (dead.get(row.id) ?? []).map(({ url }) => url),
          usedIn: (used.get(id) ?? []).map(({ number, editionDate }) => ({ number, editionDate })),
          news: news.get(id) ?? 0,
          hasTwin: twins.has(headline),
          holder: holders.get(`stories/${id}`) ?? null,
          checks: storyChecks(facts),
        },
      ];
    }),
  );
}

function grouped<Row extends { storyId: number }>(rows: Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) found.set(row.storyId, [...(found.get(row.storyId) ?? []), row]);
  return found;
}

function listSources(reader: Reader, ids: number[]) {
  return reader
    .select({ storyId: sources.storyId, title: sources.title, url: sources.url })
    .from(sources)
    .where(inArray(sources.storyId, ids))
    .orderBy(asc(sources.position));
}

function listTopics(reader: Reader, ids: number[]) {
  return reader
    .select({ storyId: storyTopics.storyId, name: topics.name })
    .from(storyTopics)
    .innerJoin(topics, eq(topics.id, storyTopics.topicId))
    .where(inArray(storyTopics.storyId, ids))
    .orderBy(asc(storyTopics.position));
}

function listCompanies(reader: Reader, ids: number[]) {
  return reader
    .select({ storyId: storyCompanies.storyId, name: companies.name })
    .from(storyCompanies)
    .innerJoin(companies, eq(companies.id, storyCompanies.companyId))
    .where(inArray(storyCompanies.storyId, ids))
    .orderBy(asc(storyCompanies.position));
}

/** In which other editions they stand; what lies in the trash holds nothing. */
function listUses(reader: Reader, ids: number[], briefingId: number) {
  return reader
    .select({ storyId: slots.storyId, number: briefings.number, editionDate: briefings.editionDate })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(inArray(slots.storyId, ids), ne(briefings.id, briefingId), isNull(briefings.trashedAt)))
    .orderBy(desc(briefings.editionDate));
}

/** The headlines of these stories that other stories, which readers have seen, have as well. */
async function listTwins(reader: Reader, ids: number[]): Promise<Set<string>> {
  const theirs = reader.select({ headline: stories.headline }).from(stories).where(inArray(stories.id, ids));
  const rows = await reader
    .selectDistinct({ headline: stories.headline })
    .from(stories)
    .where(and(eq(stories.status, 'published'), notInArray(stories.id, ids), inArray(stories.headline, theirs)));
  return new Set(rows.map(({ headline }) => headline));
}

async function listHolders(reader: Reader, ids: number[], now: Date): Promise<Map<string, string>> {
  const rows = await reader
    .select({ place: leases.place, name: editors.name })
    .from(leases)
    .innerJoin(editors, eq(editors.id, leases.editorId))
    .where(
      and(
        gt(leases.expiresAt, now),
        inArray(
          leases.place,
          ids.map((id) => `stories/${id}`),
        ),
      ),
    );
  return new Map(rows.map(({ place, name }) => [place, name]));
}
