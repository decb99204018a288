import { asc } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, type publications, type slots } from '@/db/schema/briefings';
import { type redirects } from '@/db/schema/redirects';
import { companies, sources, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import type { DocumentNode } from '@/db/schema/stories';
import { addDays, instantAt } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';
import { getSettings, type Settings } from '@/lib/settings';
import { countWords, plainText } from '@/lib/stories/plain-text';
import { parseDocument } from '@/lib/stories/rich-text';
import { slugFrom } from '@/lib/stories/rules';
import { pick, randomFrom, reworded } from './words';

/** The rows of some editions, ready to be inserted. */
export type Rows = {
  stories: (typeof stories.$inferInsert)[];
  sources: (typeof sources.$inferInsert)[];
  topics: (typeof storyTopics.$inferInsert)[];
  companies: (typeof storyCompanies.$inferInsert)[];
  briefings: (typeof briefings.$inferInsert)[];
  slots: (typeof slots.$inferInsert)[];
  publications: (typeof publications.$inferInsert)[];
  redirects: (typeof redirects.$inferInsert)[];
};

type Templates = Awaited<ReturnType<typeof readTemplates>>;

type Place = { id: number; publishedAt: Date };

/** Numbers of made-up editions begin here: counted back from the demo's first they would soon fall below 1. */
const FIRST_NUMBER = 1000;
const SLOTS = 5;

/** What the made-up editions are modelled on: all that the database holds now. */
export async function readTemplates() {
  const read = db();
  return {
    settings: await getSettings(),
    briefings: await read.select().from(briefings).orderBy(asc(briefings.editionDate)),
    stories: await read.select().from(stories).orderBy(asc(stories.id)),
    sources: await read.select().from(sources).orderBy(asc(sources.id)),
    storyTopics: await read.select().from(storyTopics),
    storyCompanies: await read.select().from(storyCompanies),
    topics: (await read.select({ id: topics.id }).from(topics)).map((row) => row.id),
    companies: (await read.select({ id: companies.id }).from(companies)).map((row) => row.id),
  };
}

/** Made-up editions `from` up to `from + count`; 0 is the Friday before the first edition of the templates. */
export function makeEditions(templates: Templates, { from, count }: { from: number; count: number }): Rows {
  const rows: Rows = {
    stories: [],
    sources: [],
    topics: [],
    companies: [],
    briefings: [],
    slots: [],
    publications: [],
    redirects: [],
  };
  for (let edition = from; edition < from + count; edition++) addEdition(rows, templates, edition);
  return rows;
}

function addEdition(rows: Rows, templates: Templates, edition: number): void {
  const random = randomFrom(edition);
  const like = templates.briefings[edition % templates.briefings.length]!;
  const id = templates.briefings.at(-1)!.id + 1 + edition;
  const date = addDays(templates.briefings[0]!.editionDate, -7 * (edition + 1));
  const publishedAt = publishTime(date, templates.settings);
  const number = FIRST_NUMBER + edition;
  const published: (typeof publications.$inferInsert)['slots'] = [];
  for (let rank = 1; rank <= SLOTS; rank++) {
    const storyId = templates.stories.at(-1)!.id + edition * SLOTS + rank;
    const { slug, headline } = addStory(rows, templates, { id: storyId, publishedAt });
    rows.slots.push({ briefingId: id, rank, storyId });
    published.push({ rank, storyId, slug, headline });
  }
  const [title, intro] = [reworded(like.title, random), reworded(like.intro, random)];
  rows.briefings.push({ id, number, slug: date, title, editionDate: date, intro, status: 'published', publishedAt });
  rows.publications.push({ briefingId: id, publishedAt, publishedBy: 'Benchmark', slots: published });
  rows.redirects.push({ path: briefingPath(String(number)), target: briefingPath(date), createdAt: publishedAt });
}

const publishTime = (date: string, { publishTime, timeZone }: Settings) => instantAt(date, publishTime, timeZone);

function addStory(rows: Rows, templates: Templates, { id, publishedAt }: Place) {
  const like = templates.stories[id % templates.stories.length]!;
  const random = randomFrom(id);
  const story = { ...rewordedStory(like, random), id, status: 'published', firstPublishedAt: publishedAt } as const;
  rows.stories.push({ ...story, slug: `${story.slug}-${id}` });
  const ofLike = ({ storyId }: { storyId: number }) => storyId === like.id;
  for (const { id: _, ...source } of templates.sources.filter(ofLike)) {
    rows.sources.push({ ...source, storyId: id, title: reworded(source.title, random) });
  }
  const topicIds = some(random, templates.topics, templates.storyTopics.filter(ofLike).length);
  rows.topics.push(...topicIds.map((topicId, index) => ({ storyId: id, topicId, position: index + 1 })));
  const companyIds = some(random, templates.companies, templates.storyCompanies.filter(ofLike).length);
  rows.companies.push(...companyIds.map((companyId, index) => ({ storyId: id, companyId, position: index + 1 })));
  return { slug: `${story.slug}-${id}`, headline: story.headline };
}

function rewordedStory(like: Templates['stories'][number], random: () => number) {
  const headline = reworded(like.headline, random);
  const body = rewordedBody(like.body, random);
  return {
    slug: slugFrom(headline),
    headline,
    standfirst: reworded(like.standfirst, random),
    whyItMatters: reworded(like.whyItMatters, random),
    body,
    words: countWords(plainText(body)),
  };
}

/** `count` different ones of these. */
function some(random: () => number, items: number[], count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(pick(random, items));
  return [...chosen];
}

function rewordedBody(body: DocumentNode, random: () => number): DocumentNode {
  const parsed = parseDocument(rewordedNode(body, random));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.document;
}

function rewordedNode(node: DocumentNode, random: () => number): DocumentNode {
  return {
    ...node,
    ...(node.text && { text: reworded(node.text, random) }),
    ...(node.content && { content: node.content.map((child) => rewordedNode(child, random)) }),
  };
}
