import { createHmac } from 'node:crypto';
import type { Transaction } from '@/db/client';
import { derive } from '@/lib/editors/tokens';
import { claimTurn } from '@/lib/editors/throttle';
import { neighbourhoodOf } from '@/lib/client-address';
import { isLargeProvider } from './mail-domains';

/** Sign-ups in an hour. A large office or a class at a school may share one network; a large provider serves millions. */
const MOST = { network: 20, withoutProof: 3, domain: 30, largeProvider: 2000 };

/**
 * Counts a sign-up against the network it comes from and the domain it is for, or says until when there are no more. The
 * network is not stored: its hash is, with a salt of the day.
 */
export function claimSignUp(
  tx: Transaction,
  { network, domain, hasProof, now }: { network: string; domain: string; hasProof: boolean; now: Date },
): Promise<{ ok: true } | { ok: false; until: Date }> {
  const most = isLargeProvider(domain) ? MOST.largeProvider : MOST.domain;
  const from = hashedNetwork(network, now);
  return claimTurn(tx, {
    turns: [
      ...(hasProof ? [] : [{ key: `sign-ups without work from ${from}`, most: MOST.withoutProof }]),
      { key: `sign-ups from ${from}`, most: MOST.network },
      { key: `sign-ups at ${domain}`, most },
    ],
    now,
  });
}

function hashedNetwork(address: string, now: Date): string {
  const salt = derive(`networks of ${now.toISOString().slice(0, 10)}`, 32);
  return createHmac('sha256', salt).update(neighbourhoodOf(address)).digest('base64url').slice(0, 22);
}
