import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, sessions } from '@/db/schema/editors';
import { record } from './audit';
import { role as roleField } from './form';
import { hashPassword, isPassword } from './passwords';
import { may, passwordProblem, type Actor } from './rules';
import { endSessions } from './sessions';
import { claimAttempt, forgive, passwordOf } from './throttle';

/** Everybody at the desk by name, with when they were last seen. */
export function listPeople() {
  return db()
    .select({
      id: editors.id,
      name: editors.name,
      email: editors.email,
      role: editors.role,
      status: editors.status,
      hasSecondStep: sql<number>`editors.totp_secret is not null`.mapWith(Boolean),
      lastSeenAt: sql<
        number | null
      >`(select max(last_seen_at) from sessions where sessions.editor_id = editors.id)`.mapWith(sessions.lastSeenAt),
    })
    .from(editors)
    .orderBy(asc(editors.name));
}

export type ChangeResult =
  { ok: true } | { ok: false; reason: 'not allowed' | 'not found' | 'last administrator' | 'invalid' };

type Change = { editorId: number; by: Actor; now: Date };

/** Gives somebody another role. The last active administrator keeps theirs. */
export function changeRole({ editorId, role, by, now }: Change & { role: unknown }): Promise<ChangeResult> {
  return change({ editorId, by }, async (tx, editor) => {
    const checked = roleField.safeParse(role);
    if (!checked.success) return { ok: false, reason: 'invalid' };
    if (checked.data === editor.role) return { ok: true };
    if (checked.data !== 'administrator' && (await isLastAdministrator(tx, editor)))
      return { ok: false, reason: 'last administrator' };
    await tx.update(editors).set({ role: checked.data }).where(eq(editors.id, editorId));
    const change = { before: { role: editor.role }, after: { role: checked.data } };
    await record(tx, { by, act: 'changed the role of', subject: editor.name, ...change, now });
    return { ok: true };
  });
}

/** Keeps somebody out, at once and wherever they are signed in, or lets them in again. What they wrote stays. */
export function changeStatus({
  editorId,
  status,
  by,
  now,
}: Change & { status: 'active' | 'suspended' }): Promise<ChangeResult> {
  return change({ editorId, by }, async (tx, editor) => {
    if (status === editor.status) return { ok: true };
    if (status === 'suspended' && (await isLastAdministrator(tx, editor)))
      return { ok: false, reason: 'last administrator' };
    await tx.update(editors).set({ status }).where(eq(editors.id, editorId));
    if (status === 'suspended') await endSessions(tx, editorId, now);
    await record(tx, { by, act: status === 'suspended' ? 'suspended' : 'let in again', subject: editor.name, now });
    return { ok: true };
  });
}

type Editor = typeof editors.$inferSelect;

function change(
  { editorId, by }: Pick<Change, 'editorId' | 'by'>,
  act: (tx: Transaction, editor: Editor) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  return transact(async (tx) => {
    if (!may(by, 'people')) return { ok: false, reason: 'not allowed' };
    const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
    return editor ? act(tx, editor) : { ok: false, reason: 'not found' };
  });
}

async function isLastAdministrator(tx: Transaction, editor: Editor): Promise<boolean> {
  if (editor.role !== 'administrator' || editor.status !== 'active') return false;
  const others = and(eq(editors.role, 'administrator'), eq(editors.status, 'active'), ne(editors.id, editor.id));
  return (await tx.$count(editors, others)) === 0;
}

export type PasswordResult =
  | { ok: true }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'wait'; until: Date }
  | { ok: false; reason: 'invalid'; problem: string };

type NewPassword = Change & { sessionId: number; current: string; password: string };

/**
 * Somebody changes their own password, for which they give the one they have; guesses at that count like those of a
 * sign-in. Every other session of theirs ends.
 */
export async function changePassword(order: NewPassword): Promise<PasswordResult> {
  const { editorId, sessionId, current, password, by, now } = order;
  const [editor] = await db().select().from(editors).where(eq(editors.id, editorId));
  if (!editor) throw new Error('There is no such editor.');
  const problem = passwordProblem(password, editor.email);
  if (problem) return { ok: false, reason: 'invalid', problem };
  const address = by.address ?? '';
  const attempt = await claimAttempt({ account: passwordOf(editor.email), address, now });
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  if (!(await isPassword(current, editor.passwordHash))) return { ok: false, reason: 'wrong', left: attempt.left };
  const passwordHash = await hashPassword(password);
  await transact(async (tx) => {
    await tx.update(editors).set({ passwordHash }).where(eq(editors.id, editorId));
    await endSessions(tx, editorId, now, sessionId);
    await record(tx, { by, act: 'changed the password of', subject: editor.name, now });
  });
  await forgive({ email: editor.email, address, now });
  return { ok: true };
}
