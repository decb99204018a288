import { spawn } from 'node:child_process';
import { beforeEach, expect, test } from 'vitest';
import { addEditor } from '@/lib/editors/add-editor';
import { checkPassword } from '@/lib/editors/sign-in';
import { acts, editorNamed, NOON } from '../fixtures/editors';
import { administrator, freshDatabase } from '../support/database';

/** `npm run desk` as a person types it, on the database of the test. `typed` is what they answer. */
function desk(args: string[], typed = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['scripts/desk.mjs', ...args]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  child.stdin.end(typed);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

const signIn = (password: string) => checkPassword({ email: 'ada@example.com', password, address: '', now: NOON });

beforeEach(() => freshDatabase());

test('the first person is an administrator, with a password that was typed', async () => {
  const { code, out } = await desk(['add-user', 'ada@example.com', '--name', 'Ada'], 'four words in a row\n');
  expect([code, out]).toEqual([0, 'Ada can sign in.\n']);
  expect((await editorNamed('Ada'))!.role).toBe('administrator');
  expect(await signIn('four words in a row')).toMatchObject({ ok: true });
  expect(await acts()).toEqual(['Console added Ada']);
});

test('without a password one is made and printed', async () => {
  const { out } = await desk(['add-user', 'ada@example.com', '--name', 'Ada']);
  const password = /the password (\S+), which/.exec(out)![1]!;
  expect(password).toHaveLength(24);
  expect(await signIn(password)).toMatchObject({ ok: true });
});

test('without a name it prints a link, and lists and resets who is there', async () => {
  const person = { name: 'Bo', email: 'bo@example.com', password: 'four words in a row' };
  await addEditor({ person, role: 'administrator', by: administrator, now: NOON });
  const invited = await desk(['add-user', 'ada@example.com', '--role', 'writer']);
  expect(invited.out).toMatch(
    /^For ada@example.com, good for 168 hours and once:\nhttps:\/\/\S+\/invitations\/[\w-]{43}\n$/,
  );
  expect((await desk(['list'])).out).toBe('bo@example.com\tBo\tadministrator\tone step\n');
  expect((await desk(['reset', 'BO@example.com'])).out).toMatch(/^For bo@example.com, good for 24 hours/);
  expect(await acts()).toContain('Console made a link for a new password for Bo');
});

test.each([
  { args: [], says: /^People of the desk:/ },
  { args: ['remove', 'x'], says: /^People of the desk:/ },
  { args: ['add-user', 'ada', '--role', 'writer'], says: /^That is not an e-mail address/ },
  { args: ['add-user', 'ada@example.com', '--role', 'owner'], says: /^Give a role/ },
  { args: ['add-user', 'ada@example.com', '--password', 'x'], says: /Unknown option '--password'/ },
  { args: ['reset', 'ada@example.com'], says: /^Nobody at the desk has the address ada@example.com\.$/m },
])('$args is answered with a sentence and not with a stack', async ({ args, says }) => {
  const { code, err } = await desk(args);
  expect(code).toBe(1);
  expect(err).toMatch(says);
  expect(err).not.toMatch(/^\s+at /m);
});

test('a password that is too short is refused', async () => {
  const { code, err } = await desk(['add-user', 'ada@example.com', '--name', 'Ada'], 'short\n');
  expect([code, err]).toEqual([1, expect.stringContaining('12 characters or more')]);
});
