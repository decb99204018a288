import { beforeEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/returns/route';
import { db } from '@/db/client';
import { returns } from '@/db/schema/sends';
import * as environment from '@/lib/env';
import { messageIdOf } from '@/lib/newsletter/return-address';
import { outOfOffice, postfix } from '../../fixtures/reports';
import { freshDatabase } from '../../support/database';

const SECRET = 'a-secret-of-a-mail-server-of-38-letters';
const REPORT = postfix({ returnTo: 'bounces@site.example', messageId: messageIdOf(3, 'site.example') });

const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  POST(
    new Request('https://aislefive.example/api/returns', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'message/rfc822', ...headers },
    }),
  );

const setUp = (secret: string | undefined) =>
  vi.spyOn(environment, 'env').mockReturnValue({ ...environment.env(), RETURNS_SECRET: secret });

beforeEach(() => {
  freshDatabase();
  setUp(SECRET);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});

const JSON_TYPE = { 'content-type': 'application/json' };

test.each<[string, string, Record<string, string>, number, string]>([
  ['a report about nothing of ours', REPORT, {}, 200, 'unknown'],
  ['a mail that is no report', outOfOffice({ returnTo: 'x', messageId: 'y' }), {}, 200, 'no report'],
  ['nothing', '', {}, 200, 'no report'],
  ['a notice', JSON.stringify({ kind: 'complaint', mail: messageIdOf(3, 'a.example') }), JSON_TYPE, 200, 'unknown'],
  ['a notice that is none', '{"kind":"delivered"}', JSON_TYPE, 400, 'not understood'],
  ['no secret', REPORT, { authorization: '' }, 401, 'not allowed'],
  ['a wrong secret', REPORT, { authorization: `Bearer ${SECRET}x` }, 401, 'not allowed'],
  ['the secret in another way', REPORT, { authorization: `Basic ${SECRET}` }, 401, 'not allowed'],
  ['too much', 'x'.repeat(2_000_001), {}, 413, 'too large'],
])('%s', async (_what, body, headers, status, result) => {
  const response = await send(body, headers);
  expect([response.status, await response.json()]).toEqual([status, { result }]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a report that is sent again counts once', async () => {
  await send(REPORT);
  expect(await (await send(REPORT)).json()).toEqual({ result: 'known before' });
  expect(await db().select().from(returns)).toHaveLength(1);
});

test('there is no door without a secret of its own, whatever is sent', async () => {
  setUp(undefined);
  for (const authorization of ['', 'Bearer undefined', 'Bearer ', `Bearer ${SECRET}`])
    expect((await send(REPORT, { authorization })).status).toBe(404);
  expect(await db().select().from(returns)).toEqual([]);
});
