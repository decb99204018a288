import { createHash } from 'node:crypto';

/**
 * Whether the sender of a form has worked for it: tried numbers until SHA-256 of stamp, address and number begins with so many
 * zero bits (Hashcash). For one person that is a moment, for a million addresses it is days; checking it is one hash.
 */
export function hasWorked(form: { stamp: string; email: string; proof: string }, bits: number): boolean {
  if (bits === 0) return true;
  if (!/^\d{1,12}$/.test(form.proof)) return false;
  const digest = createHash('sha256').update(`${form.stamp}:${form.email}:${form.proof}`).digest();
  return digest.readUInt32BE(0) >>> (32 - bits) === 0;
}
