import { beforeEach, describe, expect, test } from 'vitest';
import { addEditor, isSetUp, setUpDesk } from '@/lib/editors/add-editor';
import { changePassword, changeRole, changeStatus, listPeople } from '@/lib/editors/people';
import { setUpToken } from '@/lib/editors/tokens';
import { acts, actorFor, after, editorNamed, join, NOON, withSecondStep } from '../../fixtures/editors';
import { administrator, editor, freshDatabase, writer } from '../../support/database';
import { PASSWORD } from '../../support/people';

const person = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };

beforeEach(() => freshDatabase());

describe('the first person', () => {
  const setUp = (change: { token?: string; name?: string; email?: string } = {}) =>
    setUpDesk({
      token: change.token ?? setUpToken(),
      person: { ...person, name: change.name ?? 'Ada', email: change.email ?? 'ada@example.com' },
      address: '192.0.2.7',
      now: NOON,
    });

  test('is an administrator, with the token of the console, once', async () => {
    expect(await isSetUp()).toBe(false);
    expect(await setUp()).toMatchObject({ ok: true });
    expect(await isSetUp()).toBe(true);
    expect((await editorNamed('Ada'))!.role).toBe('administrator');
    expect(await setUp({ name: 'Eve', email: 'eve@example.com' })).toEqual({ ok: false, reason: 'set up already' });
  });

  test('is one of two at the same time', async () => {
    const both = await Promise.all([setUp(), setUp({ name: 'Eve', email: 'eve@example.com' })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await listPeople()).toHaveLength(1);
  });

  test.each(['', 'x', setUpToken().slice(1), `${setUpToken()} `, setUpToken().toLowerCase()])(
    'is nobody with the token %j',
    async (token) => {
      expect(await setUp({ token })).toEqual({ ok: false, reason: 'not allowed' });
      expect(await isSetUp()).toBe(false);
    },
  );
});

test.each([{ by: editor }, { by: writer }])('$by.role adds nobody and changes nobody', async ({ by }) => {
  const id = await join('Ada');
  const order = { editorId: id, by, now: NOON };
  expect(await addEditor({ person, role: 'writer', by, now: NOON })).toEqual({ ok: false, reason: 'not allowed' });
  expect(await changeRole({ ...order, role: 'administrator' })).toEqual({ ok: false, reason: 'not allowed' });
  expect(await changeStatus({ ...order, status: 'suspended' })).toEqual({ ok: false, reason: 'not allowed' });
});

test('everybody is listed by name, with the second step and when they were here', async () => {
  await withSecondStep(await join('Bo', 'writer'), 'Bo');
  await join('Ada');
  expect(await listPeople()).toEqual([
    {
      id: 2,
      name: 'Ada',
      email: 'ada@example.com',
      role: 'editor',
      status: 'active',
      hasSecondStep: false,
      lastSeenAt: null,
    },
    {
      id: 1,
      name: 'Bo',
      email: 'bo@example.com',
      role: 'writer',
      status: 'active',
      hasSecondStep: true,
      lastSeenAt: null,
    },
  ]);
});

describe('the last administrator', () => {
  test('keeps role and place', async () => {
    const id = await join('Ada', 'administrator');
    await join('Bo');
    const order = { editorId: id, by: administrator, now: NOON };
    expect(await changeRole({ ...order, role: 'editor' })).toEqual({ ok: false, reason: 'last administrator' });
    expect(await changeStatus({ ...order, status: 'suspended' })).toEqual({ ok: false, reason: 'last administrator' });
  });

  test('is one of two who both let go at the same time', async () => {
    const ids = [await join('Ada', 'administrator'), await join('Bo', 'administrator')];
    const results = await Promise.all(
      ids.map((editorId) => changeRole({ editorId, role: 'writer', by: administrator, now: NOON })),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('is not one who is suspended', async () => {
    const [ada, bo] = [await join('Ada', 'administrator'), await join('Bo', 'administrator')];
    await changeStatus({ editorId: bo, status: 'suspended', by: administrator, now: NOON });
    expect(await changeRole({ editorId: ada, role: 'editor', by: administrator, now: NOON })).toMatchObject({
      ok: false,
    });
    expect(await changeRole({ editorId: bo, role: 'editor', by: administrator, now: NOON })).toEqual({ ok: true });
  });
});

test.each(['owner', '', '__proto__', undefined, { $gt: '' }])('%j is no role', async (role) => {
  const id = await join('Ada');
  expect(await changeRole({ editorId: id, role, by: administrator, now: NOON })).toEqual({
    ok: false,
    reason: 'invalid',
  });
});

test.each([0, -1, 99, Number.NaN])('there is nobody by the number %j', async (editorId) => {
  const order = { editorId, by: administrator, now: NOON };
  expect(await changeRole({ ...order, role: 'writer' })).toEqual({ ok: false, reason: 'not found' });
});

test('the audit log tells before and after, and nothing when nothing changed', async () => {
  const id = await join('Ada');
  for (const role of ['writer', 'writer']) await changeRole({ editorId: id, role, by: administrator, now: NOON });
  for (const status of ['suspended', 'suspended', 'active'] as const)
    await changeStatus({ editorId: id, status, by: administrator, now: NOON });
  expect((await acts()).slice(1)).toEqual([
    'Test administrator changed the role of Ada',
    'Test administrator suspended Ada',
    'Test administrator let in again Ada',
  ]);
});

describe('a password of one’s own', () => {
  const change = (current: string, password: string, now = NOON) =>
    changePassword({ editorId: 1, sessionId: 1, current, password, by: actorFor('Ada'), now });

  beforeEach(async () => {
    await join('Ada');
  });

  test.each(['short', 'ada@example.com', 'aaaaaaaaaaaaaaaa', 'x'.repeat(201)])('is not %j', async (password) => {
    expect(await change(PASSWORD, password)).toMatchObject({ ok: false, reason: 'invalid' });
  });

  test('cannot be guessed by whoever sits at an open desk', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => change(`guess ${n}`, 'five other words in a row')),
    );
    expect(guesses.filter((each) => !each.ok && each.reason === 'wrong')).toHaveLength(5);
    expect(await change(PASSWORD, 'five other words in a row')).toMatchObject({ reason: 'wait' });
    expect(await change(PASSWORD, 'five other words in a row', after(1))).toEqual({ ok: true });
    expect(JSON.stringify(await acts())).not.toContain('words in a row');
  });
});
