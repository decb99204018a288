'use server';

import { redirect } from 'next/navigation';
import { setUpDesk } from '@/lib/editors/add-editor';
import { addressHere, enter } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';

/** Open to whoever has the token that the server printed, while there is nobody at the desk. */
export async function setUpAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = typed(form, ['token', 'name', 'email']);
  const person = { name: values.name!, email: values.email!, password: textOf(form, 'password') };
  const result = await setUpDesk({ person, token: values.token!, address: await addressHere(), now: new Date() });
  if (!result.ok) {
    if (result.reason === 'invalid') return { values, problems: result.problems };
    if (result.reason === 'set up already') redirect('/admin/sign-in');
    return { values, problems: { token: 'That is not the token the server printed when it started.' } };
  }
  await enter(result.token);
  redirect('/admin');
}
