'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/briefings/composer/arranging';
import { cancelSchedule, dismissHeld } from '@/lib/briefings/cancel-schedule';
import { findStoryInEdition } from '@/lib/briefings/composer-queries';
import { propose, type ProposeResult } from '@/lib/briefings/propose';
import { changePreviewLinks } from '@/lib/briefings/change-preview-links';
import { plannedForm, refusalWords } from '@/lib/briefings/publication-words';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { formatInZone, instantAt } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { fieldProblems, textOf, typed, type FormAnswer } from '@/lib/editors/form';
import type { Actor } from '@/lib/editors/rules';
import { env } from '@/lib/env';
import { answerTest } from '@/lib/newsletter/answer-test';
import { readMailing } from '@/lib/newsletter/mailing-form';
import { publishAndSend, scheduleAndSend, type Mailing } from '@/lib/newsletter/publish-and-send';
import { findOpenSend } from '@/lib/newsletter/send-queries';
import { MAY_NOT_SEND, WAITS_WITH_EDITION } from '@/lib/newsletter/send-words';
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

/** Sends the mail of an edition to one address, to look at it where it is read. */
export async function testMailAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('send');
  return answerTest(form, actor);
}

type Order = { briefingId: number; by: Actor; now: Date };

const ACTS: Record<string, (order: Order, form: FormData) => Promise<FormAnswer>> = {
  publish: publishNow,
  schedule: plan,
  cancel: async (order) => {
    const result = await cancelSchedule(order);
    if (!result.ok) return refused(result, order);
    return { done: `The schedule is cancelled. It is a draft again.${await wordsOfMail(order)}` };
  },
  dismiss: async (order) => {
    const result = await dismissHeld(order);
    return result.ok ? { done: 'It no longer waits. It is a draft.' } : refused(result, order);
  },
  withdraw: takeBack,
};

async function publishNow(order: Order, form: FormData): Promise<FormAnswer> {
  const read = readMailing(form, order);
  const mailing: Mailing = read.ok ? read.mailing : 'as it stands';
  const result = await publishAndSend({ ...order, proof: textOf(form, 'proof'), mailing });
  const isSent = typeof mailing === 'object';
  if (result.ok) return { done: isSent ? 'It is published, and the newsletter is on its way.' : 'It is published.' };
  if (result.reason === 'may not send' || result.reason === 'mail before edition') return { problem: MAY_NOT_SEND };
  const { problem } = await refused(result, order);
  if (result.reason !== 'already published') return { problem };
  // Somebody was quicker, or the same person pressed twice: what they wanted has happened, but for the newsletter perhaps.
  if (!isSent || (await findOpenSend(order.briefingId))) return { done: problem };
  return { problem: `${problem} The newsletter was not sent with it.` };
}

async function plan(order: Order, form: FormData): Promise<FormAnswer> {
  const newsroom = await getSettings();
  const values = typed(form, ['date', 'time']);
  const given = plannedForm.safeParse(values);
  if (!given.success) return { values, problems: fieldProblems(given.error) };
  const { date, time } = given.data;
  const at = instantAt(date, time, newsroom.timeZone);
  const read = readMailing(form, { date, timeZone: newsroom.timeZone });
  if (!read.ok) return { values, problems: { mailTime: 'Give a time such as 07:15.' } };
  const { mailing } = read;
  const replaces = Number(textOf(form, 'replaces')) || undefined;
  const more = { proof: textOf(form, 'proof'), at, mailing, ...(replaces && { replaces }) };
  const result = await scheduleAndSend({ ...order, ...more });
  if (result.ok) {
    const mail = typeof mailing === 'object' ? ` The newsletter leaves at ${textOf(form, 'mailTime')}.` : '';
    return { done: `It goes out on ${formatInZone(at, newsroom)}.${mail}` };
  }
  if (result.reason === 'in the past')
    return { values, problems: { time: `${formatInZone(at, newsroom)} is over. Choose a time to come.` } };
  if (result.reason === 'mail before edition')
    return {
      values,
      problems: { mailTime: `The mail cannot leave before the edition is out. Choose ${time} or later.` },
    };
  if (result.reason === 'may not send') return { values, problem: MAY_NOT_SEND };
  return { values, ...(await refused(result, order)) };
}

async function takeBack(order: Order, form: FormData): Promise<FormAnswer> {
  const values = typed(form, ['place', 'note', 'to']);
  const place = values.place === 'page' ? { to: values.to ?? '' } : { note: values.note ?? '' };
  const result = await withdrawBriefing({ ...order, ...place });
  if (result.ok) return { done: `It is withdrawn, and its stories with it.${await wordsOfMail(order)}` };
  const { problem } = await refused(result, order);
  if (result.reason === 'no note') return { values, problems: { note: problem } };
  if (result.reason === 'no such page') return { values, problems: { to: problem } };
  return { problem: problem };
}

/** What becomes of a newsletter that was planned with the edition. */
async function wordsOfMail({ briefingId }: Order): Promise<string> {
  return (await findOpenSend(briefingId)) ? ` ${WAITS_WITH_EDITION}` : '';
}

async function refused(result: Parameters<typeof refusalWords>[0], { now }: Order): Promise<{ problem: string }> {
  return { problem: refusalWords(result, { newsroom: await getSettings(), now }) };
}

function unknown(): Promise<FormAnswer> {
  return Promise.resolve({ problem: 'That cannot be done here. Load the page again.' });
}
