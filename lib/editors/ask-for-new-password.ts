import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { postMail } from '@/lib/email';
import { post, type Carrier } from '@/lib/outbox';
import { getSettings } from '@/lib/settings';
import { record } from './audit';
import { closeLinks, makeLink } from './invitations';
import { forgottenLetter } from './letters';
import { normalEmail } from './rules';
import { claimAttempt, newPasswordOf } from './throttle';

const order = z.object({ email: z.email().max(254), address: z.string(), at: z.coerce.date() });

export type AskResult = { ok: true } | { ok: false; reason: 'invalid' } | { ok: false; reason: 'wait'; until: Date };

/**
 * Somebody has forgotten their password and asks for a link by mail. What happens is the same whether anybody has this
 * address or not, and takes as long: a row in the outbox. Who it is, is looked up when that is carried out.
 */
export async function askForNewPassword(asked: { email: string; address: string; now: Date }): Promise<AskResult> {
  const { address, now } = asked;
  const checked = order.safeParse({ email: normalEmail(asked.email), address, at: now });
  if (!checked.success) return { ok: false, reason: 'invalid' };
  const attempt = await claimAttempt({ account: newPasswordOf(checked.data.email), address, now });
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  await transact((tx) => post(tx, { topic: 'forgotten password', payload: checked.data, now }));
  return { ok: true };
}

/** How that is carried out. */
export const newPasswordCarriers: Record<string, Carrier> = { 'forgotten password': sendLink };

async function sendLink(payload: unknown): Promise<void> {
  const { email, address, at } = order.parse(payload);
  const settings = await getSettings();
  await transact(async (tx) => {
    const [editor] = await tx
      .select()
      .from(editors)
      .where(and(eq(editors.email, email), eq(editors.status, 'active')));
    if (!editor) return;
    const { role, name } = editor;
    // An administrator's link stays good: a stranger could otherwise keep ending it.
    await closeLinks(tx, email, at, 'forgotten');
    const made = await makeLink(tx, { kind: 'forgotten', email, role, invitedBy: name, now: at });
    const letter = forgottenLetter({ ...made, siteName: settings.siteName, newsroom: settings });
    await postMail(tx, { to: email, ...letter, now: at });
    await record(tx, { by: { name, address }, act: 'asked for a new password for', subject: name, now: at });
  });
}
