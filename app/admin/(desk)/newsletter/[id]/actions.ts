'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { decideUncertain } from '@/lib/newsletter/decide-uncertain';
import { NOT_SENT } from '@/lib/newsletter/send-words';
import { cancelSend, pauseSend, resumeSend, startSendNow } from '@/lib/newsletter/steer-send';

const STEER = { pause: pauseSend, resume: resumeSend, cancel: cancelSend, start: startSendNow };

const DONE = {
  pause: 'It is paused. Nothing more leaves until somebody resumes it.',
  resume: 'It goes on.',
  cancel: 'It is cancelled. Whoever has not got it will not.',
  start: 'It begins.',
};

/** Everything that is done to a send while it is planned or under way; `act` says which. */
export async function steerSendAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('send');
  const act = textOf(form, 'act');
  if (!(act in STEER)) return { problem: 'That cannot be done here. Load the page again.' };
  const name = act as keyof typeof STEER;
  const result = await STEER[name]({ sendId: Number(textOf(form, 'send')), by: actor, now: new Date() });
  revalidatePath('/admin', 'layout');
  if (!result.ok) return { problem: NOT_SENT[result.reason] };
  return { done: result.newVersion ? `It goes on. The rest get version ${result.newVersion}.` : DONE[name] };
}

/** What becomes of the mails of which nobody knows whether the server took them. */
export async function decideUncertainAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('send');
  const decision = textOf(form, 'decision') === 'again' ? 'again' : 'leave';
  const order = { sendId: Number(textOf(form, 'send')), decision, by: actor, now: new Date() } as const;
  const result = await decideUncertain(order);
  revalidatePath('/admin', 'layout');
  if (!result.ok) return { problem: NOT_SENT[result.reason] };
  return { done: decision === 'again' ? 'They are sent to once more.' : 'It stays as it is.' };
}
