'use server';

import { redirect } from 'next/navigation';
import { addressHere, enter } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { checkPassword } from '@/lib/editors/sign-in';
import { keepStep } from '@/lib/editors/step-cookie';
import { refusal } from '@/lib/editors/words';

/** Open to everyone: this is how people come in. */
export async function signInAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const email = textOf(form, 'email');
  const now = new Date();
  const result = await checkPassword({ email, password: textOf(form, 'password'), address: await addressHere(), now });
  if (!result.ok)
    return { values: { email }, problem: refusal(result, now, 'That e-mail address and password do not match.') };
  if (result.next === 'code') {
    await keepStep(result.token);
    redirect('/admin/sign-in/code');
  }
  await enter(result.token);
  redirect('/admin');
}
