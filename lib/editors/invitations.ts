import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, invitations } from '@/db/schema/editors';
import { postMail } from '@/lib/email';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { record } from './audit';
import { fieldProblems, invitationForm, type FieldProblems } from './form';
import { invitationLetter, resetLetter } from './letters';
import { may, type Actor } from './rules';
import { hashOf, newToken } from './tokens';

const HOUR = 60 * 60_000;

/** Hours for which a link is good: a new person may be on holiday; what anybody can ask for is short-lived. */
export const LINK_HOURS = { invitation: 7 * 24, reset: 24, forgotten: 2 };

export type LinkResult =
  | { ok: true; email: string; link: string }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Order = { by: Actor; now: Date };

/**
 * Invites somebody to the desk in this role, by mail. The link is told this once as well, for where there is no mail; only
 * a hash of it is kept. An earlier invitation of the same address is good for nothing from now on.
 */
export async function invite(order: Order & { form: { email: unknown; role: unknown } }): Promise<LinkResult> {
  const { form, by, now } = order;
  const settings = await getSettings();
  return transact(async (tx) => {
    if (!may(by, 'people')) return { ok: false, reason: 'not allowed' };
    const checked = invitationForm.safeParse(form);
    if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };
    const { email, role } = checked.data;
    if ((await tx.$count(editors, eq(editors.email, email))) > 0)
      return { ok: false, reason: 'invalid', problems: { email: 'Somebody at the desk has this address already.' } };
    await closeLinks(tx, email, now);
    const made = await makeLink(tx, { kind: 'invitation', email, role, invitedBy: by.name, now });
    const facts = { ...made, siteName: settings.siteName, newsroom: settings };
    await postMail(tx, { to: email, ...invitationLetter({ ...facts, invitedBy: by.name, role }), now });
    await record(tx, { by, act: 'invited', subject: email, after: { role }, now });
    return { ok: true, email, link: made.link };
  });
}

/**
 * A link, sent by mail and told this once, with which somebody who lost their password sets a new one. It also turns the
 * second step off, which they may have lost too: an administrator answers for who they are.
 */
export async function makeResetLink({ editorId, by, now }: Order & { editorId: number }): Promise<LinkResult> {
  const settings = await getSettings();
  return transact(async (tx) => {
    if (!may(by, 'people')) return { ok: false, reason: 'not allowed' };
    const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
    if (!editor) return { ok: false, reason: 'not found' };
    const { email, role, name } = editor;
    await closeLinks(tx, email, now);
    const made = await makeLink(tx, { kind: 'reset', email, role, invitedBy: by.name, now });
    const facts = { ...made, siteName: settings.siteName, newsroom: settings };
    await postMail(tx, { to: email, ...resetLetter({ ...facts, madeBy: by.name }), now });
    await record(tx, { by, act: 'made a link for a new password for', subject: name, now });
    return { ok: true, email, link: made.link };
  });
}

type Link = Pick<typeof invitations.$inferInsert, 'kind' | 'email' | 'role' | 'invitedBy'> & { now: Date };

/** Makes a link of this kind, within the transaction of the act that sends it. */
export async function makeLink(tx: Transaction, { kind, now, ...rest }: Link): Promise<{ link: string; until: Date }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_HOURS[kind] * HOUR);
  await tx.insert(invitations).values({ ...rest, kind, tokenHash: hashOf(token), createdAt: now, expiresAt });
  return { link: `${env().SITE_URL}/admin/invitations/${token}`, until: expiresAt };
}

/** Ends the open links of this address; those of one kind, if one is named. */
export async function closeLinks(tx: Transaction, email: string, now: Date, kind?: Link['kind']): Promise<void> {
  const which = and(eq(invitations.email, email), kind && eq(invitations.kind, kind), isNull(invitations.closedAt));
  await tx.update(invitations).set({ closedAt: now }).where(which);
}

/** That a link is still good. */
export const isOpen = (now: Date) => and(isNull(invitations.closedAt), gt(invitations.expiresAt, now));

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
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.kind, 'invitation'), isOpen(now)))
    .orderBy(desc(invitations.id));
}

/** Invites somebody once more, in the role they were invited to: with a new link, the old one is good for nothing. */
export async function inviteAgain({ id, by, now }: Order & { id: number }): Promise<LinkResult> {
  const invitation = (await listInvitations(now)).find((each) => each.id === id);
  return invitation ? invite({ form: invitation, by, now }) : { ok: false, reason: 'not found' };
}

/** Takes an invitation back: its link is good for nothing from now on. Says whether there was one. */
export function closeInvitation({ id, by, now }: Order & { id: number }): Promise<boolean> {
  return transact(async (tx) => {
    if (!may(by, 'people')) return false;
    const [closed] = await tx
      .update(invitations)
      .set({ closedAt: now })
      .where(and(eq(invitations.id, id), eq(invitations.kind, 'invitation'), isOpen(now)))
      .returning({ email: invitations.email });
    if (closed) await record(tx, { by, act: 'took back the invitation of', subject: closed.email, now });
    return closed !== undefined;
  });
}
