'use server';

import { revalidatePath } from 'next/cache';
import { canSendMail } from '@/lib/email';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import {
  closeInvitation,
  invite,
  inviteAgain,
  LINK_HOURS,
  makeResetLink,
  type LinkResult,
} from '@/lib/editors/invitations';
import { changeRole, changeStatus, type ChangeResult } from '@/lib/editors/people';
import type { Actor } from '@/lib/editors/rules';

export async function inviteAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('people');
  const values = typed(form, ['email', 'role']);
  const given = { email: values.email, role: values.role };
  const result = await invite({ form: given, by: actor, now: new Date() });
  if (!result.ok && result.reason === 'invalid') return { values, problems: result.problems };
  return answerToLink(result, LINK_HOURS.invitation);
}

/** What an administrator does for one person or one invitation: the button says which, as "suspend 12". */
export async function changePersonAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('people');
  const [act, id = ''] = textOf(form, 'act').split(' ');
  const carryOut = ACTS[act as keyof typeof ACTS] as (typeof ACTS)[keyof typeof ACTS] | undefined;
  return carryOut ? carryOut({ id: Number(id), role: textOf(form, `role-${id}`), by: actor, now: new Date() }) : {};
}

type Order = { id: number; role: string; by: Actor; now: Date };

const ACTS = {
  role: async ({ id, role, by, now }: Order) =>
    answerTo(await changeRole({ editorId: id, role, by, now }), 'The role holds from their next click on.'),
  suspend: async ({ id, by, now }: Order) =>
    answerTo(
      await changeStatus({ editorId: id, status: 'suspended', by, now }),
      'They are signed out everywhere and kept out. What they wrote stays.',
    ),
  restore: async ({ id, by, now }: Order) =>
    answerTo(await changeStatus({ editorId: id, status: 'active', by, now }), 'They can sign in again.'),
  link: async ({ id, by, now }: Order) =>
    answerToLink(await makeResetLink({ editorId: id, by, now }), LINK_HOURS.reset),
  again: async (order: Order) => answerToLink(await inviteAgain(order), LINK_HOURS.invitation),
  close: async (order: Order): Promise<FormAnswer> => {
    const isClosed = await closeInvitation(order);
    revalidatePath('/admin/people');
    return isClosed
      ? { done: 'The invitation is taken back. Its link is good for nothing now.' }
      : { problem: 'That invitation was used or taken back before.' };
  },
};

/** Where mail can be sent it was; elsewhere the link is shown this once, to be handed over. */
function answerToLink(result: LinkResult, hours: number): FormAnswer {
  if (!result.ok) return { problem: 'That is not there any more. Load the page anew.' };
  revalidatePath('/admin/people');
  const good = `good for ${hours > 48 ? `${hours / 24} days` : `${hours} hours`}`;
  return canSendMail()
    ? { done: `A link is on its way to ${result.email}, ${good}.` }
    : {
        done: `No mail server is set up, so hand this link to ${result.email} yourself. It is shown this once, ${good}:`,
        shown: [result.link],
      };
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
