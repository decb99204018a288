'use server';

import { addressHere } from '@/lib/editors/auth';
import { askForNewPassword } from '@/lib/editors/ask-for-new-password';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { refusal } from '@/lib/editors/words';

/** Open to everyone: whoever has forgotten their password asks for a link. The answer tells nobody who has an account. */
export async function forgottenAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const email = textOf(form, 'email');
  const now = new Date();
  const result = await askForNewPassword({ email, address: await addressHere(), now });
  if (result.ok)
    return {
      values: { email },
      done: 'If somebody at the desk has this address, a link is on its way. It is good for two hours.',
    };
  if (result.reason === 'wait') return { values: { email }, problem: refusal(result, now, '') };
  return {
    values: { email },
    problems: { email: 'That is not an e-mail address. It looks like name@example.com.' },
  };
}
