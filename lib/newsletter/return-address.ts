import { createHmac } from 'node:crypto';
import { derive, isSame } from '@/lib/editors/tokens';

/**
 * How what comes back finds the delivery it is about: each mail's Return-Path (VERP) and Message-ID hold the number of its
 * delivery, signed. Whoever does not hold a mail of ours can name no delivery, so nobody can have others suppressed by a made-up
 * report. Small letters and digits alone: on their way, mail servers may fold the letters of an address.
 */

/** Digits of the signature: 80 bits. */
const SIGNED = 20;

let derived: Uint8Array | undefined;

function signatureOf(number: string): string {
  derived ??= derive('what comes back', 32);
  return createHmac('sha256', derived).update(number).digest('hex').slice(0, SIGNED);
}

/** The number of a delivery, signed. The same each time, so a mail that is tried again has the Message-ID it had. */
export function returnToken(deliveryId: number): string {
  const number = deliveryId.toString(36);
  return `${number}-${signatureOf(number)}`;
}

/** Where reports about this delivery go: `bounces@example.com` becomes `bounces+<token>@example.com`. */
export function returnAddress(pattern: string, deliveryId: number): string {
  const at = pattern.lastIndexOf('@');
  return `${pattern.slice(0, at)}+${returnToken(deliveryId)}${pattern.slice(at)}`;
}

/** The Message-ID of a delivery's mail, with its angle brackets (RFC 5322, 3.6.4). */
export function messageIdOf(deliveryId: number, host: string): string {
  return `<${returnToken(deliveryId)}@${host}>`;
}

/** A token that stands by itself before an @, as both of the above have it; what is before it ends at a plus or a bracket. */
const TOKEN = new RegExp(String.raw`(?<![0-9a-z.-])([0-9a-z]{1,11})-([0-9a-f]{${SIGNED}})(?=@|$)`, 'gi');

/** No address and no header is longer; what is, is not searched. */
const LONGEST = 2000;

/** The delivery that a Return-Path or a Message-ID names, if its signature is ours. */
export function deliveryNamedIn(text: string): number | undefined {
  for (const [, number, signature] of text.slice(0, LONGEST).toLowerCase().matchAll(TOKEN))
    if (isSame(signature!, signatureOf(number!))) return Number.parseInt(number!, 36);
  return undefined;
}
