'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer, Named } from '@/components/stories/editor/editing';
import { changePreviewLinks } from '@/lib/briefings/change-preview-links';
import { requireEditor } from '@/lib/editors/auth';
import type { FormAnswer } from '@/lib/editors/form';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { discardChanges } from '@/lib/stories/discard-changes';
import { findEarlier } from '@/lib/stories/find-earlier';
import { markReady } from '@/lib/stories/mark-ready';
import { publishChanges } from '@/lib/stories/publish-changes';
import { untrashStory } from '@/lib/stories/trash';
import { republishStory, withdrawStory } from '@/lib/stories/withdraw';
import { seeCluster } from '@/lib/wire/see-cluster';

/** What a page sends may be anything: what has no form of an order is none. */
const number = z.int().catch(0);
const words = z.string().catch('');
const inItsPlace = z.union([z.object({ to: z.string() }), z.object({ note: z.string() })]).catch({ note: '' });
const publishOrder = z.object({
  version: number,
  kind: z.enum(['correction', 'clarification', 'update']).optional(),
  note: words,
});

export async function setStageAct(storyId: unknown, stage: unknown): Promise<Answer> {
  const { actor } = await requireEditor('write');
  const order = { storyId: number.parse(storyId), isReady: stage === 'ready' };
  return answerTo(await markReady({ ...order, by: actor, now: new Date() }));
}

/** Makes and revokes the private links to a story. */
export async function storyPreviewAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('write');
  const around = { newsroom: await getSettings(), siteUrl: env().SITE_URL };
  const answer = await changePreviewLinks({ kind: 'story', form, by: actor, now: new Date() }, around);
  revalidatePath('/admin/stories/[id]', 'page');
  return answer;
}

export async function publishChangesAct(storyId: unknown, order: unknown): Promise<Answer> {
  const { actor } = await requireEditor('publish');
  const asked = publishOrder.safeParse(order);
  if (!asked.success) return { ok: false, problem: 'It must be a correction, clarification or update.' };
  const { version, kind, note } = asked.data;
  const told = kind && { note: { kind, text: note } };
  const result = await publishChanges({
    ...{ storyId: number.parse(storyId), basedOn: version, ...told },
    ...{ by: actor, now: new Date() },
  });
  return answerTo(result);
}

export async function discardChangesAct(storyId: unknown, version: unknown): Promise<Answer> {
  const { actor } = await requireEditor('publish');
  const order = { storyId: number.parse(storyId), basedOn: number.parse(version) };
  return answerTo(await discardChanges({ ...order, by: actor, now: new Date() }));
}

export async function withdrawAct(storyId: unknown, place: unknown): Promise<Answer> {
  const { actor } = await requireEditor('publish');
  const order = { storyId: number.parse(storyId), ...inItsPlace.parse(place) };
  return answerTo(await withdrawStory({ ...order, by: actor, now: new Date() }));
}

export async function publishAgainAct(storyId: unknown): Promise<Answer> {
  const { actor } = await requireEditor('publish');
  return answerTo(await republishStory({ storyId: number.parse(storyId), by: actor, now: new Date() }));
}

export async function restoreAct(storyId: unknown): Promise<Answer> {
  const { actor } = await requireEditor('write');
  return answerTo(await untrashStory({ storyId: number.parse(storyId), by: actor, now: new Date() }));
}

export async function findEarlierAct(storyId: unknown, letters: unknown): Promise<Named[]> {
  await requireEditor('write');
  const found = await findEarlier(number.parse(storyId), words.parse(letters));
  return found.map(({ id, headline }) => ({ id, name: headline }));
}

/** The page says when what the wire has about its story was looked at: asking for a page changes nothing. */
export async function seeWireAct(clusterId: unknown): Promise<void> {
  const { id } = await requireEditor('write');
  await seeCluster({ clusterId: number.parse(clusterId), editorId: id, now: new Date() });
}

type Result = { ok: true } | { ok: false; reason: string; problems?: string[]; savedBy?: string };

function answerTo(result: Result): Answer {
  if (result.ok) return { ok: true };
  if (result.reason === 'conflict')
    return { ok: false, problem: `${result.savedBy || 'Somebody'} has saved since. Look at the story again first.` };
  return {
    ok: false,
    problem: result.problems?.join(' ') ?? WORDS[result.reason] ?? 'It cannot be done as it stands.',
  };
}

const WORDS: Record<string, string> = {
  'not allowed': 'Only an editor may do this.',
  'not found': 'This story is not there any more.',
  'not published': 'Readers do not see this story, so there is nothing to change for them.',
  'nothing to publish': 'Nothing was changed since readers last got it.',
  'no note': 'Write a sentence for readers first.',
  'no such page': 'There is no such page that readers can open. Write an address of this site.',
  'not withdrawn': 'This story is not withdrawn.',
  withdrawn: 'This story was withdrawn.',
  trashed: 'This story lies in the trash. Restore it first.',
};
