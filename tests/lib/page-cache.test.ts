import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { createPageCache, type DrawnPage } from '@/lib/page-cache';

const page = (html: string, status = 200): DrawnPage => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(html),
});

let revision = 1;
const KEPT = { keep: true, mostBytes: 1024 * 1024, revision: () => revision };

/** A drawing that ends when told to. */
function slowDrawing() {
  const waiting: ((drawn: DrawnPage) => void)[] = [];
  const draw = vi.fn(() => new Promise<DrawnPage>((resolve) => waiting.push(resolve)));
  return { draw, finish: (drawn: DrawnPage) => waiting.shift()!(drawn) };
}

test('a page is drawn once and kept', async () => {
  const draw = vi.fn((address: string) => Promise.resolve(page(`this is ${address}`)));
  const cache = createPageCache(draw, KEPT);
  await cache.get('/a');
  await cache.get('/b');
  const again = await cache.get('/a');
  expect(draw).toHaveBeenCalledTimes(2);
  expect(again.body.identity.toString()).toBe('this is /a');
});

test('a thousand who ask at the same time cause one drawing', async () => {
  const { draw, finish } = slowDrawing();
  const cache = createPageCache(draw, KEPT);
  const asked = Array.from({ length: 1000 }, () => cache.get('/a'));
  finish(page('drawn'));
  const got = await Promise.all(asked);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(new Set(got).size).toBe(1);
});

test('after a change a page is drawn anew', async () => {
  let version = 1;
  const cache = createPageCache(() => Promise.resolve(page(`version ${version}`)), KEPT);
  await cache.get('/a');
  version = 2;
  revision++;
  expect((await cache.get('/a')).body.identity.toString()).toBe('version 2');
});

test('a drawing that was under way when something changed is not kept, nor given to those who ask after', async () => {
  const { draw, finish } = slowDrawing();
  const cache = createPageCache(draw, KEPT);
  const before = cache.get('/a');
  revision++;
  const after = cache.get('/a');
  finish(page('old'));
  finish(page('new'));
  expect((await before).body.identity.toString()).toBe('old');
  expect((await after).body.identity.toString()).toBe('new');
  expect((await cache.get('/a')).body.identity.toString()).toBe('new');
});

test.each([404, 410, 500, 503])('a page of status %i is handed on and not kept', async (status) => {
  const draw = vi.fn(() => Promise.resolve(page('no', status)));
  const cache = createPageCache(draw, KEPT);
  expect((await cache.get('/a')).status).toBe(status);
  await cache.get('/a');
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a drawing that fails fails for those who asked, and is tried again for the next', async () => {
  const draw = vi.fn().mockRejectedValueOnce(new Error('no till')).mockResolvedValue(page('back'));
  const cache = createPageCache(draw, KEPT);
  await expect(Promise.all([cache.get('/a'), cache.get('/a')])).rejects.toThrow('no till');
  expect((await cache.get('/a')).body.identity.toString()).toBe('back');
});

test('in development nothing is kept', async () => {
  const draw = vi.fn(() => Promise.resolve(page('drawn')));
  const cache = createPageCache(draw, { ...KEPT, keep: false });
  await cache.get('/a');
  await cache.get('/a');
  expect(draw).toHaveBeenCalledTimes(2);
});

test('every encoding holds the same page, and another page has another tag', async () => {
  const html = '<p>Café, £40.6bn, 日本</p>'.repeat(100);
  const cache = createPageCache((address) => Promise.resolve(page(html + address)), KEPT);
  const { body, etag } = await cache.get('/a');
  expect(brotliDecompressSync(body.br!).toString()).toBe(`${html}/a`);
  expect(gunzipSync(body.gzip!).toString()).toBe(`${html}/a`);
  expect(body.br!.length).toBeLessThan(body.identity.length / 5);
  expect((await cache.get('/b')).etag).not.toBe(etag);
});

test('what is compressed already is sent as it is', async () => {
  const picture = Buffer.from('a picture '.repeat(100));
  const drawn = { status: 200, headers: { 'content-type': 'image/png' }, body: picture };
  const { body } = await createPageCache(() => Promise.resolve(drawn), KEPT).get('/a');
  expect(body).toEqual({ identity: picture });
});

test('there is never more in it than allowed: the page asked for longest ago goes first', async () => {
  const draw = vi.fn((address: string) =>
    Promise.resolve({ ...page(address), headers: {}, body: Buffer.alloc(100_000) }),
  );
  const cache = createPageCache(draw, { ...KEPT, mostBytes: 350_000 });
  for (const address of ['/a', '/b', '/c']) await cache.get(address);
  await cache.get('/a');
  await cache.get('/d');
  draw.mockClear();
  await cache.get('/a');
  expect(draw).not.toHaveBeenCalled();
  await cache.get('/b');
  expect(draw).toHaveBeenCalledTimes(1);
});
