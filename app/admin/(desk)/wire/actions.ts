'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { takeCluster, type TakeResult } from '@/lib/briefings/take-cluster';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import type { Actor } from '@/lib/editors/rules';
import type { MoveResult } from '@/lib/wire/cluster-moves';
import { dismissCluster, reopenCluster } from '@/lib/wire/dismiss-cluster';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { seeCluster } from '@/lib/wire/see-cluster';
import { splitCluster } from '@/lib/wire/split-cluster';
import { checkAllSources } from '@/lib/wire/steer-source';
import { undoMoves, type UndoResult } from '@/lib/wire/undo-moves';
import { forgetView, keepView } from '@/lib/wire/views';
import { voteFor, type VoteResult } from '@/lib/wire/vote';
import { capitalised, countInWords } from '@/lib/words';

/** Everything the wire does to clusters; `act` says which. What it moved comes along, so that it can be undone. */
export async function wireAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor, id } = await requireEditor('write');
  const answer = await carryOut(form, { by: actor, now: new Date() }, id);
  revalidatePath('/admin/wire');
  return answer;
}

/** The page says when its cluster was looked at: asking for a page changes nothing. */
export async function seeAct(clusterId: unknown): Promise<void> {
  const { id } = await requireEditor('write');
  await seeCluster({ clusterId: z.int().catch(0).parse(clusterId), editorId: id, now: new Date() });
}

/** Has every source asked now, whatever its rhythm. What comes in is told on the page, as ever. */
export async function checkAct(_before: FormAnswer, _form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('sources');
  const all = await checkAllSources({ by: actor, now: new Date() });
  if (!all.ok) return { problem: NOT_MOVED['not allowed'] };
  if (all.count === 0) return { problem: 'No source is turned on. Add one, or turn one on, among the sources.' };
  return {
    done: `${capitalised(countInWords(all.count, 'source is', 'sources are'))} being asked, one after another.`,
  };
}

/** Keeps a view of the wire under a name, or removes one; `act` says which. */
export async function viewAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { id: editorId } = await requireEditor('write');
  if (textOf(form, 'act') === 'forget') {
    await forgetView({ id: Number(textOf(form, 'view')), editorId });
    revalidatePath('/admin/wire');
    return { done: 'The view is removed.' };
  }
  const given = { name: textOf(form, 'name'), query: textOf(form, 'query') };
  const result = await keepView({ editorId, ...given });
  if (!result.ok) return { problems: { name: result.problem }, values: typed(form, ['name']) };
  revalidatePath('/admin/wire');
  return { done: 'The view is saved.' };
}

type Who = { by: Actor; now: Date };

async function carryOut(form: FormData, who: Who, editorId: number): Promise<FormAnswer> {
  const [act, rank] = textOf(form, 'act').split(' ');
  const clusterId = Number(textOf(form, 'current'));
  switch (act) {
    case 'take':
      return take({ clusterId, briefingId: Number(textOf(form, 'briefing')), rank: Number(rank), ...who });
    case 'vote':
    case 'unvote': {
      const order = { clusterId, briefingId: Number(textOf(form, 'briefing')), isFor: act === 'vote', editorId };
      return voted(await voteFor({ ...order, ...who }));
    }
    case 'dismiss':
      return moved(
        await dismissCluster({ clusterId, ...who }),
        'It is dismissed. What comes in about it joins it there.',
      );
    case 'reopen':
      return moved(await reopenCluster({ clusterId, ...who }), 'It is back on the list.');
    case 'merge': {
      const clusterIds = [clusterId, ...numbersOf(form, 'cluster')];
      return moved(await mergeClusters({ clusterIds, ...who }), 'They are one cluster now.');
    }
    case 'split': {
      const itemIds = numbersOf(form, 'item');
      return moved(await splitCluster({ clusterId, itemIds, ...who }), 'What was selected is a cluster of its own.');
    }
    case 'undo':
      return undone(await undoMoves({ moves: textOf(form, 'moves').split(',').map(Number), ...who }));
    default:
      return { problem: 'That cannot be done here. Load the page again.' };
  }
}

function voted(result: VoteResult): FormAnswer {
  if (!result.ok) return { problem: NOT_TAKEN[result.reason] };
  return { done: result.isFor ? 'You are for it, and the others see that.' : 'Your vote is taken back.' };
}

const numbersOf = (form: FormData, field: string) => form.getAll(field).map(Number).filter(Number.isSafeInteger);

async function take(order: Parameters<typeof takeCluster>[0]): Promise<FormAnswer> {
  const result = await takeCluster(order);
  if (!result.ok) return { problem: NOT_TAKEN[result.reason] };
  const place = order.rank > 0 ? `in slot ${order.rank}` : 'on the bench';
  const made = result.isNew ? 'A story was made of it, with its sources cited, and stands' : 'Its story stands';
  return { done: `${made} ${place}.${result.displaced ? ' What stood there is on the bench.' : ''}` };
}

const NOT_TAKEN = {
  'not allowed': 'You may put it on the bench; editors rank.',
  'not found': 'The cluster or the edition is not there any more. Load the page again.',
  published: 'That edition is out already. Load the page again.',
  trashed: 'That edition lies in the trash.',
  'no such slot': 'The edition has no such slot.',
  full: 'The bench is full. Somebody has to clear it first.',
} satisfies Record<Extract<TakeResult, { ok: false }>['reason'], string>;

function moved(result: MoveResult, done: string): FormAnswer {
  return result.ok ? { done, values: { moves: result.moves.join(',') } } : { problem: NOT_MOVED[result.reason] };
}

const NOT_MOVED = {
  'not allowed': 'Editors arrange the wire.',
  'not found': 'That is not there any more. Load the page again.',
  'nothing to do': 'Nothing is selected that this could be done with. Tick something first.',
  'merged already': 'It was merged into another one meanwhile.',
  'both have a story': 'Both have a story already. Only one of them can be the story of both.',
} satisfies Record<Extract<MoveResult, { ok: false }>['reason'], string>;

function undone(result: UndoResult): FormAnswer {
  return result.ok ? { done: 'It is as it was.' } : { problem: NOT_UNDONE[result.reason] };
}

const NOT_UNDONE = {
  'not allowed': 'Editors arrange the wire.',
  'not found': 'There is nothing to undo.',
  'undone already': 'It is undone already.',
  'changed since': 'Something else was done with it since. Undo that first.',
} satisfies Record<Extract<UndoResult, { ok: false }>['reason'], string>;
