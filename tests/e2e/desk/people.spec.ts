import { TOTP } from 'otpauth';
import { PASSWORD } from '../../support/people';
import { findingsInBothThemes } from '../axe';
import { expect, test } from './desk';
import { invited, mailFor, signInWith } from './new-people';

test('Friday begins: invited by mail, joined, a second step, out and in again with a code, then a recovery code', async ({
  browser,
  open,
}) => {
  test.slow();
  const administrator = await open('administrator');
  const email = 'friday@example.com';
  const { link } = await invited(administrator, email, 'writer');
  expect(await mailFor(administrator, email, 'Join the desk')).toBe(link);
  const page = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.10' } });
  await page.goto(link);
  await expect(page.getByText(`Ada Ministrator invites ${email} to the desk, as a writer.`)).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.getByLabel('Your name at the desk').fill('Fri Day');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join the desk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();

  await page.goto('/admin/account');
  expect(await findingsInBothThemes(page)).toEqual([]);
  const secret = (await page.getByText('Key:').innerText()).replace(/Key:|\s/g, '');
  await page.getByLabel('Code of the app').fill('12345');
  await page.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
  await expect(page.getByLabel('Code of the app')).toBeFocused();
  await expect(page.getByLabel('Code of the app')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
  await expect(page.getByRole('status').locator('code')).toHaveCount(10);
  const codes = await page.getByRole('status').locator('code').allInnerTexts();
  await expect(page.getByText('ten recovery codes left.')).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signInWith(page, email, PASSWORD);
  // The code of now was used to turn it on; a clock that is half a minute ahead gives the next one.
  await page
    .getByLabel('Code', { exact: true })
    .fill(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();

  await page.context().clearCookies();
  await signInWith(page, email, PASSWORD);
  await page.getByLabel('Code', { exact: true }).fill(codes[4]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await page.goto('/admin/account');
  await expect(page.getByText('nine recovery codes left.')).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'This link has run out' })).toBeVisible();
  await page.close();
});

test('a session is ended from another browser, and a password that is changed ends the others', async ({
  browser,
  open,
}) => {
  test.slow();
  const email = 'twice@example.com';
  const { link } = await invited(await open('administrator'), email);
  const [here, there] = [await browser.newPage(), await browser.newPage()];
  await here.goto(link);
  await here.getByLabel('Your name at the desk').fill('Twi Ce');
  await here.getByLabel('Password').fill(PASSWORD);
  await here.getByRole('button', { name: 'Join the desk' }).click();
  await here.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  const enter = async (password: string) => {
    await signInWith(there, email, password);
    await expect(there.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  };
  const isOut = async () => {
    await there.goto('/admin/account');
    await expect(there).toHaveURL(/\/admin\/sign-in$/);
  };
  await enter(PASSWORD);
  await here.goto('/admin/account');
  await here.getByRole('button', { name: /^Sign out Chrome/ }).click();
  await expect(here.getByRole('status')).toHaveText('Signed out in one place.');
  await expect(here.getByRole('row')).toHaveCount(2);
  await isOut();

  await enter(PASSWORD);
  await here.reload();
  await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(here.getByRole('status')).toHaveText('Signed out in one place.');
  await isOut();

  await enter(PASSWORD);
  await here.getByLabel('The password you have').fill(PASSWORD);
  await here.getByLabel('New password').fill('five other words in a row');
  await here.getByRole('button', { name: 'Change the password' }).click();
  await expect(here.getByText('The password is changed.')).toBeVisible();
  await isOut();
  await enter('five other words in a row');
  for (const page of [here, there]) await page.close();
});

test('an administrator changes a role, suspends, lets in again and makes a link, by keyboard', async ({
  browser,
  open,
}) => {
  test.slow();
  const administrator = await open('administrator');
  const { link } = await invited(administrator, 'changes@example.com', 'writer');
  const page = await browser.newPage();
  await page.goto(link);
  await page.getByLabel('Your name at the desk').fill('Chan Ges');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join the desk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();

  await administrator.goto('/admin/people');
  expect(await findingsInBothThemes(administrator)).toEqual([]);
  await administrator.getByLabel('Role of Chan Ges').selectOption('editor');
  await administrator.getByRole('button', { name: 'Save the role of Chan Ges' }).click();
  const said = administrator.getByRole('form', { name: 'People at the desk' }).getByRole('status');
  await expect(said).toHaveText('The role holds from their next click on.');
  await page.goto('/admin/account');
  await expect(page.getByText('changes@example.com, editor')).toBeVisible();

  const menu = administrator.getByRole('row', { name: /Chan Ges/ }).locator('summary');
  const press = async (name: string) => {
    await menu.focus();
    await administrator.keyboard.press('Enter');
    await expect(administrator.getByRole('button', { name, exact: true })).toBeVisible();
    expect(await findingsInBothThemes(administrator)).toEqual([]);
    await administrator.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await administrator.keyboard.press('Enter');
    await administrator.getByRole('button', { name, exact: true }).press('Enter');
  };
  await press('Suspend');
  await expect(said).toHaveText('They are signed out everywhere and kept out. What they wrote stays.');
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await press('Let in again');
  await expect(said).toHaveText('They can sign in again.');
  await press('Link for a new password');
  await expect(said.locator('code')).toHaveText(/\/admin\/invitations\//);
  await page.goto(await said.locator('code').innerText());
  await page.getByLabel('Password', { exact: true }).fill('five other words in a row');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await page.close();
});

test('an invitation is sent again and taken back', async ({ open, page }) => {
  const administrator = await open('administrator');
  const email = 'takenback@example.com';
  const { link } = await invited(administrator, email);
  const row = administrator.getByRole('row', { name: new RegExp(email) });
  const said = administrator.getByRole('form', { name: 'People at the desk' }).getByRole('status');
  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Invite again' }).click();
  const again = await said.locator('code').innerText();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'This link has run out' })).toBeVisible();
  await page.goto(again);
  await expect(page.getByRole('heading', { level: 1, name: 'Join the desk' })).toBeVisible();
  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Take back' }).click();
  await expect(said).toHaveText('The invitation is taken back. Its link is good for nothing now.');
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'This link has run out' })).toBeVisible();
});

test('what is wrong with an invitation is said at its field, and what was typed stays', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/admin/people');
  const form = page.getByRole('form', { name: 'Invite somebody' });
  await form.getByLabel('Work e-mail').fill('writer@example.com');
  await form.getByLabel('Role').selectOption('administrator');
  await form.getByRole('button', { name: 'Invite' }).click();
  await expect(form.getByLabel('Work e-mail')).toBeFocused();
  await expect(form.getByLabel('Work e-mail')).toHaveAccessibleDescription(
    'Somebody at the desk has this address already.',
  );
  await expect(form.getByLabel('Work e-mail')).toHaveValue('writer@example.com');
  await expect(form.getByLabel('Role')).toHaveValue('administrator');
  expect(await findingsInBothThemes(page)).toEqual([]);
});

test('people and outbox fit a phone', async ({ open }) => {
  const page = await open('administrator');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/admin/people', '/admin/outbox', '/admin/account']) {
    await page.goto(path);
    expect(await findingsInBothThemes(page), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
