import { expect, type Page } from '@playwright/test';

/** People whom a test may change: invited by the administrator, each with an address that no other test uses. */

/** Invites somebody; the link as it is shown where there is no mail server. */
export async function invited(administrator: Page, email: string, role = 'editor'): Promise<{ link: string }> {
  await administrator.goto('/admin/people');
  const form = administrator.getByRole('form', { name: 'Invite somebody' });
  await form.getByLabel('Work e-mail').fill(email);
  await form.getByLabel('Role').selectOption(role);
  await form.getByRole('button', { name: 'Invite' }).click();
  const done = form.getByRole('status').filter({ hasText: `hand this link to ${email} yourself` });
  await expect(done).toBeFocused();
  return { link: await done.locator('code').innerText() };
}

/** The link in the mail to this address with this subject, as the administrator reads it in the outbox. */
export async function mailFor(administrator: Page, email: string, subject: string): Promise<string> {
  const mail = administrator.getByRole('listitem').filter({ hasText: email }).filter({ hasText: subject });
  await expect(async () => {
    await administrator.goto('/admin/outbox');
    // The newsletter of another test may have filled a page or two since.
    const earlier = administrator.getByRole('link', { name: 'Earlier mail' });
    while ((await mail.count()) === 0 && (await earlier.count()) > 0)
      await administrator.goto((await earlier.getAttribute('href'))!);
    await expect(mail.getByText('Kept here')).toBeVisible({ timeout: 500 });
  }).toPass();
  await mail.locator('summary').click();
  return /https?:\S+/.exec(await mail.locator('pre').innerText())![0];
}

/** The first step of a sign-in. */
export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/admin/sign-in');
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}
