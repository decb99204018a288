import { z } from 'zod';
import { seal, unseal } from '@/lib/editors/tokens';
import { SIGN_UP_PLACES } from './sign-up-words';

/** No more than this of what was typed is shown again. */
export const MOST_TYPED = 254;

const step = z.object({
  /** Keeps what was sealed for something else from being read as a step. */
  for: z.literal('a step of signing up'),
  kind: z.enum(['wrong', 'meant', 'once more', 'too many', 'asked', 'not again yet']),
  email: z.string().max(MOST_TYPED),
  through: z.enum(SIGN_UP_PLACES),
  /** When the form was posted, in milliseconds. */
  at: z.number().int(),
  /** What is wrong, for the person. */
  problem: z.string().default(''),
  /** Of the form that comes next. */
  stamp: z.string().default(''),
});

/** What the page after a form shows. It stands sealed in the address, so that a reload posts nothing and no log has an address. */
export type Step = Omit<z.output<typeof step>, 'for'>;

/** The last part of the address at which this step is shown. */
export function sealStep(given: Step): string {
  return seal(JSON.stringify({ for: 'a step of signing up', ...given, email: given.email.slice(0, MOST_TYPED) }));
}

/** What a sealed step shows; undefined if it is not ours. */
export function openStep(sealed: string): Step | undefined {
  try {
    const parsed = step.safeParse(JSON.parse(unseal(sealed) ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
