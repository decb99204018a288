import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADDRESS_HEADER } from '@/lib/client-address';
import { door } from '@/lib/door';
import { previewAt } from '@/lib/preview-door';
import { freshDatabase } from '../support/database';

const TOKEN = 'aZ0-_'.repeat(9).slice(0, 43);

test.each([
  { path: '/admin/preview/briefings/3', page: '/preview/briefings/3', isDesk: true },
  { path: '/admin/preview/stories/12/', page: '/preview/stories/12', isDesk: true },
  { path: `/preview/${TOKEN}`, page: `/preview/links/${TOKEN}`, isDesk: false },
  { path: `/preview/${TOKEN}/stories/12`, page: `/preview/links/${TOKEN}/stories/12`, isDesk: false },
])('$path is a preview', ({ path, ...preview }) => {
  expect(previewAt(path)).toEqual(preview);
});

test.each([
  ...['/preview', '/preview/', '/preview/ended', '/preview/briefings/3', '/preview/stories/12', `/preview/${TOKEN}a`],
  ...[`/preview/links/${TOKEN}`, `/preview/${TOKEN}/stories/../..`, `/preview/${TOKEN}/stories/x`],
  ...['/admin/preview', '/admin/preview/briefings/3/mail', '/admin/preview/briefings/3x', '/briefings/3'],
])('%s is none', (path) => {
  expect(previewAt(path)).toBeUndefined();
});

let server: Server;
let asked: { url: string; headers: IncomingHttpHeaders }[];
let status = 200;

beforeEach(async () => {
  freshDatabase();
  asked = [];
  status = 200;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { open } = door({
    sendPicture: () => Promise.resolve(false),
    serve: async (request, response) => {
      await Promise.resolve();
      asked.push({ url: request.url!, headers: request.headers });
      const isPreview = /^\/preview\/(briefings|stories|links)/.test(request.url!);
      const location = status === 307 && isPreview ? { location: '/admin/sign-in' } : {};
      response.writeHead(isPreview ? status : 200, { 'Content-Type': 'text/html', ...location });
      response.end(`<html><script>no()</script>${request.url}</html>`);
    },
    assets: new Set(['_next']),
    origin,
    dev: false,
  });
  server = createServer((request, response) => void open(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function get(path: string, { method = 'GET', headers = {} } = {}): Promise<IncomingMessage & { text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve(Object.assign(response, { text })));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a preview at the door', () => {
  test.each([
    { path: '/admin/preview/stories/1', framed: "frame-ancestors 'self'", cookie: 'session=1' },
    { path: `/preview/${TOKEN}`, framed: "frame-ancestors 'none'", cookie: undefined },
  ])('$path is kept nowhere, found nowhere, runs no script and tells no other site', async (given) => {
    const { headers, text } = await get(given.path, {
      headers: { cookie: 'session=1', 'user-agent': 'A browser', 'x-forwarded-for': '192.0.2.7' },
    });
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(headers['content-security-policy']).toContain(given.framed);
    expect(text).not.toContain('<script>');
    expect(asked[0]!.headers).toMatchObject({ 'user-agent': 'A browser', [ADDRESS_HEADER]: '192.0.2.7' });
    expect(asked[0]!.headers.cookie || undefined).toBe(given.cookie);
    await get(given.path);
    expect(asked).toHaveLength(2);
  });

  test('leads who is not signed in to the sign-in', async () => {
    status = 307;
    const { statusCode, headers } = await get('/admin/preview/stories/1');
    expect([statusCode, headers.location]).toEqual([307, '/admin/sign-in']);
  });

  test.each([
    { path: '/admin/preview/stories/1', is: 404, page: '/missing' },
    { path: `/preview/${TOKEN}`, is: 410, page: '/preview/ended' },
  ])('$path that is not there answers $is', async ({ path, is, page }) => {
    status = 404;
    const { statusCode, text } = await get(path);
    expect(statusCode).toBe(is);
    expect(text).toContain(page);
  });

  test.each(['/preview/ended', '/preview/briefings/1', `/preview/links/${TOKEN}`])(
    'nobody outside can ask for %s, which is drawn backstage',
    async (path) => {
      expect((await get(path)).statusCode).toBe(404);
      expect(asked.map(({ url }) => url)).toEqual(['/missing']);
    },
  );

  test('a link cannot be posted to, and has no content for HEAD', async () => {
    expect((await get(`/preview/${TOKEN}`, { method: 'POST' })).statusCode).toBe(405);
    const head = await get(`/preview/${TOKEN}`, { method: 'HEAD' });
    expect([head.statusCode, head.text]).toEqual([200, '']);
  });
});
