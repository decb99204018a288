import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

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

/** What counts as one network when attempts are counted: an address of IPv4, or the 64 bits of IPv6 that a household gets. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** What counts as one network where anybody may ask: 256 addresses of IPv4, which one customer can hold, or the same 64 bits. */
export function neighbourhoodOf(address: string): string {
  const network = networkOf(address);
  return ipaddr.IPv4.isIPv4(network) ? `${network.split('.').slice(0, 3).join('.')}.0/24` : network;
}
