import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { editors, recoveryCodes as storedCodes } from '@/db/schema/editors';
import {
  countRecoveryCodes,
  matchingInterval,
  offerSecret,
  renewRecoveryCodes,
  turnOffSecondStep,
  turnOnSecondStep,
} from '@/lib/editors/second-step';
import { acts, actorFor, after, codeAt, editorNamed, join, NOON, withSecondStep } from '../../fixtures/editors';
import { freshDatabase } from '../../support/database';

let id: number;
const by = actorFor('Ada');
const offer = (sessionId = 1) => offerSecret({ editorId: id, sessionId, siteName: 'Aisle Five: news' });
const turnOn = (code: string, sessionId = 1, now = NOON) =>
  turnOnSecondStep({ editorId: id, sessionId, code, by, now });

beforeEach(async () => {
  freshDatabase();
  id = await join('Ada');
});

test('RFC 6238, appendix B: the codes are those of every app', () => {
  // The secret of the RFC in base32; its codes have eight digits, ours are the last six.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const cases: [number, string][] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ];
  for (const [seconds, code] of cases)
    expect(matchingInterval(secret, code, 0, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

describe('the secret on offer', () => {
  test('is the same at each look, and another for each person and session', async () => {
    const first = await offer();
    expect(await offer()).toEqual(first);
    expect((await offer(2)).secret).not.toBe(first.secret);
    const other = await offerSecret({ editorId: await join('Bo'), sessionId: 1, siteName: 'Aisle Five' });
    expect(other.secret).not.toBe(first.secret);
    expect(first.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(first.address).toBe(
      `otpauth://totp/Aisle%20Five%20%20news:ada%40example.com?issuer=Aisle%20Five%20%20news&secret=${first.secret}&algorithm=SHA1&digits=6&period=30`,
    );
  });

  test('is another one after it was turned on and off', async () => {
    const { secret } = await offer();
    const result = await turnOn(codeAt(secret, NOON));
    if (!result.ok) throw new Error(result.reason);
    expect((await turnOffSecondStep({ editorId: id, code: result.recoveryCodes[0]!, by, now: NOON })).ok).toBe(true);
    expect((await offer()).secret).not.toBe(secret);
  });
});

describe('turning it on', () => {
  test('takes a code of the app and gives ten recovery codes, of which hashes are kept', async () => {
    const { secret } = await offer();
    const result = await turnOn(codeAt(secret, NOON));
    if (!result.ok) throw new Error(result.reason);
    expect(new Set(result.recoveryCodes).size).toBe(10);
    for (const code of result.recoveryCodes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    expect(await countRecoveryCodes(id)).toBe(10);
    const stored = JSON.stringify([
      await db().select().from(storedCodes),
      await db().select().from(editors),
      await acts(),
    ]);
    for (const each of [...result.recoveryCodes, secret]) expect(stored).not.toContain(each);
  });

  test.each(['', '000000', 'abcdef', '1234567'])('is refused with %j', async (code) => {
    expect(await turnOn(code)).toEqual({ ok: false, reason: 'wrong code' });
    expect((await editorNamed('Ada'))!.totpSecret).toBeNull();
  });

  test('is refused with the code of another session', async () => {
    expect(await turnOn(codeAt((await offer(2)).secret, NOON))).toEqual({ ok: false, reason: 'wrong code' });
  });

  test('twice at once turns it on once, so the codes that were shown are good', async () => {
    const code = codeAt((await offer()).secret, NOON);
    const results = await Promise.all([turnOn(code), turnOn(code)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await countRecoveryCodes(id)).toBe(10);
  });

  test('uses the code up: it cannot sign in as well', async () => {
    const { secret } = await withSecondStep(id, 'Ada');
    expect((await turnOffSecondStep({ editorId: id, code: codeAt(secret, NOON), by, now: NOON })).ok).toBe(false);
  });
});

describe('turning it off', () => {
  test('takes a code, and forgets secret and recovery codes', async () => {
    const { secret } = await withSecondStep(id, 'Ada');
    const now = after(2);
    expect(await turnOffSecondStep({ editorId: id, code: codeAt(secret, now), by, now })).toEqual({ ok: true });
    expect((await editorNamed('Ada'))!.totpSecret).toBeNull();
    expect(await db().select().from(storedCodes)).toEqual([]);
    expect(await acts()).toContain('Ada turned off two-step sign-in for Ada');
  });

  test('cannot be guessed by whoever sits at an open desk', async () => {
    const { secret } = await withSecondStep(id, 'Ada');
    const guesses = Array.from({ length: 20 }, (_, n) =>
      turnOffSecondStep({ editorId: id, code: String(n).padStart(6, '0'), by, now: NOON }),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((each) => !each.ok && each.reason === 'wrong')).toHaveLength(5);
    const code = codeAt(secret, after(0.5));
    expect(await turnOffSecondStep({ editorId: id, code, by, now: after(0.5) })).toMatchObject({ reason: 'wait' });
  });

  test('where it is off already, no code is right', async () => {
    expect(await turnOffSecondStep({ editorId: id, code: '000000', by, now: NOON })).toMatchObject({ reason: 'wrong' });
  });
});

test('new recovery codes end the old ones', async () => {
  const { recoveryCodes } = await withSecondStep(id, 'Ada');
  const result = await renewRecoveryCodes({ editorId: id, code: recoveryCodes[0]!, by, now: NOON });
  if (!result.ok) throw new Error(result.reason);
  expect(await countRecoveryCodes(id)).toBe(10);
  const old = { editorId: id, code: recoveryCodes[1]!, by, now: NOON };
  expect(await turnOffSecondStep(old)).toMatchObject({ ok: false });
  expect((await turnOffSecondStep({ ...old, code: result.recoveryCodes[1]! })).ok).toBe(true);
});

test('where the secret of the site was changed, recovery codes still let in', async () => {
  const { secret, recoveryCodes } = await withSecondStep(id, 'Ada');
  await transact((tx) => tx.update(editors).set({ totpSecret: 'sealed under another secret' }));
  const now = after(2);
  expect((await turnOffSecondStep({ editorId: id, code: codeAt(secret, now), by, now })).ok).toBe(false);
  expect((await turnOffSecondStep({ editorId: id, code: recoveryCodes[0]!, by, now })).ok).toBe(true);
});
