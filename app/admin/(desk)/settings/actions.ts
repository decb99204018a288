'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { changeSettings } from '@/lib/editors/change-settings';
import type { FormAnswer } from '@/lib/editors/form';
import { SETTING_NAMES, type SettingTexts } from '@/lib/editors/settings-form';
import { capitalised, countInWords } from '@/lib/words';

export async function saveSettingsAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('settings');
  const given = textsOf(form, '');
  const was = textsOf(form, 'was.');
  const values = { ...given, ...Object.fromEntries(Object.entries(was).map(([name, text]) => [`was.${name}`, text])) };
  const result = await changeSettings({ given, was, by: actor, now: new Date() });
  if (result.ok) {
    revalidatePath('/admin', 'layout');
    const count = capitalised(countInWords(result.changed.length, 'change is', 'changes are'));
    const saved = result.changed.length > 0 ? `${count} saved.` : 'Nothing was changed.';
    return { done: [saved, ...result.warnings].join(' ') };
  }
  if (result.reason === 'invalid') return { values, problems: result.problems };
  if (result.reason === 'not allowed') return { values, problem: 'Only an administrator may change the settings.' };
  const theirs = Object.entries(result.theirs);
  return {
    // What others have set is what was there from now on: to save again means to replace it.
    values: { ...values, ...Object.fromEntries(theirs.map(([name, text]) => [`was.${name}`, text])) },
    problem: 'Somebody else has changed the same meanwhile. Nothing is saved yet: look at the words in red.',
    problems: Object.fromEntries(
      theirs.map(([name, text]) => [
        name,
        `Meanwhile this was set to “${text}”. Save again to put yours in its place.`,
      ]),
    ),
  };
}

/** The settings that the form had. Of boxes that could be ticked none may be: the hidden fields say that they were there. */
function textsOf(form: FormData, prefix: string): SettingTexts {
  const there = SETTING_NAMES.filter((name) => form.has(`was.${name}`));
  const text = (name: string) =>
    form
      .getAll(prefix + name)
      .filter((value) => typeof value === 'string')
      .join(',');
  return Object.fromEntries(there.map((name) => [name, text(name)]));
}
