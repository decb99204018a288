'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { describePicture } from '@/lib/media/describe-picture';

export async function describePictureAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('write');
  const values = typed(form, ['alt', 'credit', 'focus']);
  const order = { pictureId: Number(textOf(form, 'id')), about: values, by: actor, now: new Date() };
  const result = await describePicture(order);
  revalidatePath('/admin/media');
  if (result.ok) return { values, done: 'Saved. The next story that takes the picture begins with it.' };
  if (result.reason === 'invalid') return { values, problems: result.problems };
  return { values, problem: result.reason === 'not found' ? 'The picture was deleted.' : 'You may not do that.' };
}
