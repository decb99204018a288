import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '@/lib/editors/passwords';
import { derive, hashOf, isSame, newToken, seal, setUpToken, unseal } from '@/lib/editors/tokens';
import { env } from '@/lib/env';

test('tokens are long, random and fit into an address', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(hashOf(tokens[0]!)).not.toContain(tokens[0]!);
});

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['', '', true],
  ['a', 'aa', false],
  ['é', 'e\u0301', false],
])('%j and %j are the same: %j', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});

test('what is sealed is read again, never twice the same, and nothing altered is', () => {
  const sealed = seal('JBSWY3DPEHPK3PXP');
  expect(unseal(sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(seal('JBSWY3DPEHPK3PXP')).not.toBe(sealed);
  expect(sealed).not.toContain('JBSWY3DP');
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1;
    expect(unseal(altered.toString('base64url')), String(at)).toBeUndefined();
  }
  for (const wrong of ['', 'x', '%%%', sealed.slice(0, 20)]) expect(unseal(wrong)).toBeUndefined();
});

test('all that follows from the secret of the site changes with it', () => {
  const before = [setUpToken(), Buffer.from(derive('x', 20)).toString('hex')];
  const sealed = seal('secret');
  const { AUTH_SECRET } = env();
  env().AUTH_SECRET = 'another secret of thirty-two letters';
  expect(setUpToken()).not.toBe(before[0]);
  expect(Buffer.from(derive('x', 20)).toString('hex')).not.toBe(before[1]);
  expect(unseal(sealed)).toBeUndefined();
  env().AUTH_SECRET = AUTH_SECRET;
  expect([setUpToken(), Buffer.from(derive('x', 20)).toString('hex')]).toEqual(before);
  expect(Buffer.from(derive('y', 20)).toString('hex')).not.toBe(before[1]);
});

test('a password is stored as argon2id with the costs that OWASP advises, salted', async () => {
  const stored = await hashPassword('four words in a row');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('four words in a row')).not.toBe(stored);
  expect(await isPassword('four words in a row', stored)).toBe(true);
  expect(await isPassword('four words in a roW', stored)).toBe(false);
  expect(await isPassword('nobody has this password', undefined)).toBe(false);
  expect(await isPassword('x'.repeat(1001), stored)).toBe(false);
});
