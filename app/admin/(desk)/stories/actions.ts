'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireEditor } from '@/lib/editors/auth';
import { textOf } from '@/lib/editors/form';
import { actOnStories, type BulkAnswer } from '@/lib/stories/bulk';
import { startStory } from '@/lib/stories/start-story';

export async function startStoryAct(form: FormData): Promise<void> {
  const { actor } = await requireEditor('write');
  const started = await startStory({ headline: textOf(form, 'headline'), by: actor, now: new Date() });
  redirect(started.ok ? `/admin/stories/${started.id}` : '/admin/denied');
}

export async function bulkAct(_before: BulkAnswer, form: FormData): Promise<BulkAnswer> {
  const { actor } = await requireEditor('write');
  const ids = form.getAll('story').map(Number);
  const answer = await actOnStories({ act: textOf(form, 'act'), ids, by: actor, now: new Date() });
  revalidatePath('/admin/stories');
  return answer;
}
