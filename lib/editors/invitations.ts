import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, invitations } from '@/db/schema/editors';
import { insertEditor, type AddEditorResult } from './add-editor';
import { record } from './audit';
import { fieldProblems, invitationForm, personForm, type FieldProblems, type PersonForm } from './form';
import { hashPassword } from './passwords';
import { may, type Actor } from './rules';
import { clearSecondStep } from './second-step';
import { endSessions } from './sessions';
import { nextStep } from './sign-in';
import { hashOf, newToken } from './tokens';

const DAY = 24 * 60 * 60_000;

/** Days for which the link is good: a new person may be on holiday, a lost password is urgent. */
export const LINK_DAYS = { invitation: 7, reset: 1 };

export type InviteResult =
  | { ok: true; token: string; email: string }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Order = { by: Actor; now: Date };

/**
 * Invites somebody to the desk in this role. The token belongs in a link to hand over; only its hash is kept, so it is
 * told this once. An earlier invitation of the same address is good for nothing from now on.
 */
export function invite({ form, by, now }: Order & { form: { email: unknown; role: unknown } }): Promise<InviteResult> {
  return transact(async (tx) => {
    if (!may(by, 'people')) return { ok: false, reason: 'not allowed' };
    const checked = invitationForm.safeParse(form);
    if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };
    const { email, role } = checked.data;
    if ((await tx.$count(editors, eq(editors.email, email))) > 0)
      return { ok: false, reason: 'invalid', problems: { email: 'Somebody at the desk has this address already.' } };
    const token = await makeLink(tx, { kind: 'invitation', email, role, by, now });
    await record(tx, { by, act: 'invited', subject: email, after: { role }, now });
    return { ok: true, token, email };
  });
}

/** A link with which somebody who lost their password sets a new one. It also turns the second step off, which they may have lost too. */
export function makeResetLink({ editorId, by, now }: Order & { editorId: number }): Promise<InviteResult> {
  return transact(async (tx) => {
    if (!may(by, 'people')) return { ok: false, reason: 'not allowed' };
    const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
    if (!editor) return { ok: false, reason: 'not found' };
    const token = await makeLink(tx, { kind: 'reset', email: editor.email, role: editor.role, by, now });
    await record(tx, { by, act: 'made a link for a new password for', subject: editor.name, now });
    return { ok: true, token, email: editor.email };
  });
}

type Link = Pick<typeof invitations.$inferInsert, 'kind' | 'email' | 'role'> & Order;

async function makeLink(tx: Transaction, { kind, email, role, by, now }: Link): Promise<string> {
  const token = newToken();
  await close(tx, email, now);
  const expiresAt = new Date(now.getTime() + LINK_DAYS[kind] * DAY);
  await tx
    .insert(invitations)
    .values({ tokenHash: hashOf(token), kind, email, role, invitedBy: by.name, createdAt: now, expiresAt });
  return token;
}

const close = (tx: Transaction, email: string, now: Date) =>
  tx
    .update(invitations)
    .set({ closedAt: now })
    .where(and(eq(invitations.email, email), isNull(invitations.closedAt)));

const isOpen = (now: Date) => and(isNull(invitations.closedAt), gt(invitations.expiresAt, now));

/** Whom this token lets in, and how, if it is still good. */
export async function findInvitation(token: string, now: Date) {
  const [found] = await db()
    .select({
      kind: invitations.kind,
      email: invitations.email,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
    })
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hashOf(token)), isOpen(now)));
  return found;
}

/** Who has been invited and has not come yet, the latest first. */
export function listInvitations(now: Date) {
  return db()
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.kind, 'invitation'), isOpen(now)))
    .orderBy(desc(invitations.id));
}

/** Takes an invitation back: its link is good for nothing from now on. Says whether there was one. */
export function closeInvitation({ id, by, now }: Order & { id: number }): Promise<boolean> {
  return transact(async (tx) => {
    if (!may(by, 'people')) return false;
    const [closed] = await tx
      .update(invitations)
      .set({ closedAt: now })
      .where(and(eq(invitations.id, id), isOpen(now)))
      .returning({ email: invitations.email });
    if (closed) await record(tx, { by, act: 'took back the invitation of', subject: closed.email, now });
    return closed !== undefined;
  });
}

export type AcceptResult = AddEditorResult | { ok: false; reason: 'expired' };

type Accept = { token: string; person: Omit<PersonForm, 'email'>; address: string; now: Date };

/**
 * Whoever has the link chooses name and password, or after a loss the password alone. The link is good once, also for two
 * at the same time. A new password ends every session of old. `token` of the answer starts a session.
 */
export async function acceptInvitation({ token, person, address, now }: Accept): Promise<AcceptResult> {
  const invitation = await findInvitation(token, now);
  if (!invitation) return { ok: false, reason: 'expired' };
  const { email, role, kind } = invitation;
  const checked = personForm.safeParse({ ...person, email });
  if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };
  const passwordHash = await hashPassword(checked.data.password);
  return transact(async (tx): Promise<AcceptResult> => {
    const still = await tx.$count(invitations, and(eq(invitations.tokenHash, hashOf(token)), isOpen(now)));
    if (!still) return { ok: false, reason: 'expired' };
    const by = { name: checked.data.name, role, address };
    const result: AcceptResult =
      kind === 'reset'
        ? await resetPassword(tx, { email, passwordHash, by, now })
        : await insertEditor(tx, { email, name: by.name, passwordHash, role, by, now });
    if (result.ok) await close(tx, email, now);
    return result;
  });
}

type Reset = { email: string; passwordHash: string } & Order;

async function resetPassword(tx: Transaction, { email, passwordHash, by, now }: Reset): Promise<AcceptResult> {
  const [editor] = await tx
    .update(editors)
    .set({ passwordHash })
    .where(eq(editors.email, email))
    .returning({ id: editors.id, name: editors.name });
  if (!editor) return { ok: false, reason: 'expired' };
  await clearSecondStep(tx, editor.id);
  await endSessions(tx, editor.id, now);
  await record(tx, {
    by: { ...by, name: editor.name },
    act: 'set a new password by link for',
    subject: editor.name,
    now,
  });
  return { ok: true, token: await nextStep(tx, editor.id, 'ready', now) };
}
