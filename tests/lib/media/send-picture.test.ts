import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendPicture } from '@/lib/media/send-picture';
import { store } from '@/lib/media/store';

const key = '0123456789abcdef0123456789abcdef';
let server: Server;

beforeAll(async () => {
  await store().put(`${key}/800.jpg`, Buffer.from('fallback'));
  await store().put(`${key}/800.avif`, Buffer.from('small'));
  await store().put(`${key}/master.bin`, Buffer.from('master'));
  server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!;
    void sendPicture(path, request, response).then((sent) => sent || response.writeHead(404).end('not ours'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

type Heard = { status: number; headers: IncomingHttpHeaders; body: string };

/** Asks for exactly this path; fetch would tidy it up first. */
function get(path: string, method = 'GET', headers = {}): Promise<Heard> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    ask({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (text: Buffer) => (body += text.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('a file of a picture', () => {
  test('is kept for ever, and is nothing but a picture', async () => {
    const { status, headers, body } = await get(`/media/${key}/800.avif`);
    expect({ status, body }).toEqual({ status: 200, body: 'small' });
    expect(headers).toMatchObject({
      'content-type': 'image/avif',
      'content-length': '5',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  test('that a browser has is not sent again', async () => {
    const { headers } = await get(`/media/${key}/800.avif`);
    const again = await get(`/media/${key}/800.avif`, 'GET', { 'if-none-match': headers.etag });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test('answers HEAD without content, and nothing else', async () => {
    expect(await get(`/media/${key}/800.jpg`, 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '8', 'content-type': 'image/jpeg' },
    });
    expect(await get(`/media/${key}/800.jpg`, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(await get(`/media/${key}/800.jpg`, 'DELETE')).toMatchObject({ status: 405 });
  });

  test('that is not encoded yet is the fallback, which is not kept', async () => {
    const { status, headers, body } = await get(`/media/${key}/800.webp`);
    expect({ status, body }).toEqual({ status: 200, body: 'fallback' });
    expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-accel-expires': '1' });
    expect(headers['cache-control']).not.toContain('immutable');
  });
});

test.each([
  `/media/${key}/master.bin`,
  `/media/${key}/801.avif`,
  `/media/${key}/0800.avif`,
  `/media/${key}/800.png`,
  `/media/${key}/800.avif.part`,
  `/media/${key}/800.avif/`,
  `/media/${key.toUpperCase()}/800.avif`,
  `/media/${key}/../${key}/800.avif`,
  `/media/${key}/..%2f..%2faisle-five.db`,
  `/media/../aisle-five.db`,
  '/media/..%5caisle-five.db',
  '/media/',
  '/media',
  `/media/${'f'.repeat(32)}/800.avif`,
  `/media/${key}/800.avif%00.jpg`,
])('%s is nothing of ours', async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, body: 'not ours' });
});

describe('the store', () => {
  test.each(['../x.jpg', `${key}/../../x.jpg`, `/etc/passwd`, `${key}/.hidden`, `${key}/a/b.jpg`, 'x/y.jpg'])(
    'has no file called %s',
    async (name) => {
      await expect(store().get(name)).rejects.toThrow('no name');
      await expect(store().put(name, Buffer.alloc(1))).rejects.toThrow('no name');
    },
  );

  test.each(['', '.', '..', '../..', 'abc'])('removes nothing called "%s"', async (name) => {
    await expect(store().remove(name)).rejects.toThrow('no key');
  });

  test('forgets what is removed, and only that', async () => {
    const other = 'f'.repeat(32);
    await store().put(`${other}/480.jpg`, Buffer.from('x'));
    await store().remove(other);
    expect([await store().has(`${other}/480.jpg`), await store().has(`${key}/800.jpg`)]).toEqual([false, true]);
  });
});
