'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { instantAt } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { textOf, type FormAnswer } from '@/lib/editors/form';
import { plannedForm } from '@/lib/briefings/publication-words';
import { answerTest } from '@/lib/newsletter/answer-test';
import { planSend } from '@/lib/newsletter/plan-send';
import { countAudience, listToSend } from '@/lib/newsletter/send-queries';
import { NOT_SENT } from '@/lib/newsletter/send-words';
import { getSettings } from '@/lib/settings';

/**
 * Plans that an edition is sent: at a day and time on the newsroom's clock, or without them as soon as it can be. Of that it asks
 * once: a mail that has left cannot be had back.
 */
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
  const leaving =
    when.success || textOf(form, 'sure') === values.briefing ? undefined : await findToSend(values.briefing);
  if (leaving) {
    const { readers } = await countAudience(now);
    const whom = `${readers.toLocaleString((await getSettings()).locale)} readers`;
    const problem = `No. ${leaving.number} would leave at once, to ${whom}. If that is meant, say so below.`;
    return { values: { ...values, sure: values.briefing, number: String(leaving.number) }, problem };
  }
  const result = await planSend({ briefingId: Number(values.briefing), at, by: actor, now });
  revalidatePath('/admin', 'layout');
  if (!result.ok) return { values, problem: NOT_SENT[result.reason] };
  // What begins at once is watched.
  if (!when.success) redirect(`/admin/newsletter/${result.sendId}`);
  return { done: 'It is planned.' };
}

/** Sends the mail of an edition to one address, to look at it where it is read. */
export async function testMailAct(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { actor } = await requireEditor('send');
  return answerTest(form, actor);
}

const findToSend = async (briefing: string) => (await listToSend()).find(({ id }) => String(id) === briefing);
