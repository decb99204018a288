import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from '@/lib/env';

/** A secret for a link or a cookie: 256 random bits, in letters that an address can hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored in place of a token. A random one needs no salt and no slow hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether two secrets are the same, in a time that tells nothing about them. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}

/** The token that opens the set-up page. It follows from the secret of this site, so every process knows it. */
export function setUpToken(): string {
  return createHmac('sha256', env().AUTH_SECRET).update('set up the desk').digest('base64url').slice(0, 32);
}

/** Bytes that follow from the secret of this site and from what they are for, and tell nothing about either. */
export function derive(purpose: string, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', env().AUTH_SECRET, '', purpose, length));
}

const key = () => derive('authenticator secrets', 32);

/** Encrypts what must be read again, with the secret of this site (AES-256-GCM): whoever copies the database alone has nothing. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; undefined if it was altered, or sealed under another secret. */
export function unseal(sealed: string): string | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
