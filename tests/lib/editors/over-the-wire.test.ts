import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { settings } from '@/db/schema/settings';
import { addEditor } from '@/lib/editors/add-editor';
import { setUpToken } from '@/lib/editors/tokens';
import { acts, after, editorNamed, withSecondStep } from '../../fixtures/editors';
import { freshDatabase } from '../../support/database';
import { startIssuer, type Issuer } from '../../support/issuer';
import { PASSWORD } from '../../support/people';
import { visitor } from '../../support/visitor';

/**
 * The site as it runs behind https, without scripts: the first person, the cookies, a provider. One after another: each
 * goes on where the one before ended. On the build that is there already, as `npm test` makes it.
 */

let issuer: Issuer;
let server: ChildProcess;
let origin: string;
let said = '';

const behindHttps = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'aislefive.example' };
const browser = () => visitor(origin, behindHttps);
const ada = { sub: '42', email: 'ada@example.com', email_verified: true };

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  freshDatabase();
  issuer = await startIssuer();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const oidc = {
    OIDC_ISSUER: issuer.address,
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: 'a secret: with/signs',
    OIDC_NAME: 'Example & Sons',
  };
  const env = { ...process.env, ...oidc, PORT: String(port), NODE_ENV: 'production' as const };
  server = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], { env });
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ctrl+C stops it.')) resolve();
    };
    for (const stream of [server.stdout!, server.stderr!]) stream.on('data', hear);
    server.on('close', () => reject(new Error(said)));
  });
}, 110_000);

afterAll(() => {
  server.kill('SIGKILL');
  issuer.close();
});

test('with nobody at the desk every way leads to the set-up page, whose address the console tells', async () => {
  const { ask } = browser();
  expect(said).toContain(`https://aislefive.example/admin/set-up?token=${setUpToken()}`);
  expect(await ask('/admin')).toMatchObject({ status: 307, location: '/admin/sign-in' });
  expect(await ask('/admin/sign-in')).toMatchObject({ status: 307, location: '/admin/set-up' });
  expect((await ask('/admin/set-up')).html).not.toContain(setUpToken());
});

const first = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };

test('a wrong token sets nothing up', async () => {
  for (const token of ['', 'x', setUpToken().slice(1)]) {
    const answer = await browser().send('/admin/set-up', { ...first, token });
    expect(answer.html).toContain('That is not the token the server printed when it started.');
    expect(answer.html).toContain('value="ada@example.com"');
    expect(answer.html).not.toContain(PASSWORD);
  }
  expect(await editorNamed('Ada')).toBeUndefined();
});

test('the right one does, once, and the cookie is Secure, HttpOnly and SameSite', async () => {
  const { ask, send } = browser();
  const answer = await send('/admin/set-up', { ...first, token: setUpToken() });
  expect(answer).toMatchObject({ status: 303, location: '/admin' });
  const session = answer.cookies.filter((each) => each.startsWith('__Secure-authjs.session-token='));
  expect(session).toHaveLength(1);
  for (const part of [/; HttpOnly/i, /; Secure/i, /; SameSite=lax/i, /; Path=\//i]) expect(session[0]).toMatch(part);
  expect((await ask('/admin')).status).toBe(200);
  expect(await browser().ask('/admin/set-up')).toMatchObject({ status: 307, location: '/admin/sign-in' });
  expect((await acts())[0]).toBe('Set-up added Ada');
});

test('the cookie between password and code is Secure, HttpOnly and SameSite as well', async () => {
  const { recoveryCodes } = await withSecondStep((await editorNamed('Ada'))!.id, 'Ada', after(-60, new Date()));
  const { ask, send } = browser();
  const answer = await send('/admin/sign-in', first);
  expect(answer).toMatchObject({ status: 303, location: '/admin/sign-in/code' });
  const step = answer.cookies.find((each) => each.startsWith('desk-sign-in='));
  for (const part of [/; HttpOnly/i, /; Secure/i, /; SameSite=lax/i, /; Path=\/admin/i]) expect(step).toMatch(part);
  expect((await ask('/admin')).status, 'not in yet').toBe(307);
  expect(await send('/admin/sign-in/code', { code: recoveryCodes[0]! })).toMatchObject({ location: '/admin' });
  expect((await ask('/admin')).status).toBe(200);
});

/** Goes to the provider and comes back with what it says. */
async function throughProvider(claims: Record<string, unknown>, { ask } = browser()) {
  const there = await ask('/admin/sign-in/provider');
  expect(there.location).toContain(`${issuer.address}/authorize?`);
  const asked = new URL(there.location!).searchParams;
  expect(asked.get('redirect_uri')).toBe('https://aislefive.example/api/auth/callback/oidc');
  for (const check of ['state', 'nonce', 'code_challenge']) expect(asked.get(check)?.length, check).toBeGreaterThan(20);
  const back = new URL(issuer.approve(there.location!, claims));
  return { ask, back, answer: await ask(back.pathname + back.search) };
}

test('whoever comes from the provider gives their code, unless it took two steps itself', async () => {
  expect((await browser().ask('/admin/sign-in')).html).toMatch(/Sign in with (<!-- -->)?Example &amp; Sons/);
  const one = await throughProvider(ada);
  expect(one.answer.location).toMatch(/\/admin\/sign-in\/code$/);
  expect((await one.ask('/admin')).status).toBe(307);
  expect((await one.ask('/admin/sign-in/code')).html).toContain('ada@example.com');
  const two = await throughProvider({ ...ada, amr: ['pwd', 'mfa'] });
  expect(two.answer.location).toMatch(/\/admin$/);
  expect((await two.ask('/admin')).status).toBe(200);
});

test('a way back is good once, and only in the browser that went', async () => {
  const { ask, back } = await throughProvider({ ...ada, amr: ['mfa'] });
  const again = await ask(back.pathname + back.search);
  expect(again.location).toContain('/admin/sign-in?error=');
  const stranger = browser();
  expect((await stranger.ask(back.pathname + back.search)).location).toContain('/admin/sign-in?error=');
  expect((await stranger.ask('/admin')).status).toBe(307);
});

test.each([
  { what: 'nobody knows', claims: { sub: '7', email: 'eve@example.com', email_verified: true } },
  { what: 'claims an address', claims: { sub: '7', email: 'ada@example.com', email_verified: false } },
])('whom $what stays outside and reads why', async ({ claims }) => {
  const { ask, answer } = await throughProvider(claims);
  expect(answer.location).toMatch(/\/admin\/sign-in\?refused$/);
  expect((await ask('/admin/sign-in?refused')).html).toContain('does not know you as somebody of this desk');
  expect((await ask('/admin')).status).toBe(307);
});

test('nothing else of the sign-in library is there', async () => {
  const { ask } = browser();
  for (const path of [
    'session',
    'signin',
    'signin/oidc',
    'signout',
    'csrf',
    'providers',
    'callback/credentials',
    'error',
  ])
    expect((await ask(`/api/auth/${path}`)).status, path).toBe(404);
});

test('where the role asks for a second step, nothing is open before it but the page that sets it up', async () => {
  await transact((tx) => tx.update(settings).set({ secondStepRoles: ['writer'] }));
  const person = { name: 'Bo', email: 'bo@example.com', password: PASSWORD };
  await addEditor({ person, role: 'writer', by: { name: 'Test', role: 'administrator' }, now: new Date() });
  const { ask, send } = browser();
  await send('/admin/sign-in', { email: 'bo@example.com', password: PASSWORD });
  for (const path of ['/admin', '/admin/account', '/admin/stories', '/admin/people'])
    expect(await ask(path), path).toMatchObject({ status: 307, location: '/admin/second-step' });
  expect(await ask('/api/desk/now')).toMatchObject({ status: 403, html: '{"reason":"second step"}' });
  expect((await ask('/admin/second-step')).status).toBe(200);
  await transact((tx) => tx.update(settings).set({ secondStepRoles: ['editor'] }));
  expect((await ask('/admin')).status, 'as soon as the settings say so').toBe(200);
});
