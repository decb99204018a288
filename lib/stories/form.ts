import { z } from 'zod';
import type { DocumentNode } from '@/db/schema/stories';
import { isPlainDate } from '@/lib/dates';

const line = z.string().trim().min(1, 'must not be empty');

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold small letters, digits and single hyphens only');

export const plainDate = z.string().refine(isPlainDate, 'must be a day that exists, written YYYY-MM-DD');

const source = z.strictObject({
  publisher: line,
  title: line,
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.com/' }).optional(),
  date: plainDate.optional(),
});

const correction = z.strictObject({
  kind: z.enum(['correction', 'clarification', 'update']),
  at: z.iso.datetime({ error: 'must be an instant such as 2020-07-24T10:20:00Z' }).transform((text) => new Date(text)),
  text: line,
});

const picture = z
  .strictObject({
    src: z.string().regex(/^\/[\w-](?!.*\.\.)[\w./-]*$/, 'must be a picture of this site'),
    width: z.int().positive(),
    height: z.int().positive(),
    alt: z.string().trim().default(''),
    decorative: z.boolean().default(false),
    caption: z.string().trim().default(''),
    credit: z.string().trim().default(''),
  })
  .refine(({ alt, decorative }) => decorative || alt, 'needs a description (alt), or decorative: true');

/** What a person writes to make a story; the body is Markdown. Topics and companies are slugs, sources in their order. */
export const storyForm = z.strictObject({
  slug,
  headline: line,
  standfirst: line,
  why_it_matters: line,
  topics: z.array(slug).min(1, 'must name at least one topic'),
  companies: z.array(slug).default([]),
  sources: z.array(source).min(1, 'must name at least one source'),
  corrections: z.array(correction).default([]),
  /** The earlier story about the same matter. */
  follows: slug.optional(),
  image: picture.optional(),
  body: line,
});

export type StoryForm = z.output<typeof storyForm>;

/** Longer than any of these is no headline, no standfirst and no text any more: it is a mistake or an attack. */
const MOST = { line: 400, lines: 2000, sources: 60, subjects: 30 };

const words = (most: number) => z.string().max(most, `may have ${most} characters at most`);

/** A picture as the desk saves it: what it still lacks is said before it is published, not while it is being written. */
export const draftPicture = z.strictObject({
  src: z.string().regex(/^\/[\w-](?!.*\.\.)[\w./-]*$/, 'must be a picture of this site'),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: words(MOST.lines),
  decorative: z.boolean(),
  caption: words(MOST.lines),
  credit: words(MOST.line),
  focus: z
    .string()
    .regex(/^(100|\d{1,2}) (100|\d{1,2})$/, 'must be two numbers from 0 to 100')
    .optional(),
});

/** A source as the desk saves it. `url` and `publishedOn` are null where there is none. */
export const sourceRecord = z.strictObject({
  publisher: words(MOST.line).trim().min(1, 'must name the publisher'),
  title: words(MOST.line),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://example.com/' })
    .max(2000)
    .nullable(),
  publishedOn: plainDate.nullable(),
});

const ids = z
  .array(z.int().positive())
  .max(MOST.subjects)
  .refine((all) => new Set(all).size === all.length, 'named twice');

/**
 * A whole story as the desk saves and compares it, in JSON: what autosave sends, what a revision holds and what a conflict
 * shows side by side. Everything may still be empty but the slug. `body` is checked by parseDraft of rich-text.ts.
 * Topics and companies are ids in their order; the first topic is the one on the ticket.
 */
export const storyRecord = z.strictObject({
  headline: words(MOST.line),
  standfirst: words(MOST.lines),
  whyItMatters: words(MOST.lines),
  slug: slug.max(80, 'may have 80 characters at most'),
  body: z.unknown(),
  leadPicture: draftPicture.nullable(),
  searchTitle: words(MOST.line),
  searchDescription: words(MOST.lines),
  /** ISO 8601 in UTC, or null. */
  embargoUntil: z.iso.datetime().nullable(),
  followsId: z.int().positive().nullable(),
  topics: ids,
  companies: ids,
  sources: z.array(sourceRecord).max(MOST.sources),
});

/** The same with a body that has been through parseDraft. */
export type StoryRecord = Omit<z.output<typeof storyRecord>, 'body'> & { body: DocumentNode };

/** The fields of a record, in the order in which the desk shows them. */
export const RECORD_FIELDS = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  body: 'Text',
  whyItMatters: 'Why it matters',
  slug: 'Address',
  topics: 'Topics',
  companies: 'Companies',
  sources: 'Sources',
  leadPicture: 'Lead picture',
  searchTitle: 'Search title',
  searchDescription: 'Search description',
  embargoUntil: 'Embargo',
  followsId: 'Follows',
} as const satisfies Record<keyof StoryRecord, string>;

export type RecordField = keyof typeof RECORD_FIELDS;

/** The fields in which two records differ, in the order of RECORD_FIELDS. The order of keys inside a value does not matter. */
export function changedFields(one: StoryRecord, other: StoryRecord): RecordField[] {
  return (Object.keys(RECORD_FIELDS) as RecordField[]).filter(
    (field) => canonical(one[field]) !== canonical(other[field]),
  );
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The states by which the desk looks for stories. */
export const STORY_STATES = ['all', 'writing', 'ready', 'changed', 'published', 'withdrawn', 'trash'] as const;

export type StoryState = (typeof STORY_STATES)[number];

export const STORY_SORTS = ['updated', 'headline', 'published', 'words'] as const;

export type StorySort = (typeof STORY_SORTS)[number];

const idInQuery = z.coerce.number().int().positive().optional().catch(undefined);

/** What to look for, from the query of an address: what is not understood counts as not said. */
export const storyFilter = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(STORY_STATES).catch('all'),
  topic: idInQuery,
  company: idInQuery,
  edition: z.enum(['in', 'none']).optional().catch(undefined),
  sort: z.enum(STORY_SORTS).catch('updated'),
  /** Upwards in place of downwards; headlines the other way round. */
  turned: z.stringbool().catch(false),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type StoryFilter = z.output<typeof storyFilter>;

/** The address of the list with this filter. What is the default is left out. */
export function deskStoriesPath(filter: Partial<StoryFilter> = {}): string {
  const { q, state, topic, company, edition, sort, turned, page } = { ...storyFilter.parse({}), ...filter };
  const query = new URLSearchParams([
    ...(q ? [['q', q]] : []),
    ...(state === 'all' ? [] : [['state', state]]),
    ...(topic ? [['topic', String(topic)]] : []),
    ...(company ? [['company', String(company)]] : []),
    ...(edition ? [['edition', edition]] : []),
    ...(sort === 'updated' ? [] : [['sort', sort]]),
    ...(turned ? [['turned', '1']] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
  return query.size > 0 ? `/admin/stories?${query}` : '/admin/stories';
}

/** What stories are filed under, as an address or a form names it. */
export const subjectKind = z.enum(['topics', 'companies']);

/** Which topics or companies to list, from the query of an address. */
export const subjectFilter = z.object({
  words: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
