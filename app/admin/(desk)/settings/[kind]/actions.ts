'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { addSubject } from '@/lib/stories/add-subject';
import { changeSubject, removeSubject } from '@/lib/stories/change-subject';
import { subjectKind } from '@/lib/stories/form';
import { subjectAnswer, subjectTexts } from '@/lib/stories/subject-words';

export async function addSubjectAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('settings');
  const kind = subjectKind.safeParse(form.get('kind')).data;
  if (!kind) return NOT_UNDERSTOOD;
  const values = typed(form, ['name']);
  const result = await addSubject({ kind, name: values.name, by: actor, now: new Date() });
  if (!result.ok && result.reason === 'invalid') return { values, problems: { name: result.problems[0]! } };
  if (!result.ok) return { values, problem: 'Only people who write may add one.' };
  revalidatePath('/admin/settings/[kind]', 'page');
  return { done: `${result.subject.name} ${result.isNew ? 'is added' : 'is there already'}.` };
}

export async function changeSubjectAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('settings');
  const kind = subjectKind.safeParse(form.get('kind')).data;
  if (!kind) return NOT_UNDERSTOOD;
  const { given, was } = subjectTexts(form);
  const order = { kind, id: Number(textOf(form, 'id')), by: actor, now: new Date() };
  const isRemoval = textOf(form, 'act') === 'remove';
  const result = isRemoval ? await removeSubject(order) : await changeSubject({ ...order, given, was });
  if (result.ok) revalidatePath('/admin/settings/[kind]', 'page');
  return subjectAnswer(kind, result, given);
}

const NOT_UNDERSTOOD: FormAnswer = { problem: 'That was not understood. Load the page again.' };
