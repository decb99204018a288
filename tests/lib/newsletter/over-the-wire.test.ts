import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { signUps, subscribers } from '@/db/schema/subscribers';
import { env } from '@/lib/env';
import { linkToken } from '@/lib/newsletter/links';
import { planSend } from '@/lib/newsletter/plan-send';
import { startSender } from '@/lib/newsletter/sender';
import { smtpLane } from '@/lib/newsletter/smtp-lane';
import { newStamp } from '@/lib/newsletter/stamp';
import { changeSettings } from '../../fixtures/newsroom';
import { until } from '../../fixtures/sends';
import { startSink } from '../../fixtures/sink';
import { joinAs, sentTokens, subscriberAt } from '../../fixtures/subscribers';
import { demoDatabase, editor } from '../../support/database';
import { takeApart } from '../../support/dkim';

/**
 * What strangers can send to the newsletter, over HTTP, to the site as it runs. On the build that is there already, as
 * `npm test` makes it. Its worker is off, so that what lies in the outbox is ours to look at.
 */

let server: ChildProcess;
let origin: string;
let said = '';

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  await demoDatabase();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), NODE_ENV: 'production' as const, WORKER: 'off' };
  server = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], { env });
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ctrl+C stops it.')) resolve();
    };
    for (const stream of [server.stdout!, server.stderr!]) stream.on('data', hear);
    server.on('close', () => reject(new Error(said)));
  });
}, 110_000);

afterAll(() => void server.kill('SIGKILL'));

let networks = 0;

/** Each from a network of its own, as a proxy would say. */
const ask = (path: string, init: RequestInit = {}) =>
  fetch(origin + path, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': `10.${networks >> 8}.${networks++ & 255}.1`, ...init.headers },
  });

const form = (fields: Record<string, string>) =>
  new URLSearchParams({
    through: 'home',
    website: '',
    sure: '',
    stamp: newStamp(new Date(Date.now() - 5000)),
    ...fields,
  });

const signUp = (email: string, fields: Record<string, string> = {}) =>
  ask('/newsletter', { method: 'POST', body: form({ email, ...fields }) });

const pageAfter = async (answer: Response) => {
  expect(answer.status).toBe(303);
  const page = await ask(answer.headers.get('location')!);
  return { page, html: await page.text() };
};

const fromTo = async (answer: Response) => (await pageAfter(answer)).html.replaceAll(/[\w-]{100,}/g, '…');

test('signing up without scripts: once more with a stamp, then the inbox; a reload posts nothing', async () => {
  const first = await pageAfter(
    await ask('/newsletter', { method: 'POST', body: form({ email: 'plain@example.com', stamp: '' }) }),
  );
  expect(first.html).toContain('Press the button once more');
  const stamp = /name="stamp" value="([^"]+)"/.exec(first.html)![1]!;
  expect(first.html).toContain('value="plain@example.com"');
  const young = await pageAfter(await signUp('plain@example.com', { stamp: newStamp(new Date()) }));
  expect(young.html).toContain('Press the button once more');
  expect(await db().select().from(signUps)).toEqual([]);
  await expect
    .poll(async () => (await pageAfter(await signUp('plain@example.com', { stamp }))).html, {
      timeout: 5000,
      interval: 400,
    })
    .toContain('Check your inbox');
  expect(await db().select().from(signUps)).toHaveLength(1);
});

test('nothing tells a known address from a new one: words, status, heads', async () => {
  await subscriberAt('known@example.com');
  await subscriberAt('gone1@example.com', { status: 'left', endedAt: new Date() });
  const seen = [];
  for (const email of ['fresh@example.com', 'known@example.com', 'gone1@example.com']) {
    const answer = await signUp(email);
    const heads = [...answer.headers].filter(([name]) => !['date', 'location'].includes(name));
    const location = answer.headers.get('location')!;
    const words = (await fromTo(answer)).replaceAll(email, 'ADDRESS').replace(/\d\d:\d\d/, '');
    seen.push(
      JSON.stringify({
        status: answer.status,
        heads,
        length: location.length - email.length,
        words: words.replaceAll(/step\/[\w-]+/g, ''),
      }),
    );
  }
  // The sealed step is as long as the address is; base64 rounds.
  expect(new Set(seen.map((each) => each.replace(/"length":\d+/, ''))).size).toBe(1);
});

test('a known address takes no longer than a new one', async () => {
  for (let n = 0; n < 60; n++) await subscriberAt(`here${n}@timed.example`);
  const times: Record<'here' | 'new', number[]> = { here: [], new: [] };
  for (let n = 0; n < 60; n++)
    for (const who of n % 2 ? (['here', 'new'] as const) : (['new', 'here'] as const)) {
      const start = performance.now();
      await signUp(`${who}${n}@${who === 'here' ? 'timed' : 'other'}.example`);
      times[who].push(performance.now() - start);
    }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length / 2]!;
  const [here, fresh] = [median(times.here), median(times.new)];
  expect(Math.abs(here - fresh)).toBeLessThan(Math.max(here, fresh) * 0.5);
});

describe('hostile input', () => {
  const HOSTILE = [
    ...['', ' ', '\0', '\r\nBcc: eve@example.com', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'],
    ...[
      '{{7*7}}',
      '${7*7}',
      "' or 1=1 --",
      '../../etc/passwd',
      '%0d%0aSet-Cookie:%20a=b',
      '//evil.example',
      'https://evil.example',
    ],
    ...['a'.repeat(5000), '@'.repeat(300), '\ud800', '\u202e\u200b', '__proto__', 'constructor', 'null', '[]'],
  ];

  const hasNoTrace = (html: string) => {
    expect(html).not.toMatch(/\bat .*\.(ts|js|mjs):\d+|node_modules|SqliteError|ZodError|Error:/);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  };

  test.each(['email', 'through', 'stamp', 'sure', 'website'])(
    'in the field %s leads to a page of ours, and nowhere else',
    async (name) => {
      for (const value of HOSTILE) {
        const answer = await signUp('fuzz@example.com', { [name]: value });
        expect(answer.status, value).toBe(303);
        expect(answer.headers.get('location'), value).toMatch(/^\/newsletter\/step\/[\w-]+$/);
        expect(answer.headers.has('set-cookie')).toBe(false);
        const { page, html } = await pageAfter(answer);
        expect(page.status, value).toBe(200);
        hasNoTrace(html);
      }
    },
    60_000,
  );

  test('in the last part of an address finds nothing, whatever is done with it', async () => {
    const made = [
      ...HOSTILE.map((each) => encodeURIComponent(each.toWellFormed())),
      '1.AAAAAAAAAAAAAAAAAAAAAA',
      '..%2f..',
      'x'.repeat(3001),
    ];
    for (const folder of ['step', 'again', 'confirm', 'settings', 'leave', 'forget', 'data', 'view'])
      for (const each of made)
        for (const method of ['GET', 'POST']) {
          const answer = await ask(`/newsletter/${folder}/${each}`, {
            method,
            ...(method === 'POST' && { body: 'from=page' }),
          });
          expect(answer.status, `${method} ${folder} ${each.slice(0, 60)}`).toBeLessThan(500);
          const location = answer.headers.get('location') ?? '/';
          expect(new URL(location, origin).origin).toBe(origin);
          expect(answer.status === 200 && folder !== 'leave').toBe(false);
          hasNoTrace(await answer.text());
        }
  }, 120_000);

  test('in a form of one person changes nothing that was not asked for, and leads nowhere else', async () => {
    const reader = await subscriberAt('settings@example.com');
    const path = `/newsletter/settings/${linkToken(reader, 'settings')}`;
    for (const name of ['email', 'format', 'pause', 'act', 'token', 'constructor'])
      for (const value of HOSTILE) {
        const answer = await ask(path, { method: 'POST', body: new URLSearchParams({ [name]: value }) });
        expect(answer.status, `${name} ${value}`).toBe(303);
        const location = answer.headers.get('location')!;
        expect(location.startsWith(path), location).toBe(true);
        const page = await ask(location);
        expect(page.status).toBe(200);
        hasNoTrace(await page.text());
      }
    const now = (await db().select().from(subscribers)).find(({ id }) => id === reader.id)!;
    expect([now.email, now.status]).toEqual([reader.email, 'active']);
    for (const done of HOSTILE) {
      const page = await ask(`${path}?done=${encodeURIComponent(done.toWellFormed())}`);
      expect(page.status).toBe(200);
      hasNoTrace(await page.text());
    }
  }, 60_000);

  test('in what counts views, or says what came back by mail, is no failure of ours', async () => {
    const types = ['text/plain', 'application/json', 'message/rfc822', 'multipart/form-data'];
    // What is longer than any address is no view: nobody listens to the rest of it.
    const views = HOSTILE.filter((body) => body.length < 300).map((body) => ['/views', body] as const);
    for (const [path, body] of [...views, ...HOSTILE.map((each) => ['/api/returns', each] as const)])
      for (const type of types) {
        const headers = { 'content-type': type, authorization: 'Bearer x' };
        const answer = await ask(path, { method: 'POST', body, headers });
        expect(answer.status, `${path} ${type} ${body.slice(0, 60)}`).toBeLessThan(500);
        expect(answer.headers.has('set-cookie')).toBe(false);
        hasNoTrace(await answer.text());
      }
  }, 60_000);

  test('in a body that is no form, is too long or never was one', async () => {
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json',
      'text/plain',
      '',
    ];
    const bodies = [
      randomBytes(500),
      Buffer.alloc(200_000, 'a'),
      Buffer.from('--x\r\nbroken'),
      Buffer.from('{"email":1}'),
      Buffer.from('%%%=%%&&=='),
    ];
    for (const type of types)
      for (const body of bodies) {
        const answer = await ask('/newsletter', { method: 'POST', body, headers: { 'content-type': type } });
        expect(answer.status, type).toBe(303);
        hasNoTrace((await pageAfter(answer)).html);
      }
  });

  test('from another site it takes a press on our own page', async () => {
    const before = (await db().select().from(signUps)).length;
    const answer = await ask('/newsletter', {
      method: 'POST',
      body: form({ email: 'csrf@example.com' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect((await pageAfter(answer)).html).toContain('once more');
    expect(await db().select().from(signUps)).toHaveLength(before);
  });

  test('to the places inside the application is not there', async () => {
    for (const path of ['/acts/newsletter', '/acts/newsletter/stamp', '/acts/newsletter/leave/1'])
      for (const method of ['GET', 'POST']) expect([404, 405]).toContain((await ask(path, { method })).status);
  });
});

describe('leaving by one click (RFC 8058)', () => {
  const statusOf = async (id: number) => (await db().select().from(subscribers)).find((each) => each.id === id)!.status;
  const multipart = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';

  test.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['a form in parts', 'multipart/form-data; boundary=b', multipart],
  ])('%s from anywhere, without cookies, is enough; the answer is no redirect', async (what, type, body) => {
    const reader = await subscriberAt(`click-${what.length}@example.com`);
    const path = `/newsletter/leave/${linkToken(reader, 'leave')}`;
    for (let times = 0; times < 2; times++) {
      const answer = await ask(path, {
        method: 'POST',
        body,
        headers: { 'content-type': type, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('You are off the list.\n');
      expect(answer.headers.get('cache-control')).toContain('no-store');
    }
    expect(await statusOf(reader.id)).toBe('left');
  });

  test('works with the address that stands in the head of a mail as it arrived', async () => {
    const reader = await subscriberAt('arrived@example.com');
    await changeSettings({ mailsPerSecond: 8000 });
    const [edition] = await db().select().from(briefings).limit(1);
    const now = new Date();
    expect(await planSend({ briefingId: edition!.id, at: now, by: editor, now })).toMatchObject({ ok: true });
    const sink = await startSink();
    const sender = startSender({ lanes: () => [smtpLane(sink.url)] });
    const arrived = () => sink.arrived.find(({ to }) => to === reader.email);
    await until(() => arrived() !== undefined);
    await sender.stop();
    await sink.stop();
    const head = takeApart(arrived()!.raw).fields.find(({ name }) => name === 'list-unsubscribe')!.line;
    const address = new URL(/<(https:[^>]+)>/.exec(head.replaceAll(/\r\n\s*/g, ''))![1]!);
    expect(address.origin).toBe(env().SITE_URL);
    expect((await ask(address.pathname)).status).toBe(200);
    expect(await statusOf(reader.id)).toBe('active');
    const body = 'List-Unsubscribe=One-Click';
    const answer = await ask(address.pathname, { method: 'POST', body: new URLSearchParams(body) });
    expect([answer.status, await answer.text()]).toEqual([200, 'You are off the list.\n']);
    expect(await statusOf(reader.id)).toBe('left');
  });

  test('opening the address, as programs do that look at mails, changes nothing', async () => {
    const reader = await subscriberAt('scanned@example.com');
    const path = `/newsletter/leave/${linkToken(reader, 'leave')}`;
    for (const method of ['GET', 'HEAD']) expect((await ask(path, { method })).status).toBe(200);
    expect((await ask(path, { method: 'POST', body: 'x=y' })).status).toBe(400);
    expect(await statusOf(reader.id)).toBe('active');
    const { html } = await pageAfter(await ask(path, { method: 'POST', body: 'from=page' }));
    expect(html).toContain('You’re checked out.');
    expect(await statusOf(reader.id)).toBe('left');
  });
});

test('pages of one person are kept nowhere, found by no search engine, and tell no other site', async () => {
  const reader = await joinAs('private@personal.example', new Date());
  const confirmation = (await sentTokens()).at(-1)!;
  const paths = [
    `settings/${linkToken(reader, 'settings')}`,
    `leave/${linkToken(reader, 'leave')}`,
    `confirm/${confirmation}`,
    `data/${linkToken(reader, 'settings')}`,
  ];
  for (const path of paths) {
    const answer = await ask(`/newsletter/${path}`);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.has('etag')).toBe(false);
  }
  expect((await ask(`/newsletter/${paths[0]}`)).headers.get('referrer-policy')).toBe('no-referrer');
  const data = await ask(`/newsletter/${paths[3]}`);
  expect(data.headers.get('content-disposition')).toContain('attachment');
  expect(await data.json()).toMatchObject({ person: { email: 'private@personal.example' } });
});

test('whoever is forgotten is gone, and their links with them', async () => {
  const reader = await subscriberAt('forget@example.com');
  const token = linkToken(reader, 'settings');
  const answer = await ask(`/newsletter/forget/${token}`, { method: 'POST' });
  expect((await pageAfter(answer)).html).toContain('We have forgotten you.');
  expect((await ask(`/newsletter/settings/${token}`)).status).toBe(410);
  expect((await db().select().from(subscribers)).filter(({ id }) => id === reader.id)).toEqual([]);
});

test('nothing of all this was written to the log', () => {
  expect(said).not.toMatch(/@example\.com|error/i);
});
