import { z } from 'zod';
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
