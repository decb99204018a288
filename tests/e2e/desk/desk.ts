import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { PASSWORD, PEOPLE, type Who } from '../../support/people';

/** Signs in by the form, as a person would. */
export async function signIn(page: Page, who: Who): Promise<void> {
  await page.goto('/admin/sign-in');
  await page.getByLabel('Work e-mail').fill(PEOPLE[who].email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
}

/** Buttons do nothing before React has taken the page over; on a slow machine a test would be quicker than that. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button')].every((each) =>
      Object.keys(each).some((key) => key.startsWith('__react')),
    ),
  );
}

function aliveAfterGoto(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...given) => {
    const response = await goto(...given);
    await alive(page);
    return response;
  };
  return page;
}

type Sessions = { sessionOf: (who: Who) => Promise<string> };

/**
 * `open(who)` is a page of somebody who is signed in, in a browser context of its own: two of them are two people, or one
 * at two machines. Each worker signs everybody in once.
 */
export const test = base.extend<{ open: (who: Who) => Promise<Page> }, Sessions>({
  sessionOf: [
    async ({ browser }, use, info) => {
      const known = new Map<Who, Promise<string>>();
      const baseURL = info.project.use.baseURL!;
      await use((who) => {
        const session = known.get(who) ?? save(browser, who, baseURL, info.parallelIndex);
        known.set(who, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  open: async ({ browser, sessionOf }, use) => {
    const opened: Page[] = [];
    await use(async (who) => {
      const context = await browser.newContext({ storageState: await sessionOf(who) });
      const page = aliveAfterGoto(await context.newPage());
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect };

async function save(browser: Browser, who: Who, baseURL: string, worker: number): Promise<string> {
  const file = `test-results/session-${who}-${worker}.json`;
  const context = await browser.newContext({ baseURL });
  await signIn(await context.newPage(), who);
  await context.storageState({ path: file });
  await context.close();
  return file;
}
