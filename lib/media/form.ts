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
