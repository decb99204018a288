'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { changeSettings, type ChangeSettingsResult } from '@/lib/editors/change-settings';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { DEFAULT_WEIGHTS } from '@/lib/settings';
import { keywordsIn, ownField, PART_FIELDS, weightsIn } from '@/lib/wire/ranking-form';

/** Saves weights and keywords; the same verb as for all settings, so that two editors do not undo each other. */
export async function saveRankingAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const isDefault = textOf(form, 'act') === 'default';
  const values = typed(form, [...PART_FIELDS, 'wireKeywords', 'was.wireWeights', 'was.wireKeywords']);
  const given = {
    wireWeights: isDefault ? JSON.stringify(DEFAULT_WEIGHTS) : weightsIn(values),
    wireKeywords: keywordsIn(values.wireKeywords!),
  };
  const was = { wireWeights: values['was.wireWeights']!, wireKeywords: keywordsIn(values['was.wireKeywords']!) };
  return answer(await changeSettings({ given, was, by: actor, now: new Date() }), values);
}

/** Puts the suggested weights in place of those that the page showed. */
export async function acceptWeightsAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const given = { wireWeights: textOf(form, 'wireWeights') };
  const was = { wireWeights: textOf(form, 'was.wireWeights') };
  const result = await changeSettings({ given, was, by: actor, now: new Date() });
  if (!result.ok && result.reason === 'conflict')
    return { problem: 'Somebody else has changed the weights meanwhile. Load the page again and look at both.' };
  return answer(result, {});
}

function answer(result: ChangeSettingsResult, values: Record<string, string>): FormAnswer {
  if (result.ok) {
    revalidatePath('/admin/wire', 'layout');
    return { done: result.changed.length > 0 ? 'Saved. The wire is ranked by it now.' : 'Nothing was changed.' };
  }
  if (result.reason === 'not allowed') return { values, problem: 'Only editors may change how the wire ranks.' };
  if (result.reason === 'invalid') {
    const { wireWeights, ...problems } = result.problems;
    return { values, problems, ...(wireWeights && { problem: wireWeights }) };
  }
  const { theirs } = result;
  const replaced = Object.fromEntries(Object.entries(theirs).map(([name, text]) => [ownField(name), text]));
  return {
    // What others have set is what was there from now on: to save again means to replace it.
    values: { ...values, ...replaced, ...(theirs.wireWeights && { theirs: theirs.wireWeights }) },
    problem: `Somebody else has changed the ${theirs.wireWeights ? 'weights' : 'keywords'} meanwhile. Nothing is saved yet: save again to put yours in their place.`,
    ...(theirs.wireKeywords !== undefined && {
      problems: { wireKeywords: `Meanwhile this was set to “${theirs.wireKeywords}”.` },
    }),
  };
}
