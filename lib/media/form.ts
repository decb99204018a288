import { z } from 'zod';

/** What a person may say about a picture of the library. What is left out stays as it is. */
export const pictureAbout = z.strictObject({
  alt: z.string().trim().max(2000, 'The description may have 2,000 characters at most.').optional(),
  credit: z.string().trim().max(400, 'The credit may have 400 characters at most.').optional(),
  focus: z
    .string()
    .regex(/^(100|\d{1,2}) (100|\d{1,2})$/, 'The focal point must be two numbers from 0 to 100.')
    .optional(),
});

/** What the list of pictures is asked for, from the query of an address; what makes no sense counts as not asked. */
export const pictureFilter = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The address of the list of pictures with this filter. What is the default is left out. */
export function deskPicturesPath({ q = '', page = 1 }: Partial<z.output<typeof pictureFilter>> = {}): string {
  const query = new URLSearchParams([...(q ? [['q', q]] : []), ...(page > 1 ? [['page', String(page)]] : [])]);
  return query.size > 0 ? `/admin/media?${query}` : '/admin/media';
}
