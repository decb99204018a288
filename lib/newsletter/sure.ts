import { parseAddress } from './address';

/** What a form says whose sender has been asked whether they mean this address, and presses the button again. */
export function sureOf(email: string): string {
  const parsed = parseAddress(email);
  return parsed.ok ? parsed.address : '';
}
