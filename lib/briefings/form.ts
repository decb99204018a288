import { z } from 'zod';
import { plainDate, slug, storyForm } from '@/lib/stories/form';

const line = z.string().trim().min(1, 'must not be empty');

/** A whole edition as a person writes it down; the stories stand in the order of their rank. */
export const editionForm = z.strictObject({
  number: z.int().positive(),
  date: plainDate,
  title: line.max(60, 'may have 60 characters at most'),
  intro: line,
  stories: z.array(storyForm).min(1, 'must not be empty'),
});

export type EditionForm = z.output<typeof editionForm>;

/** Companies or topics. */
export const subjectsForm = z
  .array(z.strictObject({ slug, name: line, description: line }))
  .min(1, 'must not be empty');

const path = z
  .string()
  .regex(/^(\/[^/A-Z\\]+)+$/, 'must be an address of this site, in small letters, and not the front page');

/** Addresses that changed: each has moved to another one, or was withdrawn with a note for readers. */
export const redirectsForm = z.array(
  z.union([
    z.strictObject({ path, moved_to: z.string().regex(/^\/(?![/\\])/, 'must be an address of this site') }),
    z.strictObject({ path, withdrawn: line, on: plainDate }),
  ]),
);
