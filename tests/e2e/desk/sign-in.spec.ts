import { TOTP } from 'otpauth';
import { PASSWORD, PEOPLE } from '../../support/people';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { invited, mailFor, signInWith } from './new-people';

test('whoever is signed in sees the desk', async ({ open }) => {
  const page = await open('editor');
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});

test('a wrong password and an address nobody has are told the same; what was typed stays', async ({ browser }) => {
  const page = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.1' } });
  await page.goto('/admin/sign-in');
  const said: string[] = [];
  for (const email of ['writer@example.com', 'nobody@example.com']) {
    await page.getByLabel('Work e-mail').fill(email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Continue' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'do not match' });
    await expect(alert).toBeFocused();
    said.push(await alert.innerText());
    await expect(page.getByLabel('Work e-mail')).toHaveValue(email);
    await expect(page.getByLabel('Password')).toHaveValue('');
    await page.goto('/admin/sign-in');
  }
  expect(said[0]).toBe('That e-mail address and password do not match. Four tries left before a wait.');
  expect(said[1]).toBe(said[0]);
  await page.close();
});

test('after five failures there is a wait, for the right password too', async ({ browser }) => {
  const page = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.2' } });
  await page.goto('/admin/sign-in');
  for (let n = 0; n < 6; n++) {
    await page.getByLabel('Work e-mail').fill('waits@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-busy', 'false');
  }
  await expect(page.getByText('Too many tries. Try again in one minute.')).toBeVisible();
  await page.close();
});

test('the cookie of a session is read by no script and sent from no other site', async ({ open }) => {
  const page = await open('writer');
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes('session-token'));
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);
  for (const path of ['/api/auth/session', '/api/auth/signin', '/api/auth/csrf'])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

test.describe('without scripts', () => {
  test('sign-in works, says what is wrong, and keeps what was typed', async ({ browser }) => {
    const page = await browser.newPage({
      javaScriptEnabled: false,
      extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.3' },
    });
    await page.goto('/admin/sign-in');
    await page.getByLabel('Work e-mail').fill(PEOPLE.second.email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('do not match');
    await expect(page.getByLabel('Work e-mail')).toHaveValue(PEOPLE.second.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
    await page.close();
  });

  test('somebody invited joins, turns the second step on and reads the recovery codes', async ({ browser, open }) => {
    const { link } = await invited(await open('administrator'), 'noscript@example.com');
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(link);
    await page.getByLabel('Your name at the desk').fill('No Script');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Join the desk' }).click();
    await expect(page.getByText('The password needs 12 characters')).toBeVisible();
    await expect(page.getByLabel('Your name at the desk')).toHaveValue('No Script');
    await expect(page.getByLabel('Password')).toBeFocused();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Join the desk' }).click();
    await page.goto('/admin/account');
    const secret = (await page.getByText('Key:').innerText()).replace(/Key:|\s/g, '');
    await page.getByLabel('Code of the app').fill('000000');
    await page.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
    await expect(page.getByText('That code is not right.')).toBeVisible();
    expect((await page.getByText('Key:').innerText()).replace(/Key:|\s/g, ''), 'the same key again').toBe(secret);
    await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
    await expect(page.getByRole('status').locator('code')).toHaveCount(10);
    await expect(page.getByText('ten recovery codes left.')).toBeVisible();
    await page.close();
  });
});

test('a forgotten password: the same words for everybody, a link by mail, and the code is still asked for', async ({
  browser,
  open,
}) => {
  test.slow();
  const administrator = await open('administrator');
  const email = 'forgets@example.com';
  const { link } = await invited(administrator, email);
  const page = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.4' } });
  await page.goto(link);
  await page.getByLabel('Your name at the desk').fill('For Gets');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join the desk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await page.goto('/admin/account');
  const secret = (await page.getByText('Key:').innerText()).replace(/Key:|\s/g, '');
  await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
  const code = page.getByRole('status').locator('code');
  await expect(code).toHaveCount(10);
  const codes = await code.allInnerTexts();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();

  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  expect(await findingsInBothThemes(page)).toEqual([]);
  for (const each of ['nobody@example.com', email]) {
    await page.getByLabel('Work e-mail').fill(each);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('If somebody at the desk has this address, a link is on its way.')).toBeVisible();
    await page.reload();
  }
  await page.goto(await mailFor(administrator, email, 'A new password'));
  await page.getByLabel('Password', { exact: true }).fill('five other words in a row');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.goto('/admin');
  await expect(page, 'no way around the code').toHaveURL(/sign-in$/);
  await signInWith(page, email, 'five other words in a row');
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[0]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await page.close();
});

test('the gate is readable on a phone and for everyone', async ({ page }) => {
  await page.goto('/admin/sign-in');
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findingsInBothThemes(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
