import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ADDRESS_HEADER, clientAddress, networkOf } from '@/lib/client-address';
import { isDesk, markAddress, prepareForDesk } from '@/lib/desk-door';

test.each([
  { remote: '198.51.100.7', forwarded: undefined, is: '198.51.100.7' },
  { remote: '198.51.100.7', forwarded: '203.0.113.1', is: '198.51.100.7' },
  { remote: '127.0.0.1', forwarded: undefined, is: '127.0.0.1' },
  { remote: '127.0.0.1', forwarded: '203.0.113.1', is: '203.0.113.1' },
  { remote: '::1', forwarded: '203.0.113.1', is: '203.0.113.1' },
  { remote: '::ffff:127.0.0.1', forwarded: '2001:db8::1', is: '2001:db8::1' },
  { remote: '127.0.0.1', forwarded: '10.0.0.1, 203.0.113.1', is: '203.0.113.1' },
  { remote: '127.0.0.1', forwarded: '203.0.113.1, nonsense', is: '127.0.0.1' },
  { remote: '127.0.0.1', forwarded: '', is: '127.0.0.1' },
  { remote: '127.0.0.1', forwarded: '203.0.113.1\r\nx: y', is: '127.0.0.1' },
  { remote: '::ffff:198.51.100.7', forwarded: undefined, is: '198.51.100.7' },
  { remote: undefined, forwarded: '203.0.113.1', is: '' },
])('from $remote, forwarded for $forwarded: $is', ({ remote, forwarded, is }) => {
  expect(clientAddress(remote, forwarded)).toBe(is);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
  ['nonsense', 'nonsense'],
])('%j is of the network %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ['/admin', true],
  ['/admin/sign-in', true],
  ['/api/desk/now', true],
  ['/administrators', false],
  ['/apis', false],
  ['/stories/admin', false],
  ['/', false],
])('%s is of the desk: %j', (path, is) => {
  expect(isDesk(path)).toBe(is);
});

/** What Next sees of a request, and what is sent back with it. */
async function through(headers: Record<string, string>) {
  const seen: Record<string, unknown>[] = [];
  const server = createServer((asked, response) => {
    markAddress(asked);
    prepareForDesk(asked, response, false);
    seen.push(asked.headers);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sent = await new Promise<Record<string, unknown>>((resolve) =>
    request({ port, host: '127.0.0.1', headers }, (response) => resolve(response.resume().headers)).end(),
  );
  server.close();
  return { seen: seen[0]!, sent };
}

test('what a stranger says about where they come from is overwritten', async () => {
  const { seen } = await through({
    [ADDRESS_HEADER]: '203.0.113.9',
    'content-security-policy': "script-src 'nonce-x'",
  });
  expect(seen[ADDRESS_HEADER]).toBe('127.0.0.1');
  expect(seen['content-security-policy']).not.toContain('nonce-x');
});

test('an answer of the desk is kept by nobody, found by nobody, framed by nobody, and runs its own scripts only', async () => {
  const { sent, seen } = await through({});
  expect(sent['cache-control']).toBe('private, no-store');
  expect(sent['x-robots-tag']).toBe('noindex, nofollow');
  const policy = sent['content-security-policy'] as string;
  expect(policy).toBe(seen['content-security-policy']);
  expect(policy).toMatch(
    /default-src 'none'.*script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'.*frame-ancestors 'none'/,
  );
  expect(policy).not.toContain('unsafe-eval');
  expect((await through({})).sent['content-security-policy']).not.toBe(policy);
});
