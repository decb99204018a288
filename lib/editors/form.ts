import { z } from 'zod';
import { normalEmail, passwordProblem, ROLES } from './rules';

const text = z.string({ error: 'is missing' });

const email = text
  .transform(normalEmail)
  .pipe(z.email({ error: 'That is not an e-mail address. It looks like name@example.com.' }).max(254));

const name = text
  .trim()
  .min(1, 'Write the name under which colleagues know you.')
  .max(80, 'The name may have 80 characters at most.')
  // Neither other lines nor characters that cannot be seen: two people must never look like one.
  .refine((given) => !/[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u.test(given), {
    error: 'The name must be one line of text that can be seen.',
  });

export const role = z.enum(ROLES, { error: 'Choose one of the roles.' });

/** Somebody new at the desk. */
export const personForm = z.object({ email, name, password: text }).superRefine((person, context) => {
  const problem = passwordProblem(person.password, person.email);
  if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
});

export type PersonForm = z.input<typeof personForm>;

export const invitationForm = z.object({ email, role });

/** What is wrong in a form, by the name of the field: the first thing for each. */
export type FieldProblems = Record<string, string>;

/** The problems of a form that zod refused, one sentence for each field. */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const found: FieldProblems = {};
  for (const { path, message } of error.issues) found[String(path[0])] ??= message;
  return found;
}

/** What a form of the desk hears back: what was typed comes along, so that nothing is lost. */
export type FormAnswer = {
  values?: Record<string, string>;
  problems?: FieldProblems;
  /** What went wrong as a whole. */
  problem?: string;
  /** What was done. */
  done?: string;
  /** Something that is shown this once: a link, recovery codes. */
  shown?: string[];
};

/** The text fields of a form as it was sent; what is no text counts as empty. Passwords are not sent back. */
export function typed(form: FormData, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((each) => [each, textOf(form, each)]));
}

/** One field of a form as text; what is missing or a file is an empty text. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
