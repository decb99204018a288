'use server';

import { readFile } from 'node:fs/promises';
import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import { capitalised, countInWords } from '@/lib/words';
import { addSource } from '@/lib/wire/add-source';
import { importOpml, type ImportOpmlResult } from '@/lib/wire/import-opml';
import { checkAllSources, checkSource, pauseSource, resumeSource } from '@/lib/wire/steer-source';

const PATH = '/admin/wire/sources';

const NOT_ALLOWED = 'Only editors and administrators may do this.';

export async function addSourceAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const values = typed(form, ['address', 'name', 'kind', 'tier']);
  const result = await addSource({ form: values, by: actor, now: new Date() });
  revalidatePath(PATH);
  if (result.ok) return { done: `${result.name} is on the wire. Its items come in a moment.` };
  if (result.reason === 'invalid') return { values, problems: result.problems };
  if (result.reason === 'not allowed') return { values, problem: NOT_ALLOWED };
  return {
    values,
    problem: 'That site has several feeds. Put the address of the one you want into the field:',
    shown: result.feeds.map(({ url }) => url),
  };
}

/** What is done to one source of the list: the button says which, as "check 12". */
export async function steerSourceAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const [act, id] = textOf(form, 'act').split(' ');
  const now = new Date();
  revalidatePath(PATH);
  if (act === 'all') {
    const all = await checkAllSources({ by: actor, now });
    return all.ok
      ? {
          done: `${capitalised(countInWords(all.count, 'source is', 'sources are'))} being checked, one after another.`,
        }
      : { problem: NOT_ALLOWED };
  }
  const order = { sourceId: Number(id), by: actor, now };
  const result = await (act === 'pause' ? pauseSource : act === 'resume' ? resumeSource : checkSource)(order);
  if (!result.ok)
    return { problem: result.reason === 'not allowed' ? NOT_ALLOWED : 'That source is not there any more.' };
  return { done: `${result.name} ${act === 'pause' ? 'is off' : act === 'resume' ? 'is on' : 'is being checked'}.` };
}

export async function importSourcesAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { problem: 'Choose an OPML file first.' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return answerToImport(await importOpml({ name: file.name, bytes, by: actor, now: new Date() }));
}

/** The list that comes with the program. */
export async function takeSuggestionsAct(_before: FormAnswer, _form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const bytes = await readFile('lib/wire/starter.opml');
  return answerToImport(await importOpml({ name: 'the suggested list', bytes, by: actor, now: new Date() }));
}

function answerToImport(result: ImportOpmlResult): FormAnswer {
  revalidatePath(PATH);
  if (!result.ok) return { problem: WORDS[result.reason] };
  const { added, known } = result;
  const before = known > 0 ? ` ${capitalised(countInWords(known, 'was', 'were'))} there before.` : '';
  return { done: `${capitalised(countInWords(added, 'source', 'sources'))} added.${before}` };
}

const WORDS = {
  'not allowed': NOT_ALLOWED,
  'not opml': 'That is not an OPML file, or one that is too large.',
  'no feeds': 'There are no feeds in that file.',
  'too many': 'That would be more sources than a desk may have: 2,000.',
} satisfies Record<Extract<ImportOpmlResult, { ok: false }>['reason'], string>;
