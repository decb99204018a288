import { randomInt } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { transact, type Transaction } from '@/db/client';
import { editors, recoveryCodes } from '@/db/schema/editors';
import { record } from './audit';
import type { Actor } from './rules';
import { hashOf, seal, unseal } from './tokens';

/** Seconds for which a code is good, and how many intervals a clock may be off (RFC 6238, 5.2). */
const PERIOD = 30;
const SLACK = 1;

/** Letters and digits that nobody mistakes for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

/** A new secret for an authenticator app, with the address that its QR code holds. Nothing is stored yet. */
export function newSecret(siteName: string, email: string): { secret: string; address: string } {
  const totp = new TOTP({ issuer: siteName.replaceAll(':', ' '), label: email, period: PERIOD });
  return { secret: totp.secret.base32, address: totp.toString() };
}

/** The interval of the code if it is good at this instant and of none used before, or nothing. */
export function matchingInterval(secret: string, code: string, usedUpTo: number, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const totp = new TOTP({ secret, period: PERIOD });
  const delta = totp.validate({ token, timestamp: now.getTime(), window: SLACK });
  if (delta === null) return undefined;
  const interval = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  return interval > usedUpTo ? interval : undefined;
}

/** Uses up a code of the app or a recovery code. Each is good once, also when two come at the same time. */
export async function spendCode(tx: Transaction, editorId: number, code: string, now: Date): Promise<boolean> {
  const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
  const secret = editor?.totpSecret && unseal(editor.totpSecret);
  const interval = secret ? matchingInterval(secret, code, editor.totpInterval, now) : undefined;
  if (interval !== undefined) {
    const spent = await tx
      .update(editors)
      .set({ totpInterval: interval })
      .where(and(eq(editors.id, editorId), lt(editors.totpInterval, interval)))
      .returning({ id: editors.id });
    return spent.length > 0;
  }
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.codeHash, recoveryHash(editorId, code)),
        eq(recoveryCodes.editorId, editorId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ hash: recoveryCodes.codeHash });
  return spent.length > 0;
}

type Order = { editorId: number; by: Actor; now: Date };

export type SecondStepResult = { ok: true; recoveryCodes: string[] } | { ok: false; reason: 'wrong code' };

/** Turns the second step on, once a code proves that the app has the secret. The recovery codes are told this once only. */
export function turnOnSecondStep({
  editorId,
  secret,
  code,
  by,
  now,
}: Order & { secret: string; code: string }): Promise<SecondStepResult> {
  return transact(async (tx) => {
    const interval = isSecret(secret) ? matchingInterval(secret, code, 0, now) : undefined;
    if (interval === undefined) return { ok: false, reason: 'wrong code' };
    await tx
      .update(editors)
      .set({ totpSecret: seal(secret), totpInterval: interval })
      .where(eq(editors.id, editorId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.editorId, editorId));
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx.insert(recoveryCodes).values(codes.map((each) => ({ codeHash: recoveryHash(editorId, each), editorId })));
    await record(tx, { by, act: 'turned on two-step sign-in for', subject: by.name, now });
    return { ok: true, recoveryCodes: codes };
  });
}

/** Turns the second step off again, for whoever can still give a code. */
export function turnOffSecondStep({
  editorId,
  code,
  by,
  now,
}: Order & { code: string }): Promise<{ ok: true } | { ok: false; reason: 'wrong code' }> {
  return transact(async (tx) => {
    if (!(await spendCode(tx, editorId, code, now))) return { ok: false, reason: 'wrong code' };
    await clearSecondStep(tx, editorId);
    await record(tx, { by, act: 'turned off two-step sign-in for', subject: by.name, now });
    return { ok: true };
  });
}

/** Forgets secret and recovery codes, within an act that says so in the audit log. */
export async function clearSecondStep(tx: Transaction, editorId: number): Promise<void> {
  await tx.update(editors).set({ totpSecret: null, totpInterval: 0 }).where(eq(editors.id, editorId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.editorId, editorId));
}

const isSecret = (secret: string) => /^[A-Z2-7]{16,64}$/.test(secret);

/** Ten letters of 31: 49 bits, which nobody guesses five at a time. */
const newRecoveryCode = () =>
  Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/^.{5}/, '$&-');

const recoveryHash = (editorId: number, code: string) =>
  hashOf(`${editorId}:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
