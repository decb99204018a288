import { parseAddress } from './address';
import type { Step } from './sealed-step';
import { askToConfirm, HOUR } from './sign-up';

/**
 * Somebody who has asked before asks for another link, to the same address: the step that they hold is sealed, so nobody can
 * hold one of an address that was not typed or proved. Whether it is too early is told by the step and not by the address.
 */
export async function askAgain(order: { step: Step; network: string; now: Date }): Promise<Step> {
  const { step, network, now } = order;
  const { email, through } = step;
  if (isTooEarly(step, now)) return { ...step, kind: 'not again yet' };
  const address = parseAddress(email);
  if (!address.ok) return { ...step, kind: 'wrong', problem: address.problem };
  const asked = await askToConfirm({ address, through, network, hasProof: true, now });
  if (!asked.ok) return { ...step, kind: 'too many', at: asked.until.getTime() };
  return { ...step, kind: 'asked', at: now.getTime(), problem: '' };
}

const isTooEarly = ({ kind, at }: Step, now: Date) =>
  (kind === 'asked' || kind === 'not again yet') && now.getTime() < at + HOUR;
