import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, databaseFile } from '@/db/client';
import { contents, rowCounts } from '../fixtures/contents';
import { runScript } from '../fixtures/child';
import { changeSettings } from '../fixtures/newsroom';
import { demoDatabase } from '../support/database';

const AUTH_SECRET = 'a secret for tests, of 32 letters or more';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-five-prepare-'));
  file = join(folder, 'data', 'aisle-five.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const prepare = (env: Record<string, string> = {}) =>
  runScript('scripts/prepare-data.ts', { AUTH_SECRET, DATA_DIR: join(folder, 'data'), ...env });

test('the first time, the folder is made and the fourteen demo editions are loaded', async () => {
  const { code, out, err } = await prepare();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^ {2}Data {6}\S+aisle-five\.db: brought up to date, 14 demo editions loaded\n$/);
  expect(readdirSync(join(folder, 'data'))).toEqual(['aisle-five.db']);
  expect(rowCounts(file)).toMatchObject({ briefings: 14, stories: 70, publications: 14, settings: 1 });
});

test('the second time nothing changes, byte for byte', async () => {
  await prepare();
  const before = readFileSync(file);
  const { code, out, err } = await prepare();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^ {2}Data {6}\S+aisle-five\.db\n$/);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(join(folder, 'data'))).toEqual(['aisle-five.db']);
});

test('twice at once, the editions are loaded once', async () => {
  const endings = await Promise.all([prepare(), prepare()]);
  expect(endings).toMatchObject([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ]);
  expect(endings.filter(({ out }) => out.includes('14 demo editions loaded'))).toHaveLength(1);
  expect(rowCounts(file)).toMatchObject({ briefings: 14, stories: 70 });
});

test('what a newsroom has made of it is left alone', async () => {
  await demoDatabase();
  await changeSettings({ siteName: 'Aisle Seven' });
  closeDatabase();
  await prepare();
  cpSync(databaseFile(), file);
  const before = contents(file);
  expect(await prepare()).toMatchObject({ code: 0 });
  expect(contents(file)).toEqual(before);
});

// lib/settings.ts promises this to whoever meets a database without them.
test('settings that were lost are restored to the defaults', async () => {
  await prepare();
  const connection = new SQLite(file);
  connection.exec('delete from settings');
  connection.close();
  expect(await prepare()).toMatchObject({ code: 0 });
  expect(rowCounts(file)).toMatchObject({ settings: 1, briefings: 14 });
});

describe('stops with exit code 1 and one sentence, not a stack', () => {
  const expectSentence = async (ending: ReturnType<typeof prepare>, says: string | RegExp) => {
    const { code, out, err } = await ending;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/^\s+at |\.ts:\d+|node:internal/m);
    expect(err).not.toContain(AUTH_SECRET);
  };

  test('when the file is no database, which stays as it is', async () => {
    await prepare();
    writeFileSync(file, 'no database '.repeat(1000));
    const before = readFileSync(file);
    await expectSentence(
      prepare(),
      /^The database \S+aisle-five\.db is damaged \(.+\)\. Put back a copy from the folder/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('when the file is damaged in the middle, and stays as it is', async () => {
    await prepare();
    writeFileSync(file, readFileSync(file).fill(0xff, 4096 * 20, 4096 * 21));
    const before = readFileSync(file);
    await expectSentence(prepare(), /^The database \S+aisle-five\.db is damaged/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('when DATA_DIR lies below a file', async () => {
    writeFileSync(join(folder, 'a-file'), 'x');
    const DATA_DIR = join(folder, 'a-file', 'data');
    await expectSentence(
      prepare({ DATA_DIR }),
      /^Cannot write to \S+ \(ENOTDIR.+\)\. Make the folder writable, or set DATA_DIR/,
    );
    expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('x');
  });

  test('when DATA_DIR is a file', async () => {
    writeFileSync(join(folder, 'a-file'), 'x');
    await expectSentence(prepare({ DATA_DIR: join(folder, 'a-file') }), /^Cannot write to /);
  });

  test.each<{ env: Record<string, string>; says: RegExp }>([
    { env: { AUTH_SECRET: '' }, says: /^Check the file \.env: AUTH_SECRET is missing\. Run `npm start` once/ },
    { env: { AUTH_SECRET: 'short' }, says: /^Check the file \.env: AUTH_SECRET is too short/ },
    { env: { PORT: 'x' }, says: /^Check the file \.env: PORT must be a number/ },
    { env: { SITE_URL: 'x' }, says: /^Check the file \.env: SITE_URL must be an address/ },
  ])('when the environment is wrong: $env', async ({ env, says }) => {
    await expectSentence(prepare(env), says);
    expect(existsSync(file)).toBe(false);
  });
});
