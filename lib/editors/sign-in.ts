import { and, eq, gt, lt } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, signIns } from '@/db/schema/editors';
import { record } from './audit';
import { isPassword } from './passwords';
import { normalEmail } from './rules';
import { spendCode } from './second-step';
import { claimAttempt, codeOf, forgive, passwordOf } from './throttle';
import { hashOf, newToken } from './tokens';

/** Milliseconds that a sign-in may take from the password to the end. */
const LIFETIME = 10 * 60_000;

/** Somebody on their way in: `token` goes on, to the second step if `next` says so, or to the session. */
export type OnTheWay = { token: string; next: 'code' | 'session' };

export type SignInResult =
  ({ ok: true } & OnTheWay) | { ok: false; reason: 'wrong'; left: number } | { ok: false; reason: 'wait'; until: Date };

type Password = { email: string; password: string; address: string; now: Date };

/**
 * The first step. An address nobody has, a suspended account and a wrong password get the same answer after the same time.
 * Failures are counted for the account and for the network address; after a few there is a wait, which grows.
 */
export async function checkPassword({ email, password, address, now }: Password): Promise<SignInResult> {
  const account = normalEmail(email).slice(0, 254);
  const attempt = await claimAttempt({ account: passwordOf(account), address, now });
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  const [editor] = await db().select().from(editors).where(eq(editors.email, account));
  const isRight = await isPassword(password, editor?.status === 'active' ? editor.passwordHash : undefined);
  if (!editor || !isRight) {
    const by = { name: editor?.name ?? asName(account), address };
    await transact((tx) => record(tx, { by, act: 'was refused', subject: 'sign-in, password', now }));
    return { ok: false, reason: 'wrong', left: attempt.left };
  }
  const onTheWay = await transact((tx) => goOn(tx, editor, now));
  if (onTheWay.next === 'session') await forgive({ email: account, address, now });
  return { ok: true, ...onTheWay };
}

/** Somebody may have typed their password in place of their address: nothing but an address goes into the audit log. */
const asName = (account: string) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(account) ? account : 'Somebody');

export type CodeResult =
  | { ok: true; token: string }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'wait'; until: Date }
  | { ok: false; reason: 'expired' };

type Code = { token: string; code: string; address: string; now: Date };

/** The second step: six digits of the app, or a recovery code. Guesses count like those of the password. */
export async function checkCode({ token, code, address, now }: Code): Promise<CodeResult> {
  const editor = await findSignIn(token, 'code', now);
  if (!editor) return { ok: false, reason: 'expired' };
  const attempt = await claimAttempt({ account: codeOf(editor.email), address, now });
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  const by = { name: editor.name, address };
  const next = await transact(async (tx) => {
    const spent = await spendCode(tx, editor.id, code, now);
    if (!spent) {
      await record(tx, { by, act: 'was refused', subject: 'sign-in, code', now });
      return undefined;
    }
    if (spent === 'recovery code') await record(tx, { by, act: 'used a recovery code', subject: 'sign-in', now });
    await tx.delete(signIns).where(eq(signIns.tokenHash, hashOf(token)));
    return nextStep(tx, editor.id, 'ready', now);
  });
  if (!next) return { ok: false, reason: 'wrong', left: attempt.left };
  await forgive({ email: editor.email, address, now });
  return { ok: true, token: next };
}

/** Who is on the way in with this token and has reached this stage, if the ten minutes are not over. */
export async function findSignIn(token: string, stage: 'code' | 'ready', now: Date) {
  const [found] = await db()
    .select({ id: editors.id, email: editors.email, name: editors.name })
    .from(signIns)
    .innerJoin(editors, eq(editors.id, signIns.editorId))
    .where(and(eq(signIns.tokenHash, hashOf(token)), eq(signIns.stage, stage), gt(signIns.expiresAt, now)));
  return found;
}

type Comer = { id: number; totpSecret: string | null };

/** Whoever has proved who they are goes on, within a transaction: to their code if they have the second step on. */
export async function goOn(tx: Transaction, { id, totpSecret }: Comer, now: Date): Promise<OnTheWay> {
  return totpSecret
    ? { token: await nextStep(tx, id, 'code', now), next: 'code' }
    : { token: await nextStep(tx, id, 'ready', now), next: 'session' };
}

/** A token for the next stage, within a transaction. Those that were left lying are cleared away. */
export async function nextStep(tx: Transaction, editorId: number, stage: 'code' | 'ready', now: Date): Promise<string> {
  const token = newToken();
  await tx.delete(signIns).where(lt(signIns.expiresAt, now));
  await tx
    .insert(signIns)
    .values({ tokenHash: hashOf(token), editorId, stage, expiresAt: new Date(now.getTime() + LIFETIME) });
  return token;
}
