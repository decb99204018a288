import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedPage, type StoredPage } from '@/lib/page-cache';
import { sendPage } from '@/lib/send-page';

const changed = 'Fri, 24 Jul 2020 06:00:00 GMT';
let page: StoredPage;
let picture: StoredPage;
let server: Server;

beforeAll(async () => {
  const html = { 'content-type': 'text/html; charset=utf-8', 'last-modified': changed };
  page = await storedPage({ status: 200, headers: html, body: Buffer.from('<p>Hello</p>'.repeat(50)) });
  picture = await storedPage({ status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from('png') });
  server = createServer((request, response) => {
    const [, status, what] = request.url!.split('/');
    sendPage(request, response, Number(status), what === 'picture' ? picture : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => void server.close());

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; length: number }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = ask({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      let length = 0;
      response.on('data', (part: Buffer) => (length += part.length));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, length }));
    });
    sent.on('error', reject).end();
  });
}

describe('RFC 9110', () => {
  test.each<{ what: string; headers: () => Record<string, string>; status: number }>([
    { what: 'the tag it has', headers: () => ({ 'if-none-match': page.etag }), status: 304 },
    { what: 'the tag among others', headers: () => ({ 'if-none-match': `"x", ${page.etag}` }), status: 304 },
    { what: 'any tag', headers: () => ({ 'if-none-match': '*' }), status: 304 },
    { what: 'another tag', headers: () => ({ 'if-none-match': '"x"' }), status: 200 },
    { what: 'a date that is not before', headers: () => ({ 'if-modified-since': changed }), status: 304 },
    { what: 'a date before', headers: () => ({ 'if-modified-since': 'Thu, 23 Jul 2020 06:00:00 GMT' }), status: 200 },
    { what: 'no date', headers: () => ({ 'if-modified-since': 'last week' }), status: 200 },
    {
      what: 'another tag and a date: the tag counts',
      headers: () => ({ 'if-none-match': '"x"', 'if-modified-since': changed }),
      status: 200,
    },
  ])('$what: $status', async ({ headers, status }) => {
    const heard = await get('/200', headers());
    expect(heard.status).toBe(status);
    expect(heard.length > 0).toBe(status === 200);
    expect(heard.headers.etag).toBe(page.etag);
  });

  test('a tag never makes 304 of what is not there', async () => {
    expect((await get('/404', { 'if-none-match': page.etag })).status).toBe(404);
  });

  test.each([
    { accept: 'gzip, deflate, br', encoding: 'br' },
    { accept: 'gzip', encoding: 'gzip' },
    { accept: 'br;q=0, gzip', encoding: 'gzip' },
    { accept: 'br;q=0.0,gzip;q=0', encoding: undefined },
    { accept: '', encoding: undefined },
    { accept: 'identity', encoding: undefined },
  ])('accepting $accept, it is $encoding', async ({ accept, encoding }) => {
    const { headers, length } = await get('/200', { 'accept-encoding': accept });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(length));
    expect(headers.vary).toBe('Accept-Encoding');
  });

  test('a picture is sent as it is', async () => {
    const { headers, length } = await get('/200/picture', { 'accept-encoding': 'br, gzip' });
    expect([headers['content-encoding'], length]).toEqual([undefined, 3]);
  });

  test('HEAD has all but the body, and nothing else is answered', async () => {
    const head = await get('/200', {}, 'HEAD');
    expect([head.status, head.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String('<p>Hello</p>'.length * 50),
    ]);
    const post = await get('/200', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

test.each([200, 404, 410])(
  '%i may be kept by a cache for a while, and never by a browser without asking',
  async (status) => {
    const { headers } = await get(`/${status}`);
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10, must-revalidate');
    expect(headers['cdn-cache-control']).toContain('stale-while-revalidate');
  },
);

test('500 may not be kept at all', async () => {
  const { headers } = await get('/500');
  expect([headers['cache-control'], headers['retry-after']]).toEqual(['no-store', '60']);
  expect(headers['x-accel-expires']).toBeUndefined();
});
