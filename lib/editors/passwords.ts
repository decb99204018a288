import { hash, verify } from '@node-rs/argon2';

/** argon2id with the least costs that OWASP's password storage cheat sheet advises: 19 MiB, two passes, one lane. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COSTS);
}

let nobodys: Promise<string> | undefined;

/** Whether the password is the one stored. Where nothing is stored it takes the same time and the answer is no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  // Made by whoever comes first, known or not, so that the first one unknown does not wait longer.
  const dummy = await (nobodys ??= hashPassword('nobody has this password'));
  // Longer than any password of ours: not worth the work, and not a secret either.
  if (password.length > 1000) return false;
  return (await verify(stored ?? dummy, password)) && stored !== undefined;
}
