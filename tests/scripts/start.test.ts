import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** `npm start` as a person types it, on a build that is there already: `npm test` builds before this runs. */

let folder: string;
let started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-five-start-'));
  started = [];
});

afterEach(() => {
  for (const each of started) each.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      PORT: '0',
      SITE_URL: '',
      DATA_DIR: join(folder, 'data'),
      NODE_ENV: 'production',
      ...environment,
    },
  });
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  );
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /Open\s+(http:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    child.on('close', () => reject(new Error(said)));
  });
  address.catch(() => undefined);
  return { child, ended, address };
}

test('it loads the demo, serves, stops when told to, and starts again with the same data', async () => {
  const first = start();
  const page = await fetch(`${await first.address}/briefings/2020-07-24`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Friday 24 July 2020');
  first.child.kill('SIGTERM');
  const { code, said } = await first.ended;
  expect(code).toBe(0);
  expect(said).toContain('14 demo editions loaded');

  const second = start();
  expect((await fetch(await second.address)).status).toBe(200);
  second.child.kill('SIGINT');
  expect((await second.ended).said).not.toContain('loaded');
});

test('killed in the middle, it starts again with nothing lost', async () => {
  const first = start();
  const port = new URL(await first.address).port;
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start();
  expect((await fetch(`${await second.address}/stories/ant-group-double-listing`)).status).toBe(200);
  expect(port).not.toBe('0');
});

test.each<{ what: string; environment: Record<string, string>; says: RegExp }>([
  { what: 'a port in use', environment: {}, says: /^Port \d+ is in use\. .* PORT=\d+ npm start$/m },
  { what: 'a port that is none', environment: { PORT: 'none' }, says: /^PORT must be a whole number/m },
  {
    what: 'a folder of data that is a file',
    environment: { DATA_DIR: 'LICENSE' },
    says: /^Cannot write to .*LICENSE/m,
  },
  {
    what: 'an address that is none',
    environment: { SITE_URL: 'shop' },
    says: /^Check the file \.env: SITE_URL must be/m,
  },
])('$what: one clear sentence, and exit 1', async ({ what, environment, says }) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  const port: Record<string, string> =
    what === 'a port in use' ? { PORT: String((taken.address() as AddressInfo).port) } : {};
  const { code, said } = await start({ ...port, ...environment }).ended;
  taken.close();
  expect(said).toMatch(says);
  expect(said).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('a damaged database: one clear sentence, and the file as it was', async () => {
  const file = join(folder, 'aisle-five.db');
  writeFileSync(file, 'this is not a database '.repeat(500));
  const { code, said } = await start({ DATA_DIR: folder }).ended;
  expect(said).toMatch(/^The database .* is damaged/m);
  expect(said).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
