'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { changeSettings, type ChangeSettingsResult } from '@/lib/editors/change-settings';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { SETTINGS } from '@/lib/editors/settings-form';
import { DEFAULT_WEIGHTS } from '@/lib/settings';
import {
  differencesInWords,
  fieldsOf,
  keywordsIn,
  ownField,
  parseWeights,
  PART_FIELDS,
  weightsIn,
} from '@/lib/wire/ranking-form';

const WAS = ownField('wireWeights');

/** Saves weights and keywords; the same verb as for all settings, so that two editors do not undo each other. */
export async function saveRankingAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const { [WAS]: was, ...sent } = typed(form, [...PART_FIELDS, 'wireKeywords', WAS, 'was.wireKeywords']);
  const values = textOf(form, 'act') === 'default' ? { ...sent, ...fieldsOf(DEFAULT_WEIGHTS) } : sent;
  if (!SETTINGS.wireWeights.safeParse(was).success)
    return { values, problem: 'The page did not come whole. Load it again; nothing is saved.' };
  const given = { wireWeights: weightsIn(values), wireKeywords: keywordsIn(textOf(form, 'wireKeywords')) };
  const before = { wireWeights: was!, wireKeywords: keywordsIn(textOf(form, 'was.wireKeywords')) };
  const result = await changeSettings({ given, was: before, by: actor, now: new Date() });
  return answer(result, { ...values, [WAS]: was! });
}

/** Puts the suggested weights in place of those that the page showed. */
export async function acceptWeightsAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const given = { wireWeights: textOf(form, 'wireWeights') };
  const was = { wireWeights: textOf(form, WAS) };
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
  const meanwhile = theirs.wireWeights
    ? `Somebody else has changed the weights meanwhile. Unlike here they set ${differencesInWords(parseWeights(theirs.wireWeights), parseWeights(weightsIn(values)))}.`
    : 'Somebody else has changed the keywords meanwhile.';
  return {
    // What others have set is what was there from now on: to save again means to replace it.
    values: { ...values, ...replaced },
    problem: `${meanwhile} Nothing is saved yet: save again to put yours in place of theirs.`,
    ...(theirs.wireKeywords !== undefined && {
      problems: { wireKeywords: `Meanwhile this was set to “${theirs.wireKeywords}”.` },
    }),
  };
}
