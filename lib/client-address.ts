import { isIP } from 'node:net';

/** The header in which the door hands on where a request came from. What a stranger sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-client-address';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The network address of whoever asks. Only a proxy on this machine is believed about whom it asks for, and of what it says
 * only the last entry of X-Forwarded-For, which it added itself: the others are the stranger's own words.
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined): string {
  const direct = remote ?? '';
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  return LOOPBACK.test(direct) && isIP(last) ? last : direct.replace(/^::ffff:/, '');
}
