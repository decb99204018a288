'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { closeInvitation, invite, LINK_DAYS, makeResetLink } from '@/lib/editors/invitations';
import { changeRole, changeStatus, type ChangeResult } from '@/lib/editors/people';
import { env } from '@/lib/env';

const linkOf = (token: string) => `${env().SITE_URL}/admin/invitations/${token}`;

export async function inviteAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('people');
  const values = typed(form, ['email', 'role']);
  const given = { email: values.email, role: values.role };
  const result = await invite({ form: given, by: actor, now: new Date() });
  if (!result.ok) return { values, problems: result.reason === 'invalid' ? result.problems : {} };
  revalidatePath('/admin/people');
  return {
    done: `${result.email} is invited. This link is shown this once and is good for ${LINK_DAYS.invitation} days. Hand it over:`,
    shown: [linkOf(result.token)],
  };
}

export async function closeInvitationAct(form: FormData): Promise<void> {
  const { actor } = await requireEditor('people');
  await closeInvitation({ id: Number(textOf(form, 'invitation')), by: actor, now: new Date() });
  revalidatePath('/admin/people');
}

export async function changePersonAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('people');
  const order = { editorId: Number(textOf(form, 'person')), by: actor, now: new Date() };
  switch (textOf(form, 'act')) {
    case 'suspend':
      return answerTo(await changeStatus({ ...order, status: 'suspended' }), 'They are signed out and kept out.');
    case 'restore':
      return answerTo(await changeStatus({ ...order, status: 'active' }), 'They can sign in again.');
    case 'link': {
      const result = await makeResetLink(order);
      if (!result.ok) return { problem: 'There is nobody here by that number.' };
      const done = `A link for a new password for ${result.email}, shown this once and good for a day:`;
      return { done, shown: [linkOf(result.token)] };
    }
    default:
      return answerTo(
        await changeRole({ ...order, role: textOf(form, 'role') }),
        'The role holds from their next click on.',
      );
  }
}

function answerTo(result: ChangeResult, done: string): FormAnswer {
  if (!result.ok) return { problem: WORDS[result.reason] };
  revalidatePath('/admin/people');
  return { done };
}

const WORDS = {
  'not allowed': 'Only an administrator may do this.',
  'not found': 'There is nobody here by that number.',
  'last administrator': 'This is the last administrator. Make somebody else one first.',
  invalid: 'That is none of the roles.',
} satisfies Record<Extract<ChangeResult, { ok: false }>['reason'], string>;
