'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/briefings/composer/arranging';
import { cancelSchedule, dismissHeld } from '@/lib/briefings/cancel-schedule';
import { findStoryInEdition } from '@/lib/briefings/composer-queries';
import { propose, type ProposeResult } from '@/lib/briefings/propose';
import { changePreviewLinks } from '@/lib/briefings/change-preview-links';
import { plannedForm, refusalWords } from '@/lib/briefings/publication-words';
import { publish } from '@/lib/briefings/publish';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { schedule } from '@/lib/briefings/schedule';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { formatInZone, instantAt } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { fieldProblems, textOf, typed, type FormAnswer } from '@/lib/editors/form';
import type { Actor } from '@/lib/editors/rules';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
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

/** Everything the publish panel does to an edition; `act` says which. What the editor had before them comes along as the proof. */
export async function publicationAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('publish');
  const carryOut = ACTS[textOf(form, 'act')] ?? unknown;
  const order = { briefingId: Number(textOf(form, 'briefing')), by: actor, now: new Date() };
  const answer = await carryOut(order, form);
  // Whatever came of it, the page shows how things stand, and the next press goes out from there.
  revalidatePath('/admin', 'layout');
  return answer;
}

/** Makes and revokes the private links to an edition. */
export async function briefingPreviewAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('write');
  const around = { newsroom: await getSettings(), siteUrl: env().SITE_URL };
  const answer = await changePreviewLinks({ kind: 'briefing', form, by: actor, now: new Date() }, around);
  revalidatePath('/admin', 'layout');
  return answer;
}

type Order = { briefingId: number; by: Actor; now: Date };

const ACTS: Record<string, (order: Order, form: FormData) => Promise<FormAnswer>> = {
  publish: publishNow,
  schedule: plan,
  cancel: async (order) => {
    const result = await cancelSchedule(order);
    return result.ok ? { done: 'The schedule is cancelled. It is a draft again.' } : refused(result, order);
  },
  dismiss: async (order) => {
    const result = await dismissHeld(order);
    return result.ok ? { done: 'It no longer waits. It is a draft.' } : refused(result, order);
  },
  withdraw: takeBack,
};

async function publishNow(order: Order, form: FormData): Promise<FormAnswer> {
  const result = await publish({ ...order, proof: textOf(form, 'proof') });
  if (result.ok) return { done: 'It is published.' };
  const { problem } = await refused(result, order);
  // Somebody was quicker, or the same person pressed twice: what they wanted has happened.
  return result.reason === 'already published' ? { done: problem } : { problem: problem };
}

async function plan(order: Order, form: FormData): Promise<FormAnswer> {
  const newsroom = await getSettings();
  const values = typed(form, ['date', 'time']);
  const given = plannedForm.safeParse(values);
  if (!given.success) return { values, problems: fieldProblems(given.error) };
  const at = instantAt(given.data.date, given.data.time, newsroom.timeZone);
  const replaces = Number(textOf(form, 'replaces')) || undefined;
  const result = await schedule({ ...order, proof: textOf(form, 'proof'), at, ...(replaces && { replaces }) });
  if (result.ok) return { done: `It goes out on ${formatInZone(at, newsroom)}.` };
  if (result.reason === 'in the past')
    return { values, problems: { time: `${formatInZone(at, newsroom)} is over. Choose a time to come.` } };
  return { values, ...(await refused(result, order)) };
}

async function takeBack(order: Order, form: FormData): Promise<FormAnswer> {
  const values = typed(form, ['place', 'note', 'to']);
  const place = values.place === 'page' ? { to: values.to ?? '' } : { note: values.note ?? '' };
  const result = await withdrawBriefing({ ...order, ...place });
  if (result.ok) return { done: 'It is withdrawn, and its stories with it.' };
  const { problem } = await refused(result, order);
  if (result.reason === 'no note') return { values, problems: { note: problem } };
  if (result.reason === 'no such page') return { values, problems: { to: problem } };
  return { problem: problem };
}

async function refused(result: Parameters<typeof refusalWords>[0], { now }: Order): Promise<{ problem: string }> {
  return { problem: refusalWords(result, { newsroom: await getSettings(), now }) };
}

function unknown(): Promise<FormAnswer> {
  return Promise.resolve({ problem: 'That cannot be done here. Load the page again.' });
}
