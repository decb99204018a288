'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { typed, type FormAnswer } from '@/lib/editors/form';
import { addSubscriber, type AddResult, type Way } from '@/lib/newsletter/add-subscriber';
import { unsubscribe } from '@/lib/newsletter/end-by-desk';
import { countInWords } from '@/lib/words';

export async function addSubscriberAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const values = typed(form, ['email', 'way', 'words', 'evidence']);
  const { email, way, words, evidence } = values as Record<'email' | 'way' | 'words' | 'evidence', string>;
  const consent: Way = way === 'agreed' ? { way, words, evidence } : { way: 'confirm' };
  const result = await addSubscriber({ email, consent, by: actor, now: new Date() });
  if (!result.ok && result.reason === 'invalid') return { values, problems: result.problems };
  if (!result.ok) return { values, problem: REFUSALS[result.reason] };
  revalidatePath('/admin/subscribers');
  return { done: result.result === 'added' ? `${email} is on the list.` : `${email} has been sent a link to confirm.` };
}

const REFUSALS = {
  'not allowed': 'Only an administrator may do this.',
  'already here': 'That address is on the list already.',
  suppressed: 'That address has left, bounced, complained or was erased. Only they themselves can come back.',
  'asked before': 'That address was sent a link less than an hour ago, or several times. Wait for them to answer.',
} satisfies Record<Exclude<Extract<AddResult, { ok: false }>['reason'], 'invalid'>, string>;

/** Takes those that are ticked off the list. */
export async function unsubscribeAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const ids = form.getAll('id').map(Number).filter(Number.isSafeInteger).slice(0, 200);
  if (ids.length === 0) return { problem: 'Tick the people to unsubscribe first.' };
  const result = await unsubscribe({ ids, by: actor, now: new Date() });
  if (!result.ok) return { problem: REFUSALS[result.reason] };
  revalidatePath('/admin/subscribers');
  return { done: `${countInWords(result.count, 'person', 'people')} taken off the list. They get nothing more.` };
}
