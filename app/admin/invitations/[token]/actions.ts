'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/editors/accept-invitation';
import { addressHere, enter } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { keepStep } from '@/lib/editors/step-cookie';

/** Open to whoever has the link. */
export async function acceptAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = typed(form, ['token', 'name']);
  const person = { name: values.name!, password: textOf(form, 'password') };
  const address = await addressHere();
  const result = await acceptInvitation({ token: values.token!, person, address, now: new Date() });
  if (result.ok && result.next === 'code') {
    await keepStep(result.token);
    redirect('/admin/sign-in/code');
  }
  if (result.ok) {
    await enter(result.token);
    redirect('/admin');
  }
  if (result.reason === 'invalid') return { values, problems: result.problems };
  return { values, problem: 'This link has been used or has run out. Ask for a new one.' };
}
