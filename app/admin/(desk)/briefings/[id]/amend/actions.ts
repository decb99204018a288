'use server';

import { revalidatePath } from 'next/cache';
import { amend, type AmendResult } from '@/lib/briefings/amend';
import { headlineField, rankField } from '@/lib/briefings/form';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';

/** Puts right what readers see of an edition. What was typed comes back in any case. */
export async function amendAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('publish');
  const ids = form.getAll('story').map(Number);
  const stories = ids.map((storyId) => ({
    storyId,
    rank: Number(textOf(form, rankField(storyId))),
    headlineOverride: textOf(form, headlineField(storyId)).trim() || null,
  }));
  const words = typed(form, ['title', 'intro', 'mailSubject', 'mailPreheader']);
  const { title = '', intro = '', mailSubject = '', mailPreheader = '' } = words;
  const result = await amend({
    briefingId: Number(textOf(form, 'briefing')),
    basedOn: Number(textOf(form, 'version')),
    amendment: { title, intro, mailSubject, mailPreheader, stories },
    by: actor,
    now: new Date(),
  });
  const values = {
    ...words,
    ...typed(
      form,
      ids.flatMap((id) => [rankField(id), headlineField(id)]),
    ),
  };
  revalidatePath('/admin', 'layout');
  if (result.ok) return { values, done: 'Readers see it as it is now.' };
  return result.reason === 'invalid' ? { values, problems: result.problems } : { values, problem: wordsFor(result) };
}

function wordsFor(result: Exclude<AmendResult, { ok: true } | { reason: 'invalid' }>): string {
  if (result.reason === 'changed')
    return `${result.by || 'Somebody'} has changed this edition meanwhile. Open it in another tab to see how it is now; saving again takes what stands here.`;
  return WORDS[result.reason];
}

const WORDS = {
  'not allowed': 'Editors amend what is public.',
  'not found': 'That edition is not there any more.',
  'not published': 'This edition is not public any more. Change it in the composer.',
  'nothing new': 'It is like that already.',
};
