'use server';

import { z } from 'zod';
import type { Answer } from '@/components/briefings/composer/arranging';
import { findStoryInEdition } from '@/lib/briefings/composer-queries';
import { propose, type ProposeResult } from '@/lib/briefings/propose';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { requireEditor } from '@/lib/editors/auth';
import { markReady, type MarkResult } from '@/lib/stories/mark-ready';
import { startStory } from '@/lib/stories/start-story';

/** What a page sends may be anything: what has no form of an order is none. */
const number = z.int().catch(0);
const words = z.string().catch('');

export async function handInAct(storyId: unknown): Promise<Answer> {
  const { actor } = await requireEditor('write');
  const result = await markReady({ storyId: number.parse(storyId), isReady: true, by: actor, now: new Date() });
  return result.ok ? result : { ok: false, problem: NOT_HANDED_IN[result.reason] };
}

export async function startStoryAct(briefingId: unknown, headline: unknown): Promise<StoryInEdition | null> {
  const { actor } = await requireEditor('write');
  const now = new Date();
  const started = await startStory({ headline: words.parse(headline), by: actor, now });
  if (!started.ok) return null;
  return (await findStoryInEdition(started.id, { briefingId: number.parse(briefingId), now })) ?? null;
}

export async function proposeAct(briefingId: unknown, storyId: unknown): Promise<Answer> {
  const { actor } = await requireEditor('write');
  const order = { briefingId: number.parse(briefingId), storyId: number.parse(storyId) };
  const result = await propose({ ...order, by: actor, now: new Date() });
  return result.ok ? { ok: true } : { ok: false, problem: NOT_PROPOSED[result.reason] };
}

const NOT_HANDED_IN = {
  'not allowed': 'You may not write stories.',
  'not found': 'That story is not there any more.',
  trashed: 'That story lies in the trash. Have it back first.',
  withdrawn: 'That story was withdrawn.',
} satisfies Record<Extract<MarkResult, { ok: false }>['reason'], string>;

const NOT_PROPOSED = {
  'not allowed': 'You may not propose stories.',
  'not found': 'That story or this edition is not there any more. Load the page again.',
  published: 'This edition is out already.',
  trashed: 'The story or the edition lies in the trash.',
  withdrawn: 'That story was withdrawn.',
  full: 'The bench is full. Somebody has to clear it first.',
} satisfies Record<Extract<ProposeResult, { ok: false }>['reason'], string>;
