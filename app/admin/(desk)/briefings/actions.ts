'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { startBriefing } from '@/lib/briefings/start-briefing';
import { trashBriefing, untrashBriefing, type TrashResult } from '@/lib/briefings/trash-briefing';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { capitalised, countInWords } from '@/lib/words';

export async function startBriefingAct(form: FormData): Promise<void> {
  const { actor } = await requireEditor('arrange');
  const order = { editionDate: textOf(form, 'date'), withLeftovers: textOf(form, 'leftovers') === 'yes' };
  const started = await startBriefing({ ...order, by: actor, now: new Date() });
  revalidatePath('/admin/briefings');
  redirect(started.ok ? `/admin/briefings/${started.id}` : '/admin/briefings');
}

/** Puts editions into the trash, or has them back. */
export async function trashBriefingsAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('arrange');
  const isBack = textOf(form, 'act') === 'restore';
  const ids = form.getAll('edition').map(Number).filter(Number.isSafeInteger);
  if (ids.length === 0) return { problem: 'Nothing is selected. Tick an edition first.' };
  const refused: string[] = [];
  for (const briefingId of ids.slice(0, 100)) {
    const order = { briefingId, by: actor, now: new Date() };
    const result = isBack ? await untrashBriefing(order) : await trashBriefing(order);
    if (!result.ok) refused.push(wordsOf(result));
  }
  revalidatePath('/admin/briefings');
  if (refused.length > 0) return { problem: [...new Set(refused)].join(' ') };
  const what = `${capitalised(countInWords(ids.length, 'edition', 'editions'))} ${ids.length === 1 ? 'is' : 'are'}`;
  return { done: isBack ? `${what} back.` : `${what} in the trash, and can be had back from there.` };
}

function wordsOf(refusal: Extract<TrashResult, { ok: false }>): string {
  switch (refusal.reason) {
    case 'not allowed':
      return 'You may not arrange editions.';
    case 'not found':
      return 'One of the editions is not there any more.';
    case 'not a draft':
      return 'Only drafts go into the trash. Cancel what is planned first.';
    case 'taken':
      return `No. ${refusal.by} has that number or that date now. Change it first.`;
  }
}
