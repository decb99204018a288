'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { leave, requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { changePassword } from '@/lib/editors/people';
import { turnOffSecondStep, turnOnSecondStep } from '@/lib/editors/second-step';
import { revokeSession } from '@/lib/editors/sessions';

export async function signOutAct(): Promise<void> {
  const here = await requireEditor();
  await revokeSession({ editorId: here.id, sessionId: here.sessionId, by: here.actor, now: new Date() });
  await leave();
  redirect('/admin/sign-in');
}

export async function revokeSessionAct(form: FormData): Promise<void> {
  const here = await requireEditor();
  const sessionId = Number(textOf(form, 'session'));
  await revokeSession({ editorId: here.id, sessionId, by: here.actor, now: new Date() });
  revalidatePath('/admin/account');
}

export async function changePasswordAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const result = await changePassword({
    editorId: here.id,
    sessionId: here.sessionId,
    current: textOf(form, 'current'),
    password: textOf(form, 'password'),
    by: here.actor,
    now: new Date(),
  });
  if (result.ok) return { done: 'The password is changed. You are signed out everywhere else.' };
  if (result.reason === 'invalid') return { problems: { password: result.problem } };
  return { problems: { current: 'That is not your password.' } };
}

export async function turnOnSecondStepAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const result = await turnOnSecondStep({
    editorId: here.id,
    secret: textOf(form, 'secret'),
    code: textOf(form, 'code'),
    by: here.actor,
    now: new Date(),
  });
  if (!result.ok) return { problems: { code: 'That code is not right. Is the clock of your phone?' } };
  return {
    done: 'Two-step sign-in is on. These recovery codes are shown this once; each lets you in once without the app. Keep them where the phone is not:',
    shown: result.recoveryCodes,
  };
}

export async function turnOffSecondStepAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const code = textOf(form, 'code');
  const result = await turnOffSecondStep({ editorId: here.id, code, by: here.actor, now: new Date() });
  if (!result.ok) return { problems: { code: 'That code is not right, or it was used before.' } };
  return { done: 'Two-step sign-in is off.' };
}
