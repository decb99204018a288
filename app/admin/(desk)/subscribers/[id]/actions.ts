'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireEditor } from '@/lib/editors/auth';
import { typed, type FormAnswer } from '@/lib/editors/form';
import { eraseByDesk, unsubscribe } from '@/lib/newsletter/end-by-desk';

const NOT_ALLOWED = 'Only an administrator may do this.';

/** Takes one person off the list. */
export async function unsubscribeOneAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const id = Number(typed(form, ['id']).id);
  const result = await unsubscribe({ ids: [id], by: actor, now: new Date() });
  if (!result.ok) return { problem: NOT_ALLOWED };
  revalidatePath(`/admin/subscribers/${id}`);
  return { done: 'They get nothing more.' };
}

/** Forgets one person. Whoever asks types the word, so that no slip does it. */
export async function eraseAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const { id, sure = '' } = typed(form, ['id', 'sure']);
  if (sure.trim().toLowerCase() !== 'erase')
    return { values: { sure }, problems: { sure: 'Type the word erase. It cannot be undone.' } };
  const result = await eraseByDesk({ ids: [Number(id)], by: actor, now: new Date() });
  if (!result.ok) return { problem: NOT_ALLOWED };
  redirect('/admin/subscribers?erased=1');
}
