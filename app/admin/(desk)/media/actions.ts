'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import type { FormAnswer } from '@/lib/editors/form';
import { deletePicture, type DeleteResult } from '@/lib/media/delete-picture';
import { capitalised, countInWords } from '@/lib/words';

/** Deletes what is ticked; what is in use stays, and is named. */
export async function deletePicturesAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('arrange');
  const ids = form.getAll('picture').map(Number).filter(Number.isSafeInteger);
  if (ids.length === 0) return { problem: 'Nothing is selected. Tick a picture first.' };
  const refused: string[] = [];
  for (const pictureId of ids.slice(0, 100)) {
    const result = await deletePicture({ pictureId, by: actor, now: new Date() });
    if (!result.ok) refused.push(wordsOf(result));
  }
  revalidatePath('/admin/media');
  if (refused.length > 0) return { problem: [...new Set(refused)].join(' ') };
  return { done: `${capitalised(countInWords(ids.length, 'picture is', 'pictures are'))} deleted.` };
}

function wordsOf(refusal: Extract<DeleteResult, { ok: false }>): string {
  switch (refusal.reason) {
    case 'not allowed':
      return 'You may not delete pictures.';
    case 'not found':
      return 'One of the pictures is not there any more.';
    case 'in use': {
      const [first] = refusal.uses;
      const where = first!.when === 'now' ? 'shows' : 'has, in an earlier version,';
      return `“${first!.headline || 'An untitled story'}” ${where} the picture ${refusal.name}, so it stays.`;
    }
  }
}
