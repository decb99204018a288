import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { env } from '@/lib/env';

/** What a feed server was asked: path and headers, in order. */
export type Asked = { path: string; headers: IncomingHttpHeaders };

const open: Server[] = [];

/** A server on this machine that gives feeds away; how it answers can change. Closed after the test. */
export async function feedServer(answer: RequestListener) {
  env().ALLOW_PRIVATE_FETCH = true;
  const asked: Asked[] = [];
  const state = { answer };
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    state.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, asked, answer: (next: RequestListener) => void (state.answer = next) };
}

afterEach(async () => {
  env().ALLOW_PRIVATE_FETCH = false;
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
