'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { typed, type FormAnswer } from '@/lib/editors/form';
import type { Way } from '@/lib/newsletter/add-subscriber';
import { beginImport, cancelImport, type ImportActResult } from '@/lib/newsletter/begin-import';
import { matchImport } from '@/lib/newsletter/match-import';

const WORDS = {
  'not allowed': 'Only an administrator may do this.',
  'not waiting': 'This import has gone on since. Load the page anew.',
};

const becomes = (given: FormDataEntryValue) => (given === 'email' || given === 'joined' ? given : '');

export async function matchImportAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const values = typed(form, ['way', 'words', 'evidence']);
  const { way, words = '', evidence = '' } = values;
  const consent: Way = way === 'agreed' ? { way, words, evidence } : { way: 'confirm' };
  const importId = Number(form.get('import'));
  const columns = form.getAll('column').map(becomes);
  const result = await matchImport({ importId, columns, hasHead: form.has('head'), consent, by: actor });
  if (!result.ok && result.reason === 'invalid') return { values, problems: result.problems };
  if (!result.ok) return { values, problem: WORDS[result.reason] };
  revalidatePath(`/admin/subscribers/import/${importId}`);
  return {};
}

export async function beginImportAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const importId = Number(form.get('import'));
  return answerTo(await beginImport({ importId, by: actor, now: new Date() }), importId);
}

export async function cancelImportAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('subscribers');
  const importId = Number(form.get('import'));
  return answerTo(await cancelImport({ importId, by: actor, now: new Date() }), importId);
}

function answerTo(result: ImportActResult, importId: number): FormAnswer {
  if (!result.ok) return { problem: WORDS[result.reason] };
  revalidatePath(`/admin/subscribers/import/${importId}`);
  return {};
}
