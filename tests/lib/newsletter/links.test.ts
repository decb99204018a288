import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { subscribers } from '@/db/schema/subscribers';
import { newToken } from '@/lib/editors/tokens';
import { findByLink, leaveUrl, LINK_PURPOSES, linkToken, settingsUrl, viewUrl } from '@/lib/newsletter/links';
import { subscriberAt } from '../../fixtures/subscribers';
import { freshDatabase } from '../../support/database';

beforeEach(freshDatabase);

test('a link finds whose it is, for its own purpose only', async () => {
  const ada = await subscriberAt('ada@example.com');
  await subscriberAt('bo@example.com');
  for (const signed of LINK_PURPOSES)
    for (const asked of LINK_PURPOSES) {
      const found = await findByLink(linkToken(ada, signed), asked);
      expect(found?.address, `${signed} asked as ${asked}`).toBe(signed === asked ? 'ada@example.com' : undefined);
    }
});

test('a link is the same each time, reveals no address, and fits an address line', async () => {
  const ada = await subscriberAt('ada@example.com');
  expect(leaveUrl(ada)).toBe(leaveUrl({ ...ada }));
  for (const url of [settingsUrl(ada), leaveUrl(ada), viewUrl(ada, 7)]) {
    expect(url).toMatch(/^https:\/\/aislefive\.example\/newsletter\/(settings|leave|view)\/1\.[\w-]{22}(\/7)?$/);
    expect(url).not.toContain('ada');
  }
});

test('a new key makes all earlier links void', async () => {
  const ada = await subscriberAt('ada@example.com');
  const token = linkToken(ada, 'settings');
  await transact((tx) => tx.update(subscribers).set({ linkKey: newToken() }).where(eq(subscribers.id, ada.id)));
  expect(await findByLink(token, 'settings')).toBeUndefined();
});

test('what was made up or altered finds nobody', async () => {
  const ada = await subscriberAt('ada@example.com');
  const token = linkToken(ada, 'leave');
  const [number, signature] = token.split('.') as [string, string];
  const made = [
    ...['', '.', '1', '1.', `.${signature}`, `2.${signature}`, `${number}.${signature.slice(1)}`],
    ...[`${token}x`, `${number}.${signature.toUpperCase()}x`, ` ${token}`, `${token}\n`, `zzzzzzzzzz.${signature}`],
    ...['__proto__', `1.${'A'.repeat(22)}`, `${number}.${signature.slice(0, -1)}é`, 'x'.repeat(100_000)],
  ];
  for (const each of made) expect(await findByLink(each, 'leave'), each).toBeUndefined();
});
