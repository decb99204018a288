import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { editors, invitations } from '@/db/schema/editors';
import { outbox } from '@/db/schema/outbox';
import { acceptInvitation } from '@/lib/editors/accept-invitation';
import { askForNewPassword } from '@/lib/editors/ask-for-new-password';
import {
  closeInvitation,
  findInvitation,
  invite,
  inviteAgain,
  listInvitations,
  makeResetLink,
} from '@/lib/editors/invitations';
import { changeStatus } from '@/lib/editors/people';
import type { Role } from '@/lib/editors/rules';
import { findMember, startSession } from '@/lib/editors/sessions';
import { checkCode, checkPassword } from '@/lib/editors/sign-in';
import {
  acts,
  after,
  codeAt,
  editorNamed,
  join,
  newestMail,
  NOON,
  readMail,
  withSecondStep,
} from '../../fixtures/editors';
import { administrator, editor, freshDatabase, writer } from '../../support/database';
import { PASSWORD } from '../../support/people';

const NEW = 'five other words in a row';
const asked = { email: 'new@example.com', role: 'editor' };
const inviteThem = (form: { email: unknown; role: unknown } = asked, now = NOON) =>
  invite({ form, by: administrator, now });
const accept = (token: string, change: { name?: string; password?: string } = {}, now = NOON) =>
  acceptInvitation({ token, person: { name: 'New Comer', password: NEW, ...change }, address: '192.0.2.9', now });
const people = () => db().select().from(editors);

beforeEach(() => freshDatabase());

describe('an invitation', () => {
  test('goes by mail, and whoever follows it is at the desk in that role', async () => {
    const result = await inviteThem();
    const [mail] = await readMail('new@example.com', NOON);
    expect(mail!.subject).toBe('Join the desk of Aisle Five');
    expect(mail!.text).toContain('Test administrator invites you to the desk of Aisle Five, as an editor.');
    expect(mail!.text).toContain('until 31 July 2020, 13:00 (Europe/London)');
    expect(result).toEqual({
      ok: true,
      email: 'new@example.com',
      link: `https://aislefive.example/admin/invitations/${mail!.token}`,
    });
    const accepted = await accept(mail!.token);
    if (!accepted.ok) throw new Error(accepted.reason);
    expect(accepted.next).toBe('session');
    const session = await startSession({ token: accepted.token, address: '', agent: '', now: NOON });
    expect(await findMember(session!, NOON)).toMatchObject({ email: 'new@example.com', role: 'editor' });
    expect(await acts()).toEqual([
      'Test administrator invited new@example.com',
      'New Comer added New Comer',
      'New Comer signed in the desk',
    ]);
  });

  test('leaves no secret in the database but in the mail that is kept', async () => {
    await inviteThem();
    const [mail] = await readMail('new@example.com', NOON);
    const stored = [await db().select().from(invitations), await db().select().from(outbox), await acts()];
    expect(JSON.stringify(stored)).not.toContain(mail!.token);
  });

  test.each<{ by: typeof editor }>([{ by: editor }, { by: writer }])('is not for $by.role to make', async ({ by }) => {
    expect(await invite({ form: asked, by, now: NOON })).toEqual({ ok: false, reason: 'not allowed' });
    await inviteThem();
    expect(await inviteAgain({ id: 1, by, now: NOON })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await closeInvitation({ id: 1, by, now: NOON })).toBe(false);
    expect(await makeResetLink({ editorId: 1, by, now: NOON })).toEqual({ ok: false, reason: 'not allowed' });
  });

  test.each<{ form: { email: unknown; role: unknown }; field: string }>([
    { form: { email: '', role: 'editor' }, field: 'email' },
    { form: { email: 'nobody', role: 'editor' }, field: 'email' },
    { form: { email: 'a@example.com\r\nBcc: all@example.com', role: 'editor' }, field: 'email' },
    { form: { email: 'a@example.com,b@example.com', role: 'editor' }, field: 'email' },
    { form: { email: '<a@example.com>', role: 'editor' }, field: 'email' },
    { form: { email: ['a@example.com'], role: 'editor' }, field: 'email' },
    { form: { email: undefined, role: 'editor' }, field: 'email' },
    { form: { email: 'a@example.com', role: 'owner' }, field: 'role' },
    { form: { email: 'a@example.com', role: '__proto__' }, field: 'role' },
    { form: { email: 'a@example.com', role: undefined }, field: 'role' },
  ])('for $form is refused at the field $field', async ({ form, field }) => {
    const result = await inviteThem(form);
    if (result.ok || result.reason !== 'invalid') throw new Error(JSON.stringify(result));
    expect(Object.keys(result.problems)).toEqual([field]);
    expect(await db().select().from(outbox)).toEqual([]);
  });

  test('of somebody who is here already is refused', async () => {
    await join('Ada');
    expect(await inviteThem({ email: ' ADA@example.com', role: 'editor' })).toMatchObject({ reason: 'invalid' });
  });

  test('is good once, also for two at the same time', async () => {
    await inviteThem();
    const { token } = await newestMail('new@example.com', NOON);
    const results = await Promise.all([accept(token, { name: 'One' }), accept(token, { name: 'Two' }), accept(token)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
    expect(await people()).toHaveLength(1);
    expect(await accept(token)).toEqual({ ok: false, reason: 'expired' });
  });

  test('is good for seven days', async () => {
    await inviteThem();
    const { token } = await newestMail('new@example.com', NOON);
    const end = 7 * 24 * 60;
    expect(await findInvitation(token, after(end - 1))).toMatchObject({ kind: 'invitation', email: 'new@example.com' });
    expect(await findInvitation(token, after(end))).toBeUndefined();
    expect(await accept(token, {}, after(end))).toEqual({ ok: false, reason: 'expired' });
    expect(await listInvitations(after(end))).toEqual([]);
  });

  test('made again, or taken back, ends the one before', async () => {
    await inviteThem();
    const [first] = await listInvitations(NOON);
    expect(await inviteAgain({ id: first!.id, by: administrator, now: after(1) })).toMatchObject({ ok: true });
    const [again, before] = await readMail('new@example.com', after(1));
    expect(await accept(before!.token)).toEqual({ ok: false, reason: 'expired' });
    const [second] = await listInvitations(after(1));
    expect(second).toMatchObject({ role: 'editor' });
    expect(await closeInvitation({ id: second!.id, by: administrator, now: after(2) })).toBe(true);
    expect(await closeInvitation({ id: second!.id, by: administrator, now: after(2) })).toBe(false);
    expect(await accept(again!.token)).toEqual({ ok: false, reason: 'expired' });
    expect(await inviteAgain({ id: second!.id, by: administrator, now: after(3) })).toEqual({
      ok: false,
      reason: 'not found',
    });
  });

  test.each([
    { change: { name: '' }, field: 'name' },
    { change: { name: ' \n ' }, field: 'name' },
    { change: { name: 'x'.repeat(81) }, field: 'name' },
    { change: { name: 'Two\nlines' }, field: 'name' },
    { change: { name: 'Ada\u202e' }, field: 'name' },
    { change: { name: 'A\u200bda' }, field: 'name' },
    { change: { name: 'aDA' }, field: 'name' },
    { change: { password: 'short' }, field: 'password' },
    { change: { password: 'x'.repeat(300) }, field: 'password' },
    { change: { password: 'new@example.com' }, field: 'password' },
    { change: { password: 'aaaaaaaaaaaaaaaa' }, field: 'password' },
  ])('accepted with $change is refused at $field, and stays good', async ({ change, field }) => {
    await join('Ada');
    await inviteThem();
    const { token } = await newestMail('new@example.com', NOON);
    const result = await accept(token, change);
    if (result.ok || result.reason !== 'invalid') throw new Error(JSON.stringify(result));
    expect(Object.keys(result.problems)).toEqual([field]);
    expect((await accept(token)).ok).toBe(true);
  });

  test('the mailed words of a hostile name stay words', async () => {
    const by = { name: 'Eve https://evil.example/x', role: 'administrator' as Role };
    await invite({ form: asked, by, now: NOON });
    const [mail] = await readMail('new@example.com', NOON);
    expect(mail!.text.match(/invitations\//g)).toHaveLength(1);
  });
});

describe('a link for a new password', () => {
  let id: number;

  beforeEach(async () => {
    id = await join('Ada');
  });

  async function signedIn(): Promise<string> {
    const step = await checkPassword({ email: 'ada@example.com', password: PASSWORD, address: '', now: NOON });
    if (!step.ok) throw new Error(step.reason);
    return (await startSession({ token: step.token, address: '', agent: '', now: NOON }))!;
  }

  test('made by an administrator ends sessions and turns the second step off', async () => {
    const session = await signedIn();
    await withSecondStep(id, 'Ada');
    await makeResetLink({ editorId: id, by: administrator, now: NOON });
    const { token, text } = await newestMail('ada@example.com', NOON);
    expect(text).toContain('turns your two-step sign-in off');
    expect(await accept(token)).toMatchObject({ ok: true, next: 'session' });
    expect((await editorNamed('Ada'))!.totpSecret).toBeNull();
    expect(await findMember(session, NOON)).toBeUndefined();
    const old = { email: 'ada@example.com', password: PASSWORD, address: '', now: NOON };
    expect((await checkPassword(old)).ok).toBe(false);
    expect((await checkPassword({ ...old, password: NEW })).ok).toBe(true);
    expect((await accept(token)).ok, 'a second time').toBe(false);
  });

  test('that people ask for themselves leaves the second step on: their code comes next', async () => {
    const { secret } = await withSecondStep(id, 'Ada', after(-10));
    await askForNewPassword({ email: 'ADA@example.com', address: '192.0.2.9', now: NOON });
    const { token } = await newestMail('ada@example.com', NOON);
    const result = await accept(token, { name: 'Somebody else' });
    if (!result.ok) throw new Error(result.reason);
    expect(result.next).toBe('code');
    expect(await startSession({ token: result.token, address: '', agent: '', now: NOON })).toBeUndefined();
    expect((await editorNamed('Ada'))!.totpSecret).not.toBeNull();
    expect(await checkCode({ token: result.token, code: codeAt(secret, NOON), address: '', now: NOON })).toMatchObject({
      ok: true,
    });
    expect((await acts()).slice(-2)).toEqual([
      'Ada asked for a new password for Ada',
      'Ada set a new password by link for Ada',
    ]);
  });

  test('is asked for in the same way by those who are not here, and nothing is sent', async () => {
    await join('Bo');
    await changeStatus({ editorId: 2, status: 'suspended', by: administrator, now: NOON });
    const answers = [];
    for (const email of ['ada@example.com', 'eve@example.com', 'bo@example.com'])
      answers.push(await askForNewPassword({ email, address: '192.0.2.9', now: NOON }));
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect((await db().select().from(outbox)).map(({ topic }) => topic)).toEqual(Array(3).fill('forgotten password'));
    expect(await readMail('eve@example.com', NOON)).toEqual([]);
    expect(await readMail('bo@example.com', NOON)).toEqual([]);
    expect(await readMail('ada@example.com', NOON)).toHaveLength(1);
  });

  test.each(['', 'ada', 'ada@example.com\nBcc: x@example.com', 'x'.repeat(100_000)])(
    '%j is no address',
    async (email) => {
      expect(await askForNewPassword({ email, address: '', now: NOON })).toEqual({ ok: false, reason: 'invalid' });
      expect(await db().select().from(outbox)).toEqual([]);
    },
  );

  test('is asked for five times, then there is a wait, whether anybody has the address or not', async () => {
    for (const email of ['ada@example.com', 'eve@example.com']) {
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, n) => askForNewPassword({ email, address: `192.0.2.${n}`, now: NOON })),
      );
      expect(all.filter(({ ok }) => ok)).toHaveLength(5);
    }
    expect(await askForNewPassword({ email: 'ada@example.com', address: '', now: NOON })).toEqual({
      ok: false,
      reason: 'wait',
      until: after(1),
    });
  });

  test('of which the newest is good, and which leaves an administrator’s alone', async () => {
    await makeResetLink({ editorId: id, by: administrator, now: NOON });
    const { token: reset } = await newestMail('ada@example.com', NOON);
    const tokens: string[] = [];
    for (const minute of [1, 2]) {
      await askForNewPassword({ email: 'ada@example.com', address: '', now: after(minute) });
      tokens.push((await newestMail('ada@example.com', after(minute))).token);
    }
    expect(await findInvitation(tokens[0]!, after(2))).toBeUndefined();
    expect(await findInvitation(tokens[1]!, after(2))).toMatchObject({ kind: 'forgotten' });
    expect(await findInvitation(reset, after(2))).toMatchObject({ kind: 'reset' });
    expect((await accept(tokens[1]!, {}, after(3))).ok).toBe(true);
    expect(await findInvitation(reset, after(3)), 'a password that was set ends them all').toBeUndefined();
  });

  test('ends after two hours where people asked, after a day where an administrator did', async () => {
    await makeResetLink({ editorId: id, by: administrator, now: NOON });
    await askForNewPassword({ email: 'ada@example.com', address: '', now: NOON });
    const [forgotten, reset] = await readMail('ada@example.com', NOON);
    expect(await findInvitation(forgotten!.token, after(119))).toBeDefined();
    expect(await findInvitation(forgotten!.token, after(120))).toBeUndefined();
    expect(await findInvitation(reset!.token, after(24 * 60 - 1))).toBeDefined();
    expect(await findInvitation(reset!.token, after(24 * 60))).toBeUndefined();
  });

  test('lets in whose account somebody else keeps waiting', async () => {
    for (let n = 0; n < 6; n++)
      await checkPassword({ email: 'ada@example.com', password: 'x', address: `192.0.2.${n}`, now: NOON });
    await askForNewPassword({ email: 'ada@example.com', address: '', now: NOON });
    const { token } = await newestMail('ada@example.com', NOON);
    expect(await accept(token)).toMatchObject({ ok: true, next: 'session' });
    const again = { email: 'ada@example.com', password: NEW, address: '', now: NOON };
    expect(await checkPassword(again)).toMatchObject({ ok: true });
  });

  test('of somebody suspended gets them no session', async () => {
    await join('Bo', 'administrator');
    await makeResetLink({ editorId: id, by: administrator, now: NOON });
    const { token } = await newestMail('ada@example.com', NOON);
    await changeStatus({ editorId: id, status: 'suspended', by: administrator, now: NOON });
    const result = await accept(token);
    if (!result.ok) throw new Error(result.reason);
    expect(await startSession({ token: result.token, address: '', agent: '', now: NOON })).toBeUndefined();
  });
});
