import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase, databaseFile, openDatabase, transact } from '@/db/client';
import { moveAddress, withdrawAddress } from '@/lib/redirects';
import { door } from '@/lib/door';
import { env } from '@/lib/env';
import { addBriefing, addStory } from '../fixtures/newsroom';
import { freshDatabase } from '../support/database';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What stands behind the door in place of Next; says which page it was asked for, and that all is well. */
const drawPage: Handler = async (request, response) => {
  await Promise.resolve();
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`page ${request.url}`);
};

let behind = drawPage;
let server: Server;

/** A door of its own for each test, so that none finds pages that another has left in the cache. */
beforeEach(async () => {
  behind = drawPage;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const assets = new Set(['_next', 'images', 'favicon.ico']);
  const serve: Handler = (request, response) => behind(request, response);
  const { open } = door({ serve, sendPicture: () => Promise.resolve(false), assets, origin, dev: false });
  server = createServer((request, response) => void open(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(async () => {
  freshDatabase();
  const now = new Date('2020-07-25T12:00:00Z');
  await addStory({ slug: 'public-story', status: 'published' });
  await addStory({ slug: 'draft-story' });
  await addBriefing({ editionDate: '2020-07-24', status: 'published' });
  await transact(async (tx) => {
    await moveAddress(tx, { from: '/stories/old', to: '/stories/public-story', now });
    await withdrawAddress(tx, { path: '/stories/gone-story', note: 'It was wrong.', now });
  });
});

type Heard = {
  status: number;
  message: string;
  location?: string | undefined;
  type?: string | undefined;
  body: string;
};

/** Asks for exactly this path; fetch would tidy it up first. */
function get(path: string, method = 'GET'): Promise<Heard> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', path, method, agent: false }, (response) => {
      let body = '';
      response.on('data', (text: Buffer) => (body += text.toString()));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          message: response.statusMessage!,
          location: response.headers.location,
          type: response.headers['content-type'],
          body,
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a reader at the door', () => {
  test.each([
    { path: '/', page: '/' },
    { path: '/?from=mail', page: '/' },
    { path: '/stories/public-story', page: '/stories/public-story' },
    { path: '/stories/public-story?a=1&b=%20?', page: '/stories/public-story' },
    { path: '/stories/public-story?', page: '/stories/public-story' },
    { path: '/briefings/2020-07-24', page: '/briefings/2020-07-24' },
  ])('is shown $page at $path', async ({ path, page }) => {
    expect(await get(path)).toMatchObject({ status: 200, body: `page ${page}` });
  });

  test.each(['/_next/static/chunks/a.js?v=1', '/images/scout.svg', '/favicon.ico', '/_next/image?url=%2Fimages%2Fx'])(
    'gets the file %s as it was asked for',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 200, body: `page ${path}` });
    },
  );

  // Next tidies such a path up and draws the page of the inside that it then names.
  test.each([
    ...[
      '/_next/../front/latest',
      '/_next/%2e%2e/front/latest',
      '/_next/%2E./gone/stories/x',
      '/_next/a/../../missing/x',
    ],
    ...['/images/../missing/page', '/_next/..\\front/latest'],
  ])('hears 404 at %s, which only looks like a file', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: 'page /missing' });
  });

  test.each([
    { path: '/stories/old', location: '/stories/public-story' },
    { path: '/stories/old?a=1&b=2', location: '/stories/public-story?a=1&b=2' },
    { path: '/Stories/OLD/?a=A/b', location: '/stories/public-story?a=A/b' },
    { path: '/stories/public-story/?x=%0d%0aSet-Cookie:a', location: '/stories/public-story?x=%0d%0aSet-Cookie:a' },
    { path: '//?a=1', location: '/?a=1' },
    { path: '//stories/public-story', location: '/stories/public-story' },
  ])('is sent on from $path to $location', async ({ path, location }) => {
    expect(await get(path)).toMatchObject({ status: 301, location, body: '' });
  });

  test.each([
    { path: '/stories/draft-story', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/nowhere?a=1', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/front/latest', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/missing', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/gone/stories/gone-story', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/images-of-others', status: 404, message: 'Not Found', page: '/missing' },
    { path: '//_next/static/x', status: 404, message: 'Not Found', page: '/missing' },
    { path: '/stories/gone-story', status: 410, message: 'Gone', page: '/gone/stories/gone-story' },
    { path: '/Stories/Gone-Story/?a=1', status: 410, message: 'Gone', page: '/gone/stories/gone-story' },
  ])('hears $status at $path although the page says 200', async ({ path, status, message, page }) => {
    expect(await get(path)).toMatchObject({ status, message, body: `page ${page}` });
  });

  test.each([
    ...['/stories/../front/latest', '/..%2ffront/latest', '/stories/%00', '/%', '/%E0%A4%A', "/stories/'%20or%201=1"],
    ...['/\\evil.example', '//evil.example/', '/stories/public-story%0d%0aX:1', `/${'x'.repeat(10_000)}`],
    ...['http://evil.example/front/latest', '*'],
  ])('hears 404 at %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: 'page /missing' });
  });

  test.each([
    { method: 'HEAD', statuses: [200, 301, 410, 404] },
    { method: 'POST', statuses: [405, 301, 405, 405] },
    { method: 'DELETE', statuses: [405, 301, 405, 405] },
  ])('hears $statuses when the method is $method', async ({ method, statuses }) => {
    const paths = ['/stories/public-story', '/stories/old', '/stories/gone-story', '/stories/draft-story'];
    const heard = await Promise.all(paths.map((path) => get(path, method)));
    expect(heard.map(({ status }) => status)).toEqual(statuses);
  });

  test('is not let through by guessing the pass', async () => {
    const { port } = server.address() as AddressInfo;
    for (const pass of ['', 'x', 'x'.repeat(43)]) {
      const answer = await fetch(`http://127.0.0.1:${port}/front/latest`, {
        headers: { 'x-aisle-five-backstage': pass },
      });
      expect(answer.status).toBe(404);
    }
  });

  test('gets a page that was drawn once, whoever asked for it before', async () => {
    let drawings = 0;
    behind = (request, response) => {
      drawings += 1;
      return drawPage(request, response);
    };
    for (const path of ['/', '/?a=1', '/?a=2', '/']) await get(path);
    for (let number = 0; number < 50; number++) await get(`/made-up-${number}`);
    expect(drawings).toBe(2);
  });

  test('is shown the page for what is missing when a story goes between the look-up and the drawing', async () => {
    behind = async (request, response) => {
      if (request.url !== '/stories/public-story') return drawPage(request, response);
      response.writeHead(404).end('not any more');
    };
    expect(await get('/stories/public-story')).toMatchObject({ status: 404, body: 'page /missing' });
    behind = drawPage;
    expect(await get('/stories/public-story')).toMatchObject({ status: 200 });
  });
});

describe('when something changes', () => {
  /** What another process does: a connection of its own. */
  function elsewhere(statement: string): void {
    const other = openDatabase(databaseFile());
    other.exec(statement);
    other.close();
  }

  test('the next reader gets the new page, whoever made the change', async () => {
    let version = 1;
    behind = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`v${version}`);
      return Promise.resolve();
    };
    expect(await get('/')).toMatchObject({ body: 'v1' });
    version = 2;
    expect(await get('/')).toMatchObject({ body: 'v1' });
    elsewhere(`update stories set headline = 'Other' where slug = 'public-story'`);
    expect(await get('/')).toMatchObject({ body: 'v2' });
  });

  test('a page that was asked for before it existed is there at once', async () => {
    expect(await get('/stories/draft-story')).toMatchObject({ status: 404 });
    elsewhere(`update stories set status = 'published', first_published_at = 1 where slug = 'draft-story'`);
    expect(await get('/stories/draft-story')).toMatchObject({ status: 200, body: 'page /stories/draft-story' });
  });

  test('a draft that is written changes nothing for readers', async () => {
    let drawings = 0;
    behind = (request, response) => {
      drawings++;
      return drawPage(request, response);
    };
    await get('/');
    elsewhere(`update stories set headline = 'Other' where slug = 'draft-story'`);
    await get('/');
    expect(drawings).toBe(1);
  });
});

describe('a page that fails', () => {
  const fail: Handler = () => Promise.reject(new Error('the secret recipe'));
  const sentence = 'We could not reach the till. Try again in a minute.\n';

  /** What is written to the log from here on. */
  function listen(): string[] {
    const lines: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((...words) => void lines.push(words.join(' ')));
    return lines;
  }

  test.each([
    { path: '/', what: 'the front page' },
    { path: '/images/scout.svg', what: 'a file' },
    { path: '/nowhere', what: 'the page for what is missing' },
    { path: '/stories/gone-story', what: 'the page for what is gone' },
  ])('is a 500 with a sentence, and the log has the stack: $what', async ({ path }) => {
    const lines = listen();
    behind = fail;
    expect(await get(path)).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8', body: sentence });
    expect(lines.join('\n')).toMatch(/^\S+Z error a request failed Error: the secret recipe\n {4}at /);
  });

  test('says no more when it throws at once', async () => {
    const lines = listen();
    behind = () => {
      throw new TypeError('the secret recipe');
    };
    expect(await get('/')).toMatchObject({ status: 500, body: sentence });
    expect(lines.length).toBeGreaterThan(0);
  });

  test('is a 500 when it is the database that fails', async () => {
    const lines = listen();
    closeDatabase();
    const before = env().DATA_DIR;
    env().DATA_DIR = '/nowhere/at/all';
    try {
      expect(await get('/stories/public-story')).toMatchObject({ status: 500, body: sentence });
      expect(await get('/images/scout.svg')).toMatchObject({ status: 200 });
    } finally {
      env().DATA_DIR = before;
    }
    expect(lines[0]).toContain('There is no database at');
  });

  test('in the middle of a page, it never looks like a whole one', async () => {
    const lines = listen();
    behind = async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      await new Promise((resolve) => response.write('<p>Half a pa', resolve));
      throw new Error('the secret recipe');
    };
    await expect(get('/images/scout.svg')).rejects.toThrow();
    expect(await get('/')).toMatchObject({ status: 500, body: sentence });
    expect(lines.length).toBeGreaterThan(1);
  });

  test('is the page for it, when that can be drawn, and nobody may keep it', async () => {
    listen();
    behind = (request, response) => (request.url === '/broken' ? drawPage(request, response) : fail(request, response));
    expect(await get('/')).toMatchObject({ status: 500, body: 'page /broken' });
    behind = fail;
    expect(await get('/')).toMatchObject({ status: 500, body: 'page /broken' });
  });

  test('does not keep the next reader out', async () => {
    listen();
    behind = fail;
    await get('/');
    behind = drawPage;
    expect(await get('/')).toMatchObject({ status: 200 });
  });
});
