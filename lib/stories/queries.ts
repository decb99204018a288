import { and, asc, eq } from 'drizzle-orm';
import { cache } from 'react';
import { db } from '@/db/client';
import {
  companies,
  corrections,
  sources,
  stories,
  storyCompanies,
  storyTopics,
  topics,
  type DocumentNode,
  type Picture,
} from '@/db/schema/stories';

export type { DocumentNode, Picture };

export type Source = { publisher: string; title: string; url: string | null; publishedOn: string | null };

export type Correction = { kind: 'correction' | 'clarification' | 'update'; text: string; publishedAt: Date };

/** A company or a topic, as it stands next to a story. */
export type Subject = { slug: string; name: string };

export type PublishedStory = {
  /** Stays the same whatever happens to the slug. */
  id: number;
  slug: string;
  headline: string;
  standfirst: string;
  whyItMatters: string;
  body: DocumentNode;
  words: number;
  leadPicture: Picture | null;
  /** What search engines and messengers are told in place of headline and standfirst; empty for those themselves. */
  searchTitle: string;
  searchDescription: string;
  firstPublishedAt: Date;
  lastUpdatedAt: Date | null;
  sources: Source[];
  corrections: Correction[];
  companies: Subject[];
  topics: Subject[];
};

/** The published story with this slug. A draft or a withdrawn one is not found. Read once for each drawing of a page. */
export const findPublishedStory = cache(async (slug: string): Promise<PublishedStory | undefined> => {
  const [found] = await db()
    .select({
      id: stories.id,
      slug: stories.slug,
      headline: stories.headline,
      standfirst: stories.standfirst,
      whyItMatters: stories.whyItMatters,
      body: stories.body,
      words: stories.words,
      leadPicture: stories.leadPicture,
      searchTitle: stories.searchTitle,
      searchDescription: stories.searchDescription,
      firstPublishedAt: stories.firstPublishedAt,
      lastUpdatedAt: stories.lastUpdatedAt,
    })
    .from(stories)
    .where(and(eq(stories.slug, slug), eq(stories.status, 'published')));
  if (!found) return undefined;
  const { firstPublishedAt, ...story } = found;
  const { id } = story;
  return {
    ...story,
    firstPublishedAt: firstPublishedAt!,
    sources: await listSources(id),
    corrections: await listCorrections(id),
    companies: await listCompanies(id),
    topics: await listTopics(id),
  };
});

function listSources(storyId: number): Promise<Source[]> {
  return db()
    .select({
      publisher: sources.publisher,
      title: sources.title,
      url: sources.url,
      publishedOn: sources.publishedOn,
    })
    .from(sources)
    .where(eq(sources.storyId, storyId))
    .orderBy(asc(sources.position));
}

/** The corrections of a story, the oldest first. */
export function listCorrections(storyId: number): Promise<Correction[]> {
  return db()
    .select({ kind: corrections.kind, text: corrections.text, publishedAt: corrections.publishedAt })
    .from(corrections)
    .where(eq(corrections.storyId, storyId))
    .orderBy(asc(corrections.publishedAt), asc(corrections.id));
}

function listCompanies(storyId: number): Promise<Subject[]> {
  return db()
    .select({ slug: companies.slug, name: companies.name })
    .from(storyCompanies)
    .innerJoin(companies, eq(companies.id, storyCompanies.companyId))
    .where(eq(storyCompanies.storyId, storyId))
    .orderBy(asc(storyCompanies.position));
}

function listTopics(storyId: number): Promise<Subject[]> {
  return db()
    .select({ slug: topics.slug, name: topics.name })
    .from(storyTopics)
    .innerJoin(topics, eq(topics.id, storyTopics.topicId))
    .where(eq(storyTopics.storyId, storyId))
    .orderBy(asc(storyTopics.position));
}
