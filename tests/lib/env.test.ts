import { expect, test } from 'vitest';
import { env, readEnvironment } from '@/lib/env';

const AUTH_SECRET = 'thirty-two characters, or more: 1';

test('a secret is all that is needed', () => {
  expect(readEnvironment({ AUTH_SECRET })).toEqual({
    ALLOW_PRIVATE_FETCH: false,
    AUTH_SECRET,
    DATA_DIR: 'data',
    DKIM_SELECTOR: 'aisle5',
    PORT: 3000,
    SIGN_UP_WORK: 0,
    INDEXNOW_URL: 'https://api.indexnow.org/indexnow',
    OIDC_NAME: 'your organisation',
    SITE_URL: 'http://localhost:3000',
    SMTP_CONNECTIONS: 5,
    WORKER: 'on',
  });
});

test('what is given is taken', () => {
  const given = { AUTH_SECRET, DATA_DIR: '/srv/data', PORT: '8080', SITE_URL: 'https://aislefive.example' };
  expect(readEnvironment(given)).toMatchObject({ ...given, PORT: 8080 });
});

test('an empty variable counts as unset', () => {
  expect(readEnvironment({ AUTH_SECRET, DATA_DIR: '', PORT: '', SITE_URL: '' })).toEqual(
    readEnvironment({ AUTH_SECRET }),
  );
  expect(() => readEnvironment({ AUTH_SECRET: '' })).toThrow('AUTH_SECRET is missing');
});

test.each([
  { SITE_URL: 'https://aislefive.example/', is: 'https://aislefive.example' },
  { SITE_URL: 'https://aislefive.example///', is: 'https://aislefive.example' },
  { SITE_URL: 'http://localhost:3001', is: 'http://localhost:3001' },
  { SITE_URL: undefined, is: 'http://localhost:4000' },
])('the address $SITE_URL becomes $is', ({ SITE_URL, is }) => {
  expect(readEnvironment({ AUTH_SECRET, PORT: '4000', SITE_URL }).SITE_URL).toBe(is);
});

test.each([
  { wrong: { AUTH_SECRET: undefined }, says: 'AUTH_SECRET is missing. Run `npm start` once' },
  { wrong: { AUTH_SECRET: 'x'.repeat(31) }, says: 'AUTH_SECRET is too short: 32 characters or more.' },
  { wrong: { PORT: 'three thousand' }, says: 'PORT must be a number.' },
  { wrong: { PORT: '-1' }, says: 'PORT ' },
  { wrong: { PORT: '65536' }, says: 'PORT ' },
  { wrong: { PORT: '80.5' }, says: 'PORT ' },
  { wrong: { SITE_URL: 'aislefive.example' }, says: 'SITE_URL must be an address' },
  { wrong: { SITE_URL: 'ftp://aislefive.example' }, says: 'SITE_URL must be an address' },
  { wrong: { SITE_URL: 'javascript:alert(1)' }, says: 'SITE_URL must be an address' },
  { wrong: { SMTP_URL: 'https://mail.example.com' }, says: 'SMTP_URL must be an address such as smtp:' },
  { wrong: { MAIL_FROM: 'nobody' }, says: 'MAIL_FROM must be like' },
  { wrong: { MAIL_FROM: 'A <a@example.com>\r\nBcc: b@example.com' }, says: 'MAIL_FROM must be like' },
  { wrong: { OIDC_ISSUER: 'https://id.example' }, says: 'OIDC_CLIENT_ID is missing. OIDC_ISSUER needs it. OIDC_CLI' },
])('$wrong is refused with a sentence', ({ wrong, says }) => {
  expect(() => readEnvironment({ AUTH_SECRET, ...wrong })).toThrow(`Check the file .env: ${says}`);
});

test('every mistake is named at once, and no secret is repeated', () => {
  const read = () => readEnvironment({ AUTH_SECRET: 'hunter2', PORT: 'x', SITE_URL: 'y' });
  expect(read).toThrow(/AUTH_SECRET.*PORT.*SITE_URL/);
  expect(read).not.toThrow('hunter2');
});

test('the environment of a process is read once', () => {
  const first = env();
  process.env.PORT = '4321';
  expect(env()).toBe(first);
  expect(env().PORT).not.toBe(4321);
});
