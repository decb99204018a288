import { and, desc, eq, gt, isNull, ne, type SQL } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, sessions, signIns } from '@/db/schema/editors';
import { record } from './audit';
import type { Actor, Role } from './rules';
import { hashOf, newToken } from './tokens';

const MINUTE = 60_000;

/** Days without a new sign-in. */
export const SESSION_DAYS = 14;

/** A session that is in use says so no more often than this. */
const SEEN_EVERY = 5 * MINUTE;

/** Who is at the desk, as of now: a change of role or a suspension holds from the next request on. */
export type Member = { id: number; sessionId: number; email: string; name: string; role: Role; hasSecondStep: boolean };

type Start = { token: string; address: string; agent: string; now: Date };

/** Ends a sign-in whose steps were all right and starts the session: its token, or nothing if the sign-in is not there. */
export function startSession({ token, address, agent, now }: Start): Promise<string | undefined> {
  return transact(async (tx) => {
    const [found] = await tx
      .delete(signIns)
      .where(and(eq(signIns.tokenHash, hashOf(token)), eq(signIns.stage, 'ready'), gt(signIns.expiresAt, now)))
      .returning({ editorId: signIns.editorId });
    if (!found) return undefined;
    const [editor] = await tx.select().from(editors).where(eq(editors.id, found.editorId));
    if (editor?.status !== 'active') return undefined;
    const sessionToken = newToken();
    await tx.insert(sessions).values({
      tokenHash: hashOf(sessionToken),
      editorId: editor.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * 24 * 60 * MINUTE),
      address,
      agent: agent.slice(0, 300),
    });
    await record(tx, { by: { name: editor.name, address }, act: 'signed in', subject: 'the desk', now });
    return sessionToken;
  });
}

/** Whose session this is, unless it has ended, was revoked, or they are suspended. */
export async function findMember(token: string, now: Date): Promise<Member | undefined> {
  const [found] = await db()
    .select({
      id: editors.id,
      sessionId: sessions.id,
      email: editors.email,
      name: editors.name,
      role: editors.role,
      totpSecret: editors.totpSecret,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(editors, eq(editors.id, sessions.editorId))
    .where(
      and(
        eq(sessions.tokenHash, hashOf(token)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        eq(editors.status, 'active'),
      ),
    );
  if (!found) return undefined;
  const { totpSecret, lastSeenAt, ...member } = found;
  if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY) {
    await transact((tx) => tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, member.sessionId)));
  }
  return { ...member, hasSecondStep: totpSecret !== null };
}

/** Where somebody is signed in now, the latest use first. */
export function listSessions(editorId: number, now: Date) {
  return db()
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      agent: sessions.agent,
    })
    .from(sessions)
    .where(and(eq(sessions.editorId, editorId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}

type Revoke = { editorId: number; sessionId: number; by: Actor; now: Date };

/** Somebody leaves: the session they are in ends. */
export function signOut({ editorId, sessionId, by, now }: Revoke): Promise<void> {
  return transact(async (tx) => {
    const ended = await end(tx, and(eq(sessions.id, sessionId), eq(sessions.editorId, editorId)), now);
    if (ended > 0) await record(tx, { by, act: 'signed out', subject: 'the desk', now });
  });
}

/** Ends one session of this person elsewhere. Says whether there was one. */
export function revokeSession({ editorId, sessionId, by, now }: Revoke): Promise<boolean> {
  return transact(async (tx) => {
    const ended = await end(tx, and(eq(sessions.id, sessionId), eq(sessions.editorId, editorId)), now);
    if (ended > 0) await record(tx, { by, act: 'signed out elsewhere', subject: 'one place', now });
    return ended > 0;
  });
}

/** Ends every session of this person but the one they are in. Says how many there were. */
export function revokeOtherSessions({ editorId, sessionId, by, now }: Revoke): Promise<number> {
  return transact(async (tx) => {
    const ended = await endSessions(tx, editorId, now, sessionId);
    const subject = ended === 1 ? 'one place' : `${ended} places`;
    if (ended > 0) await record(tx, { by, act: 'signed out elsewhere', subject, now });
    return ended;
  });
}

/** Ends every session of this person, within an act that calls for it; all but one, if one is named. Says how many. */
export async function endSessions(tx: Transaction, editorId: number, now: Date, except = 0): Promise<number> {
  const ended = await end(tx, and(eq(sessions.editorId, editorId), ne(sessions.id, except)), now);
  // A sign-in on its way knew the old state of things.
  await tx.delete(signIns).where(eq(signIns.editorId, editorId));
  return ended;
}

async function end(tx: Transaction, which: SQL | undefined, now: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id });
  return ended.length;
}
