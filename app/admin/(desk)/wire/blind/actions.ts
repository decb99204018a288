'use server';

import { revalidatePath } from 'next/cache';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { rankBlind, type RankResult } from '@/lib/wire/rank-blind';

/** Hands in the order of whoever sends it: the clusters of the fields `rank`, empty ones left out. `act` "take back": none. */
export async function rankBlindAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor, id } = await requireEditor('write');
  const isBack = textOf(form, 'act') === 'take back';
  const ranked = isBack ? [] : form.getAll('rank').map(Number).filter(Boolean);
  if (!isBack && ranked.length === 0) return { problem: 'Choose at least one story first.' };
  const briefingId = Number(textOf(form, 'briefing'));
  const result = await rankBlind({ briefingId, ranked, editorId: id, by: actor, now: new Date() });
  revalidatePath('/admin/wire/blind');
  if (!result.ok) return { problem: NOT_RANKED[result.reason] };
  return { done: isBack ? 'Your order is taken back.' : 'Your order is in. The orders of the others are shown now.' };
}

const NOT_RANKED = {
  'not allowed': 'You may not rank.',
  'not found': 'That edition is not there any more.',
  published: 'That edition is out already.',
  'not an order': 'Each story may stand in one place only. Look whether one is chosen twice.',
} satisfies Record<Extract<RankResult, { ok: false }>['reason'], string>;
