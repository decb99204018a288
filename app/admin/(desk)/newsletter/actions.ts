'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { instantAt } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { plannedForm } from '@/lib/briefings/publication-words';
import { planSend } from '@/lib/newsletter/plan-send';
import { NOT_SENT } from '@/lib/newsletter/send-words';
import { getSettings } from '@/lib/settings';

/** Plans that an edition is sent: at a day and time on the newsroom's clock, or without them as soon as it can be. */
export async function planSendAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('send');
  const now = new Date();
  const values = { briefing: textOf(form, 'briefing'), date: textOf(form, 'date'), time: textOf(form, 'time') };
  const when = plannedForm.safeParse(values);
  // Half a time is no wish to send at once.
  if (values.time && !values.date) return { values, problems: { date: 'Choose a day as well, or leave both empty.' } };
  if (values.date && !when.success)
    return { values, problems: { time: 'Choose a time as well, or leave both empty.' } };
  const at = when.success ? instantAt(when.data.date, when.data.time, (await getSettings()).timeZone) : now;
  if (when.success && at < now)
    return { values, problems: { time: 'That time is over. Choose one to come, or leave both empty.' } };
  const result = await planSend({ briefingId: Number(values.briefing), at, by: actor, now });
  revalidatePath('/admin', 'layout');
  if (!result.ok) return { values, problem: NOT_SENT[result.reason] };
  // What begins at once is watched.
  if (!when.success) redirect(`/admin/newsletter/${result.sendId}`);
  return { done: 'It is planned.' };
}
