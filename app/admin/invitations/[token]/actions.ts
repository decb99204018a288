'use server';

import { redirect } from 'next/navigation';
import { addressHere, enter } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { acceptInvitation } from '@/lib/editors/invitations';

/** Open to whoever has the link. */
export async function acceptAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = typed(form, ['token', 'name']);
  const person = { name: values.name!, password: textOf(form, 'password') };
  const result = await acceptInvitation({
    token: values.token!,
    person,
    address: await addressHere(),
    now: new Date(),
  });
  if (result.ok) {
    await enter(result.token);
    redirect('/admin');
  }
  if (result.reason === 'invalid') return { values, problems: result.problems };
  return { values, problem: 'This link has been used or has run out. Ask an administrator for a new one.' };
}
