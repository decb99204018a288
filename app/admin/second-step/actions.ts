'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { leave, requireEditor } from '@/lib/editors/auth';
import { changeSecondStep } from '@/lib/editors/change-second-step';
import type { FormAnswer } from '@/lib/editors/form';
import { signOut } from '@/lib/editors/sessions';

export async function secondStepAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor(undefined, 'without second step');
  const answer = await changeSecondStep({ here, form, now: new Date() });
  revalidatePath('/admin/second-step');
  return answer;
}

export async function signOutAct(): Promise<void> {
  const here = await requireEditor(undefined, 'without second step');
  await signOut({ editorId: here.id, sessionId: here.sessionId, by: here.actor, now: new Date() });
  await leave();
  redirect('/admin/sign-in');
}
