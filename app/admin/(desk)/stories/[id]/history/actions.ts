'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { restoreRevision } from '@/lib/stories/restore-revision';
import type { SaveResult } from '@/lib/stories/save-story';

export async function restoreAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('write');
  const number = (field: string) => Number(textOf(form, field));
  const field = textOf(form, 'field');
  const result = await restoreRevision({
    storyId: number('story'),
    revisionId: number('revision'),
    ...(field && { field }),
    basedOn: number('basedOn'),
    by: actor,
    now: new Date(),
  });
  if (!result.ok) return { problem: refusal(result) };
  revalidatePath('/admin/stories', 'layout');
  return { done: 'It is as it was. What was there until now is the version below it in the list.' };
}

function refusal(result: Extract<SaveResult, { ok: false }>): string {
  switch (result.reason) {
    case 'conflict':
      return `${result.savedBy} has saved since this page was opened, so nothing was restored. Open the page again to see what changed.`;
    case 'invalid':
      return `It cannot be restored whole. ${result.problems.join(' ')} Restore single fields instead.`;
    case 'not found':
      return 'This version does not exist any more.';
    case 'not allowed':
      return 'Your role may not change stories.';
    case 'trashed':
      return 'The story is in the trash. Have it back first.';
    case 'withdrawn':
      return 'The story was withdrawn and stays as it is.';
  }
}
