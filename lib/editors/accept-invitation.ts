import { and, eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { editors, invitations } from '@/db/schema/editors';
import { insertEditor, type AddEditorResult } from './add-editor';
import { record } from './audit';
import { fieldProblems, personForm, type PersonForm } from './form';
import { closeLinks, findInvitation, isOpen } from './invitations';
import { hashPassword } from './passwords';
import { clearSecondStep } from './second-step';
import { endSessions } from './sessions';
import { goOn, type OnTheWay } from './sign-in';
import { forgive } from './throttle';
import { hashOf } from './tokens';

export type AcceptResult =
  ({ ok: true } & OnTheWay) | Extract<AddEditorResult, { ok: false }> | { ok: false; reason: 'expired' };

type Accept = { token: string; person: Omit<PersonForm, 'email'>; address: string; now: Date };

/**
 * Whoever has the link chooses name and password, or after a loss the password alone. The link is good once, also for two
 * at the same time. A new password ends every session of old. A link that an administrator made turns the second step off;
 * one that people ask for themselves does not, so whoever reads their mail still needs their code.
 */
export async function acceptInvitation({ token, person, address, now }: Accept): Promise<AcceptResult> {
  const invitation = await findInvitation(token, now);
  if (!invitation) return { ok: false, reason: 'expired' };
  const { email, role, kind } = invitation;
  const checked = personForm.safeParse({ ...person, email });
  if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };
  const { name } = checked.data;
  const passwordHash = await hashPassword(checked.data.password);
  const result = await transact(async (tx): Promise<AcceptResult> => {
    const still = await tx.$count(invitations, and(eq(invitations.tokenHash, hashOf(token)), isOpen(now)));
    if (!still) return { ok: false, reason: 'expired' };
    const by = { name, role, address };
    const done: AcceptResult =
      kind === 'invitation'
        ? await join(tx, { email, name, passwordHash, role, by, now })
        : await setPassword(tx, { email, passwordHash, turnOff: kind === 'reset', address, now });
    if (done.ok) await closeLinks(tx, email, now);
    return done;
  });
  if (result.ok && result.next === 'session') await forgive({ email, address, now });
  return result;
}

async function join(tx: Transaction, order: Parameters<typeof insertEditor>[1]): Promise<AcceptResult> {
  const added = await insertEditor(tx, order);
  return added.ok ? { ...added, next: 'session' } : added;
}

type NewPassword = { email: string; passwordHash: string; turnOff: boolean; address: string; now: Date };

async function setPassword(tx: Transaction, order: NewPassword): Promise<AcceptResult> {
  const { email, passwordHash, turnOff, address, now } = order;
  const [editor] = await tx.update(editors).set({ passwordHash }).where(eq(editors.email, email)).returning();
  if (!editor) return { ok: false, reason: 'expired' };
  if (turnOff) await clearSecondStep(tx, editor.id);
  await endSessions(tx, editor.id, now);
  const after = { secondStep: turnOff || !editor.totpSecret ? 'off' : 'on' };
  const by = { name: editor.name, address };
  await record(tx, { by, act: 'set a new password by link for', subject: editor.name, after, now });
  const totpSecret = turnOff ? null : editor.totpSecret;
  return { ok: true, ...(await goOn(tx, { id: editor.id, totpSecret }, now)) };
}
