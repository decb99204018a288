import { randomInt } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { db, transact, type Transaction } from '@/db/client';
import { editors, recoveryCodes } from '@/db/schema/editors';
import { record } from './audit';
import type { Actor } from './rules';
import { claimAttempt, codeOf, forgive } from './throttle';
import { derive, hashOf, seal, unseal } from './tokens';

/** Seconds for which a code is good, and how many intervals a clock may be off (RFC 6238, 5.2). */
const PERIOD = 30;
const SLACK = 1;

/** Letters and digits that nobody mistakes for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

type Offer = { editorId: number; sessionId: number };

/**
 * The secret that somebody may turn the second step on with, and the address that its QR code holds. Nothing is stored: it
 * follows from the session and from the last code used, so it stays the same from drawing to drawing of the page, and is
 * another one after each time it was turned on.
 */
export async function offerSecret({ editorId, sessionId, siteName }: Offer & { siteName: string }) {
  const [editor] = await db().select().from(editors).where(eq(editors.id, editorId));
  const secret = secretFor(editor!, sessionId);
  const totp = new TOTP({ issuer: siteName.replaceAll(':', ' '), label: editor!.email, period: PERIOD, secret });
  return { secret: secret.base32, address: totp.toString() };
}

const secretFor = ({ id, totpInterval }: { id: number; totpInterval: number }, sessionId: number) =>
  new Secret({ buffer: derive(`second step of ${id}, session ${sessionId}, after ${totpInterval}`, 20).buffer });

/** How many recovery codes somebody has left. */
export function countRecoveryCodes(editorId: number): Promise<number> {
  return db().$count(recoveryCodes, and(eq(recoveryCodes.editorId, editorId), isNull(recoveryCodes.usedAt)));
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

/** Uses up a code of the app or a recovery code, and says which it was. Each is good once, also when two come at the same time. */
export async function spendCode(
  tx: Transaction,
  editorId: number,
  code: string,
  now: Date,
): Promise<'code' | 'recovery code' | undefined> {
  const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
  if (!editor?.totpSecret) return undefined;
  const secret = unseal(editor.totpSecret);
  const interval = secret ? matchingInterval(secret, code, editor.totpInterval, now) : undefined;
  if (interval !== undefined) {
    const spent = await tx
      .update(editors)
      .set({ totpInterval: interval })
      .where(and(eq(editors.id, editorId), lt(editors.totpInterval, interval)))
      .returning({ id: editors.id });
    return spent.length > 0 ? 'code' : undefined;
  }
  const isThis = and(eq(recoveryCodes.codeHash, recoveryHash(editorId, code)), eq(recoveryCodes.editorId, editorId));
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(isThis, isNull(recoveryCodes.usedAt)))
    .returning({ hash: recoveryCodes.codeHash });
  return spent.length > 0 ? 'recovery code' : undefined;
}

type Order = { editorId: number; code: string; by: Actor; now: Date };

type Refused = { ok: false; reason: 'wrong'; left: number } | { ok: false; reason: 'wait'; until: Date };

export type SecondStepResult =
  { ok: true; recoveryCodes: string[] } | { ok: false; reason: 'wrong code' | 'on already' };

/** Turns the second step on, once a code proves that the app has the secret. The recovery codes are told this once only. */
export function turnOnSecondStep({ editorId, sessionId, code, by, now }: Order & Offer): Promise<SecondStepResult> {
  return transact(async (tx) => {
    const [editor] = await tx.select().from(editors).where(eq(editors.id, editorId));
    if (!editor || editor.totpSecret) return { ok: false, reason: 'on already' };
    const secret = secretFor(editor, sessionId).base32;
    const interval = matchingInterval(secret, code, 0, now);
    if (interval === undefined) return { ok: false, reason: 'wrong code' };
    const totpSecret = seal(secret);
    await tx.update(editors).set({ totpSecret, totpInterval: interval }).where(eq(editors.id, editorId));
    const codes = await replaceRecoveryCodes(tx, editorId);
    await record(tx, { by, act: 'turned on two-step sign-in for', subject: by.name, now });
    return { ok: true, recoveryCodes: codes };
  });
}

/** Turns the second step off again, for whoever can still give a code. Guesses count like those of a sign-in. */
export async function turnOffSecondStep(order: Order): Promise<{ ok: true } | Refused> {
  return withCode(order, async (tx) => {
    await clearSecondStep(tx, order.editorId);
    await record(tx, { ...order, act: 'turned off two-step sign-in for', subject: order.by.name });
    return { ok: true };
  });
}

/** New recovery codes in place of the old ones, for whoever can give a code. */
export async function renewRecoveryCodes(order: Order): Promise<{ ok: true; recoveryCodes: string[] } | Refused> {
  return withCode(order, async (tx) => {
    const codes = await replaceRecoveryCodes(tx, order.editorId);
    await record(tx, { ...order, act: 'made new recovery codes for', subject: order.by.name });
    return { ok: true, recoveryCodes: codes };
  });
}

async function withCode<Done>(
  { editorId, code, by, now }: Order,
  act: (tx: Transaction) => Promise<Done>,
): Promise<Done | Refused> {
  const [editor] = await db().select({ email: editors.email }).from(editors).where(eq(editors.id, editorId));
  if (!editor) throw new Error('There is no such editor.');
  const address = by.address ?? '';
  const attempt = await claimAttempt({ account: codeOf(editor.email), address, now });
  if (!attempt.ok) return { ok: false, reason: 'wait', until: attempt.until };
  const done = await transact(async (tx) => ((await spendCode(tx, editorId, code, now)) ? act(tx) : undefined));
  if (done === undefined) return { ok: false, reason: 'wrong', left: attempt.left };
  await forgive({ email: editor.email, address, now });
  return done;
}

async function replaceRecoveryCodes(tx: Transaction, editorId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.editorId, editorId));
  await tx.insert(recoveryCodes).values(codes.map((each) => ({ codeHash: recoveryHash(editorId, each), editorId })));
  return codes;
}

/** Forgets secret and recovery codes, within an act that says so in the audit log. */
export async function clearSecondStep(tx: Transaction, editorId: number): Promise<void> {
  await tx.update(editors).set({ totpSecret: null }).where(eq(editors.id, editorId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.editorId, editorId));
}

/** Ten letters of 31: 49 bits, which nobody guesses five at a time. */
const newRecoveryCode = () =>
  Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/^.{5}/, '$&-');

const recoveryHash = (editorId: number, code: string) =>
  hashOf(`${editorId}:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
