'use server';

import { redirect } from 'next/navigation';
import { addressHere, enter } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { checkCode } from '@/lib/editors/sign-in';
import { forgetStep, stepHere } from '@/lib/editors/step-cookie';
import { refusal } from '@/lib/editors/words';

/** Open to everyone who has the token of the first step. */
export async function codeAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const now = new Date();
  const token = await stepHere();
  const result = await checkCode({ token, code: textOf(form, 'code'), address: await addressHere(), now });
  if (!result.ok) {
    if (result.reason === 'expired') redirect('/admin/sign-in?late');
    return { problem: refusal(result, now, 'That code is not right, or it was used before.') };
  }
  await forgetStep();
  await enter(result.token);
  redirect('/admin');
}
