import { z } from 'zod';
import { HEALTHS, KINDS } from './source-rules';

/** Neither other lines nor signs that cannot be seen. */
const HIDDEN = /[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

/** An address as people type it: "https://" may be missing. */
export const webAddress = z
  .string()
  .trim()
  .min(1, 'Write the address of a site or of its feed.')
  .max(2000, 'That address is too long.')
  .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
  .refine(
    (text) =>
      URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && /[.:]|^localhost$/.test(new URL(text).hostname),
    {
      error: 'That is no address of the web. It looks like https://www.example.com/feed.',
    },
  )
  .transform((text) => new URL(text).href);

const name = z
  .string()
  .trim()
  .max(80, 'The name may have 80 characters at most.')
  .refine((text) => !HIDDEN.test(text), 'The name must be one line of text that can be seen.');

const kind = z.enum(KINDS, { error: 'Choose among the kinds.' });
const tier = z.coerce.number().int().min(1, 'Choose a tier.').max(3, 'Choose a tier.');

/** A new source: where it is, and what it weighs. Without a name it gets that of its feed. */
export const newSourceForm = z.object({ address: webAddress, name, kind, tier });

/** A source as it is changed. */
export const sourceForm = z.object({
  name: name.min(1, 'Write what the source is called.'),
  feedUrl: webAddress,
  kind,
  tier,
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z]{2,3})?$/, 'Write a language as two or three letters, such as en or de; or leave it empty.'),
  topics: z.array(z.coerce.number().int()).max(50),
});

const one = z.preprocess((value) => (Array.isArray(value) ? (value as unknown[])[0] : value), z.string().catch(''));

/** What the list of sources is filtered by, from its address. */
export const sourceFilter = z.object({
  q: one.transform((text) => text.trim().slice(0, 100)),
  health: one.transform((text) => HEALTHS.find((each) => each === text) ?? 'all'),
});

export type SourceFilter = z.output<typeof sourceFilter>;

/** The address of the list so filtered. */
export function sourcesPath({ q, health }: SourceFilter): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(health !== 'all' && { health }) }).toString();
  return `/admin/wire/sources${query && `?${query}`}`;
}

/** What the wire is asked for, from the query of an address; what makes no sense counts as not asked. */
export const wireQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['open', 'dismissed']).catch('open'),
  /** The edition that is being filled, where it is not the next one. */
  edition: z.coerce.number().int().positive().optional().catch(undefined),
  topic: z.coerce.number().int().positive().optional().catch(undefined),
  /** One of what the desk watches, by its name. */
  company: z.string().trim().max(120).catch(''),
  source: z.coerce.number().int().positive().optional().catch(undefined),
  /** ISO 639. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch(''),
  /** Last reported within so many days. */
  days: z.coerce.number().int().min(1).max(90).optional().catch(undefined),
  /** Only what whoever asks has not seen since it grew. */
  unread: z.literal('1').optional().catch(undefined),
  /** The cluster that is shown in full. */
  c: z.coerce.number().int().positive().optional().catch(undefined),
  /** Where the page before ended: score, number and instant. */
  from: z
    .string()
    .regex(/^\d+(\.\d+)?~\d+~\d+$/)
    .transform((text) => text.split('~').map(Number))
    .transform(([score, id, now]) => ({ score: score!, id: id!, now: new Date(now!) }))
    .optional()
    .catch(undefined),
});

export type WireQuery = z.output<typeof wireQuery>;

/** The fields that choose what is listed, in the order of the address. */
const CHOICES = ['q', 'edition', 'topic', 'company', 'source', 'language', 'days', 'unread'] as const;

/** The address of the wire with this query. What is the default is left out. */
export function wirePath({ state, c, from, ...choices }: Partial<WireQuery>): string {
  const query = new URLSearchParams([
    ...(state === 'dismissed' ? [['state', state]] : []),
    ...CHOICES.flatMap((field) => (choices[field] ? [[field, String(choices[field])]] : [])),
    ...(from ? [['from', `${from.score}~${from.id}~${from.now.getTime()}`]] : []),
    ...(c ? [['c', String(c)]] : []),
  ]);
  return query.size > 0 ? `/admin/wire?${query}` : '/admin/wire';
}

/** Whether less is shown than all that is open. */
export function isNarrowed({ q, topic, company, source, language, days, unread, state }: WireQuery): boolean {
  return [q, topic, company, source, language, days, unread].some(Boolean) || state === 'dismissed';
}

/** A view under a name: the query part of an address of the wire, without the page and the cluster that were open. */
export const viewForm = z.object({
  name: name.min(1, 'Write what the view is called.'),
  query: z
    .string()
    .transform((text) => wireQuery.parse(Object.fromEntries(new URLSearchParams(text))))
    .transform((query) => wirePath({ ...query, c: undefined, from: undefined, edition: undefined }))
    .transform((path) => new URL(path, 'https://desk.example').search.slice(1)),
});
