import { beforeEach, describe, expect, test } from 'vitest';
import { changeStatus } from '@/lib/editors/people';
import { arriveFromProvider } from '@/lib/editors/provider-sign-in';
import { acts, editorNamed, join, NOON, withSecondStep } from '../../fixtures/editors';
import { administrator, freshDatabase } from '../../support/database';

const issuer = 'https://id.example';
const ada = { sub: '42', email: 'ada@example.com', email_verified: true };
const arrive = (claims: unknown, from = issuer) =>
  arriveFromProvider({ issuer: from, claims, address: '192.0.2.7', now: NOON });

beforeEach(async () => {
  freshDatabase();
  await join('Ada');
  await join('Bo', 'administrator');
});

test('whoever is here is let in by their verified address, and known by their subject from then on', async () => {
  expect(await arrive({ ...ada, email: 'ADA@Example.com' })).toMatchObject({ ok: true, next: 'session' });
  expect((await editorNamed('Ada'))!.oidcSubject).toBe('https://id.example 42');
  expect(await arrive({ sub: '42', email: 'renamed@example.com', email_verified: false })).toMatchObject({ ok: true });
  expect((await acts()).slice(2)).toEqual(['Ada tied the provider to Ada']);
});

test.each<{ what: string; claims: unknown }>([
  { what: 'an address that nobody has here', claims: { ...ada, email: 'eve@example.com' } },
  { what: 'an address that is not verified', claims: { ...ada, email_verified: false } },
  { what: 'an address that nobody says is verified', claims: { sub: '42', email: 'ada@example.com' } },
  { what: 'an address that is verified in words', claims: { ...ada, email_verified: 'true' } },
  { what: 'no address', claims: { sub: '42', email_verified: true } },
  { what: 'no subject', claims: { ...ada, sub: '' } },
  { what: 'a subject that is a number', claims: { ...ada, sub: 42 } },
  { what: 'nothing', claims: undefined },
  { what: 'a list', claims: [ada] },
])('$what lets nobody in, and makes nobody an editor', async ({ claims }) => {
  expect(await arrive(claims)).toEqual({ ok: false, reason: 'unknown' });
  expect((await editorNamed('Ada'))!.oidcSubject).toBeNull();
});

test('an address that the provider gave to somebody else since is another person', async () => {
  await arrive(ada);
  expect(await arrive({ ...ada, sub: '43' })).toEqual({ ok: false, reason: 'unknown' });
});

test('the same subject of another provider is another person', async () => {
  await arrive(ada);
  const other = { sub: '42', email: 'eve@example.com', email_verified: true };
  expect(await arrive(other, 'https://other.example')).toEqual({ ok: false, reason: 'unknown' });
});

test('somebody suspended is refused, known or not, and not tied', async () => {
  await changeStatus({ editorId: 1, status: 'suspended', by: administrator, now: NOON });
  expect(await arrive(ada)).toEqual({ ok: false, reason: 'unknown' });
  expect((await editorNamed('Ada'))!.oidcSubject).toBeNull();
  expect((await acts()).at(-1)).toBe('Ada was refused sign-in, provider');
});

describe('with the second step on', () => {
  beforeEach(async () => {
    await withSecondStep(1, 'Ada');
  });

  test.each<{ amr: unknown; next: string }>([
    { amr: undefined, next: 'code' },
    { amr: ['pwd'], next: 'code' },
    { amr: 'mfa', next: 'code' },
    { amr: ['pwd', 'otp'], next: 'code' },
    { amr: ['pwd', 'mfa'], next: 'session' },
  ])('after $amr comes the $next', async ({ amr, next }) => {
    expect(await arrive({ ...ada, amr })).toMatchObject({ ok: true, next });
  });
});
