import type { Actor } from '@/lib/editors/rules';
import { countInWords, capitalised } from '@/lib/words';
import { markReady, type MarkResult } from './mark-ready';
import { deleteStory, trashStory, untrashStory, type TrashResult } from './trash';

/** What can be done to many stories at once, and how it is said that it was done. */
const ACTS = {
  ready: { does: (order: Order) => markReady({ ...order, isReady: true }), done: 'marked as ready' },
  writing: { does: (order: Order) => markReady({ ...order, isReady: false }), done: 'in work again' },
  trash: { does: trashStory, done: 'in the trash' },
  restore: { does: untrashStory, done: 'back from the trash' },
  delete: { does: deleteStory, done: 'deleted for good' },
} satisfies Record<string, { does: (order: Order) => Promise<MarkResult | TrashResult>; done: string }>;

type Order = { storyId: number; by: Actor; now: Date };

export type BulkAct = keyof typeof ACTS;

export type BulkAnswer = {
  /** "Two stories are in the trash." */
  done?: string;
  /** What could not be done, one sentence for each reason. */
  problems?: string[];
  /** The stories that are in the trash now and can be had back. */
  undo?: number[];
};

/** More than a page of the list holds. */
const MOST = 200;

/** Carries out one act on each of these stories; what is refused for one keeps it from none of the others. */
export async function actOnStories(given: { act: string; ids: number[]; by: Actor; now: Date }): Promise<BulkAnswer> {
  const { act, ids, by, now } = given;
  if (!Object.hasOwn(ACTS, act)) return { problems: ['There is no such act.'] };
  const { does, done } = ACTS[act as BulkAct];
  const changed: number[] = [];
  const refused = new Map<string, number>();
  for (const storyId of [...new Set(ids)].filter(Number.isSafeInteger).slice(0, MOST)) {
    const result = await does({ storyId, by, now });
    if (result.ok) changed.push(storyId);
    else refused.set(reasonOf(result), (refused.get(reasonOf(result)) ?? 0) + 1);
  }
  return {
    ...(changed.length > 0 && { done: `${stories(changed.length)} ${done}.` }),
    ...(refused.size > 0 && {
      problems: [...refused].map(
        ([reason, count]) => `${stories(count)} ${count === 1 ? reason.replace('them', 'it') : reason}`,
      ),
    }),
    ...(act === 'trash' && changed.length > 0 && { undo: changed }),
  };
}

const stories = (count: number) =>
  `${capitalised(countInWords(count, 'story', 'stories'))} ${count === 1 ? 'is' : 'are'}`;

function reasonOf(result: Extract<MarkResult | TrashResult, { ok: false }>): string {
  if (result.reason === 'in use')
    return `still in ${result.editions.map((number) => `No. ${number}`).join(' and ')}. Take them out there first.`;
  return WORDS[result.reason];
}

const WORDS = {
  'not allowed': 'for an editor to decide about.',
  'not found': 'gone already.',
  'not in the trash': 'not in the trash, and only what is there can be deleted.',
  public: 'public. Withdraw them first.',
  trashed: 'in the trash. Have them back first.',
  withdrawn: 'withdrawn, and stay as they are.',
} satisfies Record<Exclude<Extract<MarkResult | TrashResult, { ok: false }>['reason'], 'in use'>, string>;
