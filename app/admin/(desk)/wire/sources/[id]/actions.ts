'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { changeSource } from '@/lib/wire/change-source';
import { removeSource } from '@/lib/wire/steer-source';

const NOT_ALLOWED = 'Only editors and administrators may do this.';
const NOT_THERE = 'That source is not there any more.';

export async function changeSourceAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const values = typed(form, ['name', 'feedUrl', 'kind', 'tier', 'language']);
  const topics = form.getAll('topics');
  const sourceId = Number(textOf(form, 'id'));
  const result = await changeSource({ sourceId, form: { ...values, topics }, by: actor, now: new Date() });
  if (!result.ok && result.reason === 'invalid') return { values, problems: result.problems };
  if (!result.ok) return { values, problem: result.reason === 'not allowed' ? NOT_ALLOWED : NOT_THERE };
  revalidatePath(`/admin/wire/sources/${sourceId}`);
  return { done: 'Saved.' };
}

export async function removeSourceAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const result = await removeSource({ sourceId: Number(textOf(form, 'id')), by: actor, now: new Date() });
  if (result.ok) redirect('/admin/wire/sources');
  return { problem: WORDS[result.reason] };
}

const WORDS = {
  'not allowed': NOT_ALLOWED,
  'not found': NOT_THERE,
  'in use': 'A story was made of some of its items, and they are its evidence. Turn the source off instead.',
};
