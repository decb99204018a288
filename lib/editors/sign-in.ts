import { and, eq, gt, lt } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors, signIns } from '@/db/schema/editors';
import { record } from './audit';
import { isPassword } from './passwords';
import { normalEmail } from './rules';
import { spendCode } from './second-step';
import { claimAttempt, forgive } from './throttle';
import { hashOf, newToken } from './tokens';

/** Milliseconds that a sign-in may take from the password to the end. */
const LIFETIME = 10 * 60_000;

/** `token` goes on: to the second step if `next` says so, or to the session. */
export type SignInResult =
  | { ok: true; token: string; next: 'code' | 'session' }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'wait'; until: Date };

type Password = { email: string; password: string; address: string; now: Date };

/**
 * The first step. An address nobody has, a suspended account and a wrong password get the same answer after the same time.
 * Failures are counted for the account and for the network address; after five there is a wait, which grows.
 */
export async function checkPassword({ email, password, address, now }: Password): Promise<SignInResult> {
  const account = normalEmail(email).slice(0, 254);
  const attempt = await claimAttempt([accountKey(account), addressKey(address)], now);
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  const [editor] = await db().select().from(editors).where(eq(editors.email, account));
  const isRight = await isPassword(password, editor?.status === 'active' ? editor.passwordHash : undefined);
  if (!isRight) {
    await transact((tx) =>
      record(tx, { by: { name: account, address }, act: 'was refused', subject: 'sign-in, password', now }),
    );
    return { ok: false, reason: 'wrong', left: attempt.left };
  }
  const next = editor!.totpSecret ? 'code' : 'session';
  if (next === 'session') await clear(account, address);
  const token = await transact((tx) => nextStep(tx, editor!.id, next === 'code' ? 'code' : 'ready', now));
  return { ok: true, token, next };
}

export type CodeResult =
  | { ok: true; token: string }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'wait'; until: Date }
  | { ok: false; reason: 'expired' };

/** The second step: six digits of the app, or a recovery code. Guesses count like those of the password. */
export async function checkCode(given: {
  token: string;
  code: string;
  address: string;
  now: Date;
}): Promise<CodeResult> {
  const { token, code, address, now } = given;
  const editor = await findSignIn(token, 'code', now);
  if (!editor) return { ok: false, reason: 'expired' };
  const attempt = await claimAttempt([codeKey(editor.email), addressKey(address)], now);
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  const next = await transact(async (tx) => {
    if (await spendCode(tx, editor.id, code, now)) {
      await tx.delete(signIns).where(eq(signIns.tokenHash, hashOf(token)));
      return nextStep(tx, editor.id, 'ready', now);
    }
    await record(tx, { by: { name: editor.name, address }, act: 'was refused', subject: 'sign-in, code', now });
    return undefined;
  });
  if (!next) return { ok: false, reason: 'wrong', left: attempt.left };
  await clear(editor.email, address);
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

/** A token for the next stage, within a transaction. Those that were left lying are cleared away. */
export async function nextStep(tx: Transaction, editorId: number, stage: 'code' | 'ready', now: Date): Promise<string> {
  const token = newToken();
  await tx.delete(signIns).where(lt(signIns.expiresAt, now));
  await tx
    .insert(signIns)
    .values({ tokenHash: hashOf(token), editorId, stage, expiresAt: new Date(now.getTime() + LIFETIME) });
  return token;
}

const clear = (email: string, address: string) => forgive([accountKey(email), codeKey(email)], addressKey(address));

const accountKey = (email: string) => `password of ${email}`;
const codeKey = (email: string) => `code of ${email}`;
const addressKey = (address: string) => `from ${address}`;
