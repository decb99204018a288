import { textOf, type FormAnswer } from '@/lib/editors/form';
import { ONE, type ChangeSubjectResult, type RemoveSubjectResult, type SubjectTexts } from './change-subject';
import type { SubjectKind } from './subjects';

/** What a form says of a topic or a company, and what it showed before. */
export function subjectTexts(form: FormData): { given: SubjectTexts; was: SubjectTexts } {
  const read = (prefix: string) => ({
    name: textOf(form, `${prefix}name`),
    slug: textOf(form, `${prefix}slug`),
    description: textOf(form, `${prefix}description`),
  });
  return { given: read(''), was: read('was.') };
}

/** What the form hears back. */
export function subjectAnswer(
  kind: SubjectKind,
  result: ChangeSubjectResult | RemoveSubjectResult,
  values: SubjectTexts,
): FormAnswer {
  if (result.ok) return { done: 'Saved. Readers see it at once.' };
  if (result.reason === 'invalid') return { values, problems: result.problems };
  const one = ONE[kind];
  const words = {
    'not allowed': 'Only an administrator may do this.',
    'not found': `This ${one} is not there any more.`,
    conflict: `Somebody has changed this ${one} meanwhile. Load the page again and look what it says now.`,
    used: `A story has this ${one} now: it stays.`,
  };
  return { values, problem: words[result.reason] };
}
