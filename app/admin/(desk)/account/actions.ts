'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { leave, requireEditor } from '@/lib/editors/auth';
import { changeSecondStep } from '@/lib/editors/change-second-step';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { changePassword } from '@/lib/editors/people';
import { revokeOtherSessions, revokeSession, signOut } from '@/lib/editors/sessions';
import { refusal } from '@/lib/editors/words';
import { countInWords } from '@/lib/words';

export async function signOutAct(): Promise<void> {
  const here = await requireEditor();
  await signOut({ editorId: here.id, sessionId: here.sessionId, by: here.actor, now: new Date() });
  await leave();
  redirect('/admin/sign-in');
}

/** Ends one session, or, if none is named, all but this one. */
export async function revokeSessionAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const order = { editorId: here.id, by: here.actor, now: new Date() };
  const sessionId = Number(textOf(form, 'session'));
  const ended = sessionId
    ? Number(await revokeSession({ ...order, sessionId }))
    : await revokeOtherSessions({ ...order, sessionId: here.sessionId });
  revalidatePath('/admin/account');
  return {
    done: ended > 0 ? `Signed out in ${countInWords(ended, 'place', 'places')}.` : 'You were signed out there already.',
  };
}

export async function changePasswordAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const now = new Date();
  const result = await changePassword({
    editorId: here.id,
    sessionId: here.sessionId,
    current: textOf(form, 'current'),
    password: textOf(form, 'password'),
    by: here.actor,
    now,
  });
  if (result.ok) {
    revalidatePath('/admin/account');
    return { done: 'The password is changed. You are signed out everywhere else.' };
  }
  if (result.reason === 'invalid') return { problems: { password: result.problem } };
  return { problems: { current: refusal(result, now, 'That is not your password.') } };
}

/** Turns the second step on or off, or makes new recovery codes. */
export async function secondStepAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const here = await requireEditor();
  const answer = await changeSecondStep({ here, form, now: new Date() });
  revalidatePath('/admin/account');
  return answer;
}
