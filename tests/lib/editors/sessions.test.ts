import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { sessions } from '@/db/schema/editors';
import { changePassword, changeRole, changeStatus } from '@/lib/editors/people';
import {
  findMember,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  SESSION_DAYS,
  signOut,
  startSession,
} from '@/lib/editors/sessions';
import { checkPassword } from '@/lib/editors/sign-in';
import { acts, actorFor, after, join, NOON } from '../../fixtures/editors';
import { administrator, freshDatabase } from '../../support/database';
import { PASSWORD } from '../../support/people';

let id: number;
const by = actorFor('Ada');

async function signIn(agent = 'Browser', now = NOON, name = 'ada'): Promise<{ token: string; sessionId: number }> {
  const step = await checkPassword({ email: `${name}@example.com`, password: PASSWORD, address: '192.0.2.7', now });
  if (!step.ok) throw new Error(step.reason);
  const token = (await startSession({ token: step.token, address: '192.0.2.7', agent, now }))!;
  return { token, sessionId: (await findMember(token, now))!.sessionId };
}

const isIn = async ({ token }: { token: string }, now = NOON) => (await findMember(token, now)) !== undefined;

beforeEach(async () => {
  freshDatabase();
  id = await join('Ada');
  await join('Bo', 'administrator');
});

test('what is stored of a session signs nobody in', async () => {
  const { token } = await signIn();
  const [row] = await db().select().from(sessions);
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await findMember(row!.tokenHash, NOON)).toBeUndefined();
});

test('a session ends after fourteen days, however much it is used', async () => {
  const session = await signIn();
  const end = SESSION_DAYS * 24 * 60;
  expect(await isIn(session, after(end - 1))).toBe(true);
  expect(await isIn(session, after(end))).toBe(false);
  expect(await listSessions(id, after(end))).toEqual([]);
});

test('a token of the way in starts one session, also for two at once', async () => {
  const step = await checkPassword({ email: 'ada@example.com', password: PASSWORD, address: '', now: NOON });
  if (!step.ok) throw new Error(step.reason);
  const start = () => startSession({ token: step.token, address: '', agent: '', now: NOON });
  const both = await Promise.all([start(), start()]);
  expect(both.filter(Boolean)).toHaveLength(1);
});

test.each(['', 'x', '__proto__', 'x'.repeat(10_000)])('the token %j is nobody’s', async (token) => {
  await signIn();
  expect(await findMember(token, NOON)).toBeUndefined();
});

test('they are listed by last use, which is written no more than every five minutes', async () => {
  const [phone, desk] = [await signIn('Phone'), await signIn('Desk', after(1))];
  await findMember(phone.token, after(4));
  expect((await listSessions(id, NOON)).map(({ agent }) => agent)).toEqual(['Desk', 'Phone']);
  await findMember(phone.token, after(6));
  const listed = await listSessions(id, NOON);
  expect(listed.map(({ agent, lastSeenAt }) => [agent, lastSeenAt])).toEqual([
    ['Phone', after(6)],
    ['Desk', after(1)],
  ]);
  expect(desk.sessionId).toBe(listed[1]!.id);
});

describe('a session ends', () => {
  test('when somebody signs out, and the log says so once', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const order = { editorId: id, sessionId: here.sessionId, by, now: NOON };
    await Promise.all([signOut(order), signOut(order)]);
    expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
    expect((await acts()).filter((act) => act === 'Ada signed out the desk')).toHaveLength(1);
  });

  test('when it is revoked from elsewhere, at the next request', async () => {
    const [here, there] = [await signIn(), await signIn()];
    expect(await isIn(there)).toBe(true);
    expect(await revokeSession({ editorId: id, sessionId: there.sessionId, by, now: NOON })).toBe(true);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await revokeSession({ editorId: id, sessionId: there.sessionId, by, now: NOON })).toBe(false);
  });

  test('while a request of it is under way, the request finishes and the next is refused', async () => {
    const session = await signIn();
    const [during] = await Promise.all([
      findMember(session.token, after(10)),
      revokeSession({ editorId: id, sessionId: session.sessionId, by, now: after(10) }),
    ]);
    expect(during).toMatchObject({ name: 'Ada' });
    expect(await isIn(session, after(10))).toBe(false);
    // Writing when it was last used must not bring it back.
    await findMember(session.token, after(20));
    expect(await listSessions(id, after(20))).toEqual([]);
  });

  test('with all the others', async () => {
    const all = [await signIn(), await signIn(), await signIn()];
    const bo = await signIn('Browser', NOON, 'bo');
    const order = { editorId: id, sessionId: all[1]!.sessionId, by, now: NOON };
    expect(await revokeOtherSessions(order)).toBe(2);
    expect(await Promise.all([...all, bo].map((each) => isIn(each)))).toEqual([false, true, false, true]);
    expect(await revokeOtherSessions(order)).toBe(0);
  });

  test('but not by the number of somebody else’s', async () => {
    const bo = await signIn('Browser', NOON, 'bo');
    for (const sessionId of [bo.sessionId, 0, -1, Number.NaN, 1e20])
      expect(await revokeSession({ editorId: id, sessionId, by, now: NOON })).toBe(false);
    expect(await isIn(bo)).toBe(true);
  });

  test('when the password is changed, all but the one it was changed in', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const order = { editorId: id, sessionId: here.sessionId, current: PASSWORD, by, now: NOON };
    expect(await changePassword({ ...order, password: 'five other words in a row' })).toEqual({ ok: true });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  test('when somebody is suspended, and does not come back with them', async () => {
    const session = await signIn();
    await changeStatus({ editorId: id, status: 'suspended', by: administrator, now: NOON });
    expect(await isIn(session)).toBe(false);
    await changeStatus({ editorId: id, status: 'active', by: administrator, now: NOON });
    expect(await isIn(session)).toBe(false);
  });
});

test('a change of role holds from the next request on', async () => {
  const session = await signIn();
  await changeRole({ editorId: id, role: 'writer', by: administrator, now: NOON });
  expect(await findMember(session.token, NOON)).toMatchObject({ role: 'writer' });
});
