import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { sessions, signIns } from '@/db/schema/editors';
import { changeStatus } from '@/lib/editors/people';
import { findMember, startSession } from '@/lib/editors/sessions';
import { checkCode, checkPassword, findSignIn } from '@/lib/editors/sign-in';
import { acts, after, codeAt, join, NOON, withSecondStep } from '../../fixtures/editors';
import { administrator, freshDatabase } from '../../support/database';
import { PASSWORD } from '../../support/people';

const ada = { email: 'ada@example.com', password: PASSWORD, address: '192.0.2.7', now: NOON };
const enter = (token: string, now = NOON) => startSession({ token, address: '192.0.2.7', agent: 'Browser', now });

beforeEach(async () => {
  freshDatabase();
  await join('Ada');
});

describe('the password', () => {
  test('leads to a session', async () => {
    const result = await checkPassword(ada);
    if (!result.ok) throw new Error(result.reason);
    expect(result.next).toBe('session');
    const session = await enter(result.token);
    expect(await findMember(session!, NOON)).toMatchObject({ name: 'Ada', role: 'editor', hasSecondStep: false });
    expect((await acts()).slice(1)).toEqual(['Ada signed in the desk']);
  });

  test.each(['ADA@Example.com', '  ada@example.com '])('is asked for the same address, written %j', async (email) => {
    expect(await checkPassword({ ...ada, email })).toMatchObject({ ok: true });
  });

  test.each([
    { what: 'a wrong password', change: { password: 'four words in a ro' } },
    { what: 'no password', change: { password: '' } },
    { what: 'a password as long as a book', change: { password: 'x'.repeat(1_000_000) } },
    { what: 'an address nobody has', change: { email: 'eve@example.com' } },
    { what: 'no address', change: { email: '' } },
    { what: 'SQL', change: { email: `' or 1=1 --` } },
    { what: 'an address as long as a book', change: { email: `${'x'.repeat(100_000)}@example.com` } },
  ])('$what gets the same answer', async ({ change }) => {
    expect(await checkPassword({ ...ada, ...change })).toEqual({ ok: false, reason: 'wrong', left: 4 });
    expect(await db().select().from(signIns), 'but the one from joining').toHaveLength(1);
  });

  test('of somebody suspended gets that answer as well', async () => {
    await join('Bo', 'administrator');
    await changeStatus({ editorId: 1, status: 'suspended', by: administrator, now: NOON });
    expect(await checkPassword(ada)).toEqual({ ok: false, reason: 'wrong', left: 4 });
  });

  test('and none take as long, whether anybody has the address or not', async () => {
    const took = async (email: string, n: number) => {
      const start = performance.now();
      await checkPassword({ ...ada, email, password: 'wrong words in a row', address: `192.0.2.${n}` });
      return performance.now() - start;
    };
    await took('warm@example.com', 200);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 5; n++) {
      known.push(await took('ada@example.com', n));
      unknown.push(await took(`eve${n}@example.com`, 100 + n));
    }
    const middle = (times: number[]) => times.toSorted((a, b) => a - b)[2]!;
    // A look-up alone takes a tenth of this: without the dummy the unknown would be far quicker.
    expect(middle(unknown)).toBeGreaterThan(middle(known) / 3);
    expect(middle(known)).toBeGreaterThan(middle(unknown) / 3);
  });

  test('tried by many at once is tried five times', async () => {
    const guesses = Array.from({ length: 30 }, (_, n) => checkPassword({ ...ada, password: `guess number ${n}` }));
    const answers = await Promise.all(guesses);
    expect(answers.filter((each) => !each.ok && each.reason === 'wrong')).toHaveLength(5);
    expect(await checkPassword(ada), 'the right one waits too').toMatchObject({ ok: false, reason: 'wait' });
    expect(await checkPassword({ ...ada, now: after(1) })).toMatchObject({ ok: true });
    expect(await checkPassword({ ...ada, password: 'x', now: after(1) }), 'all is forgiven').toMatchObject({ left: 4 });
  });

  test('that was typed as the address stays out of the audit log', async () => {
    await checkPassword({ ...ada, email: 'four words in a row' });
    await checkPassword({ ...ada, email: 'eve@example.com' });
    await checkPassword({ ...ada, password: 'x' });
    expect((await acts()).slice(1)).toEqual([
      'Somebody was refused sign-in, password',
      'eve@example.com was refused sign-in, password',
      'Ada was refused sign-in, password',
    ]);
  });
});

describe('the code', () => {
  let secret: string;
  let recoveryCodes: string[];

  beforeEach(async () => {
    ({ secret, recoveryCodes } = await withSecondStep(1, 'Ada', after(-10)));
  });

  async function firstStep(now = NOON): Promise<string> {
    const result = await checkPassword({ ...ada, now });
    if (!result.ok || result.next !== 'code') throw new Error(JSON.stringify(result));
    return result.token;
  }

  test('is asked for after the password, and leads to a session', async () => {
    const token = await firstStep();
    expect(await enter(token), 'the first step alone').toBeUndefined();
    const result = await checkCode({ token, code: codeAt(secret, NOON), address: '', now: NOON });
    if (!result.ok) throw new Error(result.reason);
    expect(await findMember((await enter(result.token))!, NOON)).toMatchObject({ hasSecondStep: true });
    expect(await enter(result.token), 'a second time').toBeUndefined();
  });

  test('is good once, also for two at the same time', async () => {
    const [one, other] = [await firstStep(), await firstStep()];
    const code = codeAt(secret, NOON);
    const results = await Promise.all([one, other].map((token) => checkCode({ token, code, address: '', now: NOON })));
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test.each([
    { shift: -1, good: true },
    { shift: 1, good: true },
    { shift: -2, good: false },
    { shift: 2, good: false },
  ])('of a clock that is off by $shift half minutes is good: $good', async ({ shift, good }) => {
    const token = await firstStep();
    const code = codeAt(secret, after(shift / 2));
    expect((await checkCode({ token, code, address: '', now: NOON })).ok).toBe(good);
  });

  test('before the last one that was used is no good', async () => {
    await checkCode({ token: await firstStep(), code: codeAt(secret, NOON), address: '', now: NOON });
    const again = { code: codeAt(secret, after(-0.5)), address: '', now: NOON };
    expect(await checkCode({ token: await firstStep(), ...again })).toMatchObject({ ok: false, reason: 'wrong' });
  });

  test('may be a recovery code, once, however it is typed, and the audit log says so', async () => {
    const [code] = recoveryCodes as [string];
    const typed = ` ${code.toUpperCase().replace('-', ' ')} `;
    expect((await checkCode({ token: await firstStep(), code: typed, address: '', now: NOON })).ok).toBe(true);
    expect((await checkCode({ token: await firstStep(), code, address: '', now: NOON })).ok).toBe(false);
    expect(await acts()).toContain('Ada used a recovery code sign-in');
  });

  test('a recovery code given twice at the same time lets in once', async () => {
    const tokens = [await firstStep(), await firstStep(), await firstStep()];
    const code = recoveryCodes[3]!;
    const results = await Promise.all(tokens.map((token) => checkCode({ token, code, address: '', now: NOON })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('of somebody else is no good', async () => {
    const bo = await withSecondStep(await join('Bo'), 'Bo', after(-10));
    const token = await firstStep();
    for (const code of [bo.recoveryCodes[0]!, codeAt(bo.secret, NOON)])
      expect(await checkCode({ token, code, address: '', now: NOON })).toMatchObject({ ok: false });
  });

  test.each(['', '0', '000000', '12345678', 'null', `' or 1=1`, 'x'.repeat(100_000), '①②③④⑤⑥'])(
    '%j is none',
    async (code) => {
      expect(await checkCode({ token: await firstStep(), code, address: '', now: NOON })).toMatchObject({ left: 4 });
    },
  );

  test('guessed by many at once is tried five times, and a new first step does not help', async () => {
    const token = await firstStep();
    const guesses = Array.from({ length: 30 }, (_, n) =>
      checkCode({ token, code: String(n).padStart(6, '0'), address: '', now: NOON }),
    );
    expect((await Promise.all(guesses)).filter((each) => !each.ok && each.reason === 'wrong')).toHaveLength(5);
    const again = await firstStep();
    expect(await checkCode({ token: again, code: codeAt(secret, NOON), address: '', now: NOON })).toMatchObject({
      reason: 'wait',
    });
  });

  test('comes too late after ten minutes', async () => {
    const token = await firstStep();
    const late = after(10);
    expect(await findSignIn(token, 'code', late)).toBeUndefined();
    expect(await checkCode({ token, code: codeAt(secret, late), address: '', now: late })).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  test('is not asked of nobody', async () => {
    for (const token of ['', 'x', 'x'.repeat(1000)])
      expect(await checkCode({ token, code: '000000', address: '', now: NOON })).toMatchObject({ reason: 'expired' });
  });

  test('of somebody suspended between the steps leads nowhere', async () => {
    await join('Bo', 'administrator');
    const token = await firstStep();
    await changeStatus({ editorId: 1, status: 'suspended', by: administrator, now: NOON });
    expect(await checkCode({ token, code: codeAt(secret, NOON), address: '', now: NOON })).toMatchObject({ ok: false });
    expect(await db().select().from(sessions)).toEqual([]);
  });
});
