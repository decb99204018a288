'use server';

import { redirect } from 'next/navigation';
import { leave, requireEditor } from '@/lib/editors/auth';
import { revokeSession } from '@/lib/editors/sessions';
import { startStory } from '@/lib/stories/start-story';

/** Begins a story from wherever somebody is and opens it. */
export async function newStoryAct(): Promise<void> {
  const { actor } = await requireEditor('write');
  const result = await startStory({ by: actor, now: new Date() });
  redirect(result.ok ? `/admin/stories/${result.id}` : '/admin/denied');
}

/** Signs out from wherever somebody is. */
export async function signOutHereAct(): Promise<void> {
  const here = await requireEditor();
  await revokeSession({ editorId: here.id, sessionId: here.sessionId, by: here.actor, now: new Date() });
  await leave();
  redirect('/admin/sign-in');
}
