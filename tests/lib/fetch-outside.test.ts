import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { fetchOutside, type OutsideRequest } from '@/lib/fetch-outside';

let server: Server | undefined;
let heard = 0;

/** A server on this machine, and its address. */
async function serving(answer: RequestListener): Promise<string> {
  heard = 0;
  server = createServer((request, response) => {
    heard++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const port = () => (server!.address() as AddressInfo).port;

afterEach(async () => {
  env().ALLOW_PRIVATE_FETCH = false;
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** A name that leads here, whatever it is. */
const leadingTo =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const anyPort = (): OutsideRequest => ({ ports: [port()], patience: 3000 });

describe('this machine and its network are out of reach', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[::]',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '127.1',
    '①②⑦.0.0.1',
  ])('by %s', async (host) => {
    await serving((_, response) => response.end('secret'));
    const answer = await fetchOutside(`http://${host}:${port()}/`, anyPort());
    expect(answer).toMatchObject({ ok: false, reason: 'not allowed' });
    expect(heard).toBe(0);
  });

  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a00:1]',
    '[2002:7f00:1::]',
    '[2001:db8::1]',
    '[fec0::1]',
  ])('nor is %s', async (host) => {
    expect(await fetchOutside(`http://${host}/`, { patience: 3000 })).toMatchObject({
      ok: false,
      reason: 'not allowed',
    });
  });

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1'])(
    'nor by a name that leads to %s',
    async (address) => {
      await serving((_, response) => response.end('secret'));
      const answer = await fetchOutside(`http://inside.example:${port()}/`, {
        ...anyPort(),
        lookup: leadingTo(address),
      });
      expect(answer).toMatchObject({ ok: false, reason: 'not allowed' });
      expect(heard).toBe(0);
    },
  );

  test('a name with a public and a private address is asked at the public one only', async () => {
    await serving((_, response) => response.end('secret'));
    const lookup = leadingTo('127.0.0.1', '203.0.112.1');
    const answer = await fetchOutside(`http://both.example:${port()}/`, { ...anyPort(), patience: 300, lookup });
    expect(answer.ok).toBe(false);
    expect(heard).toBe(0);
  });

  test('even where tests may reach this machine, its network stays out of reach', async () => {
    env().ALLOW_PRIVATE_FETCH = true;
    for (const host of ['10.0.0.1', '169.254.169.254', '[fd00::1]', '0.0.0.0'])
      expect(await fetchOutside(`http://${host}/`, { patience: 3000 })).toMatchObject({ reason: 'not allowed' });
  });

  test.each([301, 302, 303, 307, 308])('a redirect with %d does not lead inwards', async (status) => {
    env().ALLOW_PRIVATE_FETCH = true;
    const address = await serving((_, response) =>
      response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    );
    expect(await fetchOutside(address)).toMatchObject({ ok: false, reason: 'not allowed' });
  });
});

test.each([
  ['', 'not an address'],
  ['example.com', 'not an address'],
  ['file:///etc/passwd', 'not an address'],
  ['ftp://example.com/', 'not an address'],
  ['javascript:alert(1)', 'not an address'],
  ['data:text/html,x', 'not an address'],
  ['http://user:password@example.com/', 'not allowed'],
  ['http://example.com:22/', 'not allowed'],
  ['https://example.com:6379/', 'not allowed'],
])('"%s" is not asked: %s', async (url, reason) => {
  expect(await fetchOutside(url)).toMatchObject({ ok: false, reason });
});

describe('an answer', () => {
  const allowed = async (answer: RequestListener) => {
    env().ALLOW_PRIVATE_FETCH = true;
    return serving(answer);
  };

  test('comes with status, headers and content, from where it came in the end', async () => {
    const address = await allowed((request, response) => {
      if (request.url === '/old') return response.writeHead(301, { location: '/new#part' }).end();
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
      return response.end(gzipSync(`${request.headers['user-agent']} ${request.headers.cookie}`));
    });
    const answer = await fetchOutside(`${address}/old`);
    if (!answer.ok) throw new Error(answer.detail);
    expect(answer).toMatchObject({ status: 200, url: `${address}/new` });
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.body.toString()).toBe(
      'Mozilla/5.0 (compatible; AisleFive/1.0; +https://aislefive.example/about) undefined',
    );
  });

  test('that is an error is an answer', async () => {
    const address = await allowed((_, response) => response.writeHead(404).end('no'));
    expect(await fetchOutside(address)).toMatchObject({ ok: true, status: 404 });
    expect(await fetchOutside(address, { method: 'HEAD' })).toMatchObject({ ok: true, status: 404 });
  });

  test('that redirects for ever is given up', async () => {
    const address = await allowed((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    );
    expect(await fetchOutside(`${address}/`)).toMatchObject({ ok: false, reason: 'too many redirects' });
    expect(heard).toBe(6);
  });

  test('that never begins is given up', async () => {
    const address = await allowed(() => undefined);
    expect(await fetchOutside(address, { patience: 300 })).toMatchObject({ ok: false, reason: 'too slow' });
  });

  test('that drips is given up', async () => {
    const address = await allowed((_, response) => {
      const dripping = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(dripping));
    });
    expect(await fetchOutside(address, { patience: 400 })).toMatchObject({ ok: false, reason: 'too slow' });
  });

  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    };
    response.on('drain', more);
    more();
  };

  test('without an end is cut or refused', async () => {
    const address = await allowed(endless);
    expect(await fetchOutside(address, { mostBytes: 1000 })).toMatchObject({ ok: false, reason: 'too large' });
    const cut = await fetchOutside(address, { mostBytes: 1000, whenLarger: 'cut' });
    expect(cut.ok && cut.body.length).toBe(1000);
  });

  test('that unfolds into more than it was is bounded by what it unfolds to', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const address = await allowed((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(bomb.length).toBeLessThan(50_000);
    expect(await fetchOutside(address, { mostBytes: 100_000 })).toMatchObject({ ok: false, reason: 'too large' });
  });

  test('of nobody is no answer', async () => {
    const address = await allowed(() => undefined);
    server!.closeAllConnections();
    await new Promise((resolve) => server!.close(resolve));
    expect(await fetchOutside(address)).toMatchObject({ ok: false, reason: 'no answer' });
  });
});
