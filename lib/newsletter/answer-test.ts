import { formatInstant } from '@/lib/dates';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import type { Actor } from '@/lib/editors/rules';
import { canSendMail } from '@/lib/email';
import { getSettings } from '@/lib/settings';
import { sendTest } from './send-test';
import { NOT_SENT } from './send-words';

/** What the dialog of a test mail is told; the form has the edition's id as `briefing` and an address as `email`. */
export async function answerTest(form: FormData, by: Actor): Promise<FormAnswer> {
  const values = typed(form, ['briefing', 'email']);
  const order = { briefingId: Number(textOf(form, 'briefing')), to: values.email ?? '', by, now: new Date() };
  const result = await sendTest(order);
  if (result.ok) return { values, done: canSendMail() ? `The test is on its way to ${result.email}.` : IS_KEPT };
  if (result.reason === 'no address') return { values, problems: { email: result.problem } };
  if (result.reason !== 'too many') return { values, problem: NOT_SENT[result.reason] };
  const { time } = formatInstant(result.until, await getSettings());
  return { values, problem: `You have sent many tests within an hour. You can send the next at ${time}.` };
}

const IS_KEPT = 'No mail server is set up, so the test is kept in the outbox of the desk.';
