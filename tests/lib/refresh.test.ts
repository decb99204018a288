import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createRefresher } from '@/lib/refresh';

let server: Server;
const heard: string[] = [];
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.url} ${String(request.headers['accept-encoding'])} ${String(request.headers['x-refresh'])}`);
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void (heard.length = 0));

test('fetches what was asked for last anew, that asked for last first', async () => {
  const { asked, refresh } = createRefresher({ origin, edge: undefined });
  for (const path of ['/a', '/b', '/a']) asked(path);
  await refresh();
  expect(heard).toEqual(['/a gzip 1', '/b gzip 1']);
});

test('of a cache in front, in each encoding it keeps', async () => {
  const { asked, refresh } = createRefresher({ origin: () => 'http://127.0.0.1:1', edge: origin() });
  asked('/a');
  await refresh();
  expect(heard).toEqual(['/a gzip 1', '/a br 1']);
});

test('fifty addresses and no more', async () => {
  const { asked, refresh } = createRefresher({ origin, edge: undefined });
  for (let number = 0; number < 500; number++) asked(`/${number}`);
  await refresh();
  expect(heard).toHaveLength(50);
  expect(heard[0]).toMatch(/^\/499 /);
});

test('a cache that does not answer does no harm, and the log says so', async () => {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { asked, refresh } = createRefresher({ origin, edge: 'http://127.0.0.1:1' });
  asked('/a');
  await refresh();
  expect(lines.mock.calls[0]![0]).toContain('could not refresh /a');
});
