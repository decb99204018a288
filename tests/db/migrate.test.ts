import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, databaseFile } from '@/db/client';
import { migrate } from '@/db/migrate';
import { runCode } from '../fixtures/child';
import { contents, rowCounts } from '../fixtures/contents';
import { demoDatabase } from '../support/database';

const now = new Date('2027-01-01T12:00:00Z');
const LEDGER = '__drizzle_migrations';

type Journal = { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] };
const journalOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
const steps = journalOf('db/migrations').entries.length;

let demo: string;
let folder: string;
let file: string;
let migrations: string;

beforeAll(async () => {
  await demoDatabase();
  closeDatabase();
  demo = databaseFile();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-five-migrate-'));
  file = join(folder, 'data', 'aisle-five.db');
  migrations = join(folder, 'migrations');
  cpSync('db/migrations', migrations, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts the fourteen editions at `file`, as an earlier version of the project would have left them. */
function copyDemo(): void {
  mkdirSync(dirname(file), { recursive: true });
  cpSync(demo, file);
}

/** One more migration after those of the project, each part a statement of its own. */
function addMigration(...statements: string[]): void {
  const journal = journalOf(migrations);
  const last = journal.entries.at(-1)!;
  const next = { ...last, idx: last.idx + 1, when: last.when + 1000, tag: `9${last.idx}_test` };
  writeFileSync(join(migrations, `${next.tag}.sql`), statements.join('\n--> statement-breakpoint\n'));
  writeFileSync(
    join(migrations, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: [...journal.entries, next] }),
  );
}

/** Rebuilds the table of stories the way drizzle-kit does; `which` says which rows are taken over. */
function rebuildOfStories(which = ''): string[] {
  const [definition] = /CREATE TABLE `stories` \([^]*?\n\);/.exec(
    readFileSync('db/migrations/0000_start.sql', 'utf8'),
  )!;
  const columns = [...definition.matchAll(/^\t`(\w+)`/gm)].map(([, name]) => `"${name}"`).join(', ');
  return [
    'PRAGMA foreign_keys=OFF;',
    definition.replace('`stories`', '`__new_stories`').replaceAll('"stories".', '"__new_stories".'),
    `INSERT INTO \`__new_stories\`(${columns}) SELECT ${columns} FROM \`stories\` ${which};`,
    'DROP TABLE `stories`;',
    'ALTER TABLE `__new_stories` RENAME TO `stories`;',
    'PRAGMA foreign_keys=ON;',
    'CREATE UNIQUE INDEX `stories_slug_unique` ON `stories` (`slug`);',
    'CREATE INDEX `stories_by_publication` ON `stories` (`first_published_at`);',
  ];
}

const update = () => migrate(file, { folder: migrations, now });
const backups = () => (existsSync(join(folder, 'data/backups')) ? readdirSync(join(folder, 'data/backups')) : []);

function withoutLedger(path = file) {
  const { [LEDGER]: _, sqlite_sequence: __, ...rest } = contents(path);
  return rest;
}

describe('a new file', () => {
  test('is made, with its folder, in the newest shape', () => {
    expect(update()).toEqual({ ok: true, applied: steps });
    expect(rowCounts(file)).toMatchObject({ settings: 1, stories: 0, briefings: 0, [LEDGER]: steps });
    expect(backups()).toEqual([]);
  });

  test('may be there and be empty', () => {
    mkdirSync(dirname(file));
    writeFileSync(file, '');
    expect(update()).toMatchObject({ ok: true, applied: steps });
    expect(rowCounts(file)).toMatchObject({ settings: 1 });
  });

  test('may have a name with spaces and quotes', () => {
    file = join(folder, `a b 'c' "d"`, 'ä.db');
    expect(update()).toEqual({ ok: true, applied: steps });
    addMigration('create table extra (id integer)');
    expect(update()).toMatchObject({ ok: true, applied: 1, backup: expect.stringContaining(`a b 'c' "d"`) });
  });

  test('has the ledger that drizzle-kit knows', () => {
    update();
    const ledger = contents(file)[LEDGER] as { hash: string; created_at: number }[];
    expect(ledger.map((row) => row.created_at)).toEqual(journalOf('db/migrations').entries.map(({ when }) => when));
    expect(new Set(ledger.map(({ hash }) => hash)).size).toBe(steps);
    expect(ledger.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});

describe('a file that is up to date', () => {
  test('is left byte for byte as it is, and there is no copy', () => {
    copyDemo();
    const before = readFileSync(file);
    expect(update()).toEqual({ ok: true, applied: 0 });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backups()).toEqual([]);
  });

  test('is so after one time', () => {
    copyDemo();
    addMigration('create table extra (id integer)');
    expect(update()).toMatchObject({ ok: true, applied: 1 });
    expect(update()).toEqual({ ok: true, applied: 0 });
    expect(backups()).toHaveLength(1);
  });
});

describe('fourteen editions and a migration', () => {
  beforeEach(copyDemo);

  test('that rebuilds the table of stories keep every row of every table', () => {
    const before = withoutLedger();
    addMigration(...rebuildOfStories());
    expect(update()).toMatchObject({ ok: true, applied: 1 });
    expect(withoutLedger()).toEqual(before);
    expect(rowCounts(file)).toMatchObject({ stories: 70, slots: 70 });
    expect(rowCounts(file).sources).toBeGreaterThanOrEqual(70);
  });

  test('leave a copy of before that can be read', () => {
    const before = contents(file);
    addMigration(...rebuildOfStories(), `update stories set headline = 'changed'`);
    const result = update();
    const copy = join(folder, 'data/backups/aisle-five-before-migration-2027-01-01T12-00-00-000Z.db');
    expect(result).toEqual({ ok: true, applied: 1, backup: copy });
    expect(contents(copy)).toEqual(before);
    expect(contents(file)).not.toEqual(before);
    expect(migrate(copy, { now })).toEqual({ ok: true, applied: 0 });
  });

  test('still refuse a row that points nowhere', () => {
    addMigration(...rebuildOfStories());
    update();
    const connection = new SQLite(file);
    connection.pragma('foreign_keys = ON');
    const insert = connection.prepare(
      `insert into sources (story_id, position, publisher, title) values (9999, 1, 'P', 'T')`,
    );
    expect(() => insert.run()).toThrow('FOREIGN KEY');
    connection.close();
  });

  test('take what only the write-ahead log holds along', () => {
    const writing = new SQLite(file);
    writing.pragma('journal_mode = WAL');
    writing.pragma('wal_autocheckpoint = 0');
    writing.exec(`update settings set motto = 'In the log alone'`);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    addMigration('create table extra (id integer)');
    const result = update();
    writing.close();
    expect(result).toMatchObject({ ok: true, applied: 1 });
    for (const path of [file, (result as { backup: string }).backup]) {
      expect(contents(path).settings).toMatchObject([{ motto: 'In the log alone' }]);
    }
  });

  test('that are two are both carried out, in their order', () => {
    addMigration('create table extra (id integer)');
    addMigration('insert into extra values (7)');
    expect(update()).toMatchObject({ ok: true, applied: 2 });
    expect(contents(file).extra).toEqual([{ id: 7 }]);
    expect(backups()).toHaveLength(1);
  });
});

describe('is undone, and what was there is there still', () => {
  beforeEach(copyDemo);

  test.each([
    {
      what: 'a rebuild that takes over only some rows',
      statements: rebuildOfStories('WHERE id > 3 OR id NOT IN (SELECT story_id FROM slots)'),
      says: /point nowhere/,
    },
    { what: 'a deletion', statements: ['delete from corrections'], says: /^corrections would go from \d+ rows to 0$/ },
    {
      what: 'a deletion of one row',
      statements: ['delete from redirects where path = (select min(path) from redirects)'],
      says: /^redirects would go from \d+ rows to \d+$/,
    },
    { what: 'a table that is dropped', statements: ['drop table publications'], says: 'publications would go from 14' },
    {
      what: 'a table that is renamed',
      statements: ['alter table sources rename to origins'],
      says: /sources would go/,
    },
    {
      what: 'a row that points nowhere',
      statements: [`insert into sources (story_id, position, publisher, title) values (9999, 1, 'P', 'T')`],
      says: /^1 row\(s\) would point nowhere, the first from sources to stories$/,
    },
    {
      what: 'loss of one table where another is named',
      statements: ['-- may lose rows: sources\ndelete from corrections'],
      says: /^corrections would go/,
    },
    {
      what: 'loss of a table that is only spoken of',
      statements: ['-- this may lose rows: corrections\ndelete from corrections'],
      says: /^corrections would go/,
    },
    {
      what: 'a row that points nowhere, even if its table may lose rows',
      statements: ['-- may lose rows: stories\ndelete from stories where id = 1'],
      says: /point nowhere/,
    },
    { what: 'SQL that is broken', statements: ['creat table x (id integer)'], says: /syntax error/ },
    {
      what: 'SQL that breaks off half-way',
      statements: [`update stories set words = 1`, 'select (', 'x'],
      says: /syntax|incomplete/,
    },
    { what: 'SQL that asks for what is not there', statements: ['update elsewhere set x = 1'], says: 'no such table' },
    {
      what: 'SQL that the tables refuse',
      statements: [`update stories set words = 0`, `update stories set slug = 'same'`],
      says: 'UNIQUE',
    },
  ])('$what', ({ statements, says }) => {
    const before = contents(file);
    addMigration(...statements);
    expect(update()).toEqual({
      ok: false,
      reason: 'failed',
      detail: expect.stringMatching(says),
      backup: expect.stringContaining('backups'),
    });
    expect(contents(file)).toEqual(before);
    expect(contents(join(folder, 'data/backups', backups()[0]!))).toEqual(before);
  });

  test.each(['commit', 'rollback', 'begin', 'commit; begin'])('a migration that says "%s" itself', (statement) => {
    const before = contents(file);
    addMigration('delete from corrections', statement, 'delete from publications');
    expect(update()).toMatchObject({ ok: false, reason: 'failed' });
    expect(contents(file)).toEqual(before);
  });

  test('the good one too that stands before a bad one', () => {
    const before = contents(file);
    addMigration('create table extra (id integer)');
    addMigration('creat table x (id integer)');
    expect(update()).toMatchObject({ ok: false, reason: 'failed' });
    expect(contents(file)).toEqual(before);
  });

  test('and after it was put right it is carried out', () => {
    addMigration('creat table extra (id integer)');
    expect(update()).toMatchObject({ ok: false });
    cpSync('db/migrations/meta/_journal.json', join(migrations, 'meta/_journal.json'));
    addMigration('create table extra (id integer)');
    expect(migrate(file, { folder: migrations, now: new Date(now.getTime() + 1) })).toMatchObject({
      ok: true,
      applied: 1,
    });
  });

  test('a new file that cannot be filled is not taken for a good one the next time', () => {
    file = join(folder, 'other', 'aisle-five.db');
    const good = readFileSync(join(migrations, '0000_start.sql'));
    writeFileSync(join(migrations, '0000_start.sql'), 'creat table x (id integer)');
    expect(update()).toMatchObject({ ok: false, reason: 'failed' });
    writeFileSync(join(migrations, '0000_start.sql'), good);
    expect(update()).toMatchObject({ ok: true, applied: steps });
    expect(rowCounts(file)).toMatchObject({ settings: 1 });
  });
});

describe('may lose rows that it names', () => {
  beforeEach(copyDemo);

  test.each([
    { what: 'a deletion', statements: ['-- may lose rows: corrections\ndelete from corrections'], gone: 'corrections' },
    {
      what: 'a dropped table',
      statements: ['-- may lose rows: publications\ndrop table publications'],
      gone: 'publications',
    },
    {
      what: 'named in a statement of its own',
      statements: ['-- may lose rows: corrections\nselect 1', 'delete from corrections'],
      gone: 'corrections',
    },
    {
      what: 'with the line endings of Windows',
      statements: ['-- may lose rows: corrections\r\ndelete from corrections\r\n'],
      gone: 'corrections',
    },
    {
      what: 'several tables',
      statements: [
        '-- may lose rows: corrections\n-- may lose rows: slots\ndelete from corrections; delete from slots',
      ],
      gone: 'slots',
    },
  ])('$what', ({ statements, gone }) => {
    expect(rowCounts(file)[gone]).toBeGreaterThan(0);
    addMigration(...statements);
    const result = update();
    expect(result).toMatchObject({ ok: true, applied: 1 });
    expect(rowCounts(file)[gone] ?? 0).toBe(0);
    expect(rowCounts(file).stories).toBe(70);
    expect(rowCounts((result as { backup: string }).backup)[gone]).toBeGreaterThan(0);
  });
});

describe('a damaged file is said to be, and left byte for byte as it is', () => {
  const damages: { what: string; spoil: (bytes: Buffer) => Buffer }[] = [
    { what: 'garbage', spoil: () => Buffer.alloc(8192, 'no database ') },
    { what: 'a few letters', spoil: () => Buffer.from('hello') },
    { what: 'another kind of file', spoil: () => Buffer.from('%PDF-1.7\n'.padEnd(5000, 'x')) },
    { what: 'the page of the schema overwritten', spoil: (bytes) => bytes.fill(0xff, 100, 4096) },
    { what: 'a page in the middle overwritten', spoil: (bytes) => bytes.fill(0xff, 4096 * 20, 4096 * 21) },
    { what: 'the last page overwritten', spoil: (bytes) => bytes.fill(0xff, bytes.length - 4096) },
    { what: 'the header overwritten', spoil: (bytes) => bytes.fill(0, 0, 16) },
    { what: 'the second half cut off', spoil: (bytes) => bytes.subarray(0, 4096 * 30) },
  ];

  test.each(damages)('$what', ({ spoil }) => {
    copyDemo();
    writeFileSync(file, spoil(readFileSync(file)));
    const before = readFileSync(file);
    addMigration('create table extra (id integer)');
    expect(update()).toEqual({ ok: false, reason: 'corrupt', detail: expect.stringMatching(/\w/) });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backups()).toEqual([]);
  });

  // SQLite removes its two files when the last connection closes; on Windows an open one cannot be moved away.
  test.each(damages)('and the connection is closed again: $what', ({ spoil }) => {
    copyDemo();
    writeFileSync(file, spoil(readFileSync(file)));
    expect(update()).toMatchObject({ ok: false });
    expect(readdirSync(dirname(file))).toEqual(['aisle-five.db']);
  });

  test('also when nothing is waiting', () => {
    copyDemo();
    writeFileSync(file, readFileSync(file).fill(0xff, 4096 * 20, 4096 * 21));
    expect(update()).toMatchObject({ ok: false, reason: 'corrupt' });
  });
});

describe('a place where nothing can be written is said to be one', () => {
  test('below a file', () => {
    writeFileSync(join(folder, 'a-file'), 'x');
    file = join(folder, 'a-file', 'data', 'aisle-five.db');
    expect(update()).toEqual({ ok: false, reason: 'unwritable', detail: expect.stringContaining('ENOTDIR') });
  });

  test('in a file', () => {
    writeFileSync(join(folder, 'a-file'), 'x');
    file = join(folder, 'a-file', 'aisle-five.db');
    expect(update()).toMatchObject({ ok: false, reason: 'unwritable' });
  });

  test('at the name of a folder', () => {
    mkdirSync(file, { recursive: true });
    expect(update()).toMatchObject({ ok: false, reason: 'unwritable' });
  });

  test('where the copy would go', () => {
    copyDemo();
    const before = contents(file);
    writeFileSync(join(folder, 'data/backups'), 'not a folder');
    addMigration('create table extra (id integer)');
    expect(update()).toMatchObject({ ok: false });
    expect(contents(file)).toEqual(before);
  });
});

test('migrations that are missing change nothing', () => {
  copyDemo();
  const before = contents(file);
  renameSync(migrations, `${migrations}-elsewhere`);
  expect(update()).toMatchObject({ ok: false, reason: 'failed', detail: expect.stringContaining('_journal.json') });
  expect(contents(file)).toEqual(before);
});

describe('two processes at once', () => {
  const migrateElsewhere = async (when: string) => {
    const options = JSON.stringify({ folder: migrations });
    const code = `
      const { migrate } = await import('./db/migrate.ts');
      console.log(JSON.stringify(migrate(${JSON.stringify(file)}, { ...${options}, now: new Date('${when}') })));
    `;
    const { out, err } = await runCode(code);
    expect(err).toBe('');
    return JSON.parse(out) as { ok: boolean; applied: number };
  };

  const both = () => Promise.all([migrateElsewhere('2027-01-01T12:00:00Z'), migrateElsewhere('2027-01-01T12:00:01Z')]);

  test('make a new database once', async () => {
    const results = await both();
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(results[0].applied + results[1].applied).toBe(steps);
    expect(rowCounts(file)).toMatchObject({ settings: 1, [LEDGER]: steps });
  });

  test('bring an old one up to date once', async () => {
    copyDemo();
    const before = withoutLedger();
    addMigration(...rebuildOfStories());
    const results = await both();
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(results[0].applied + results[1].applied).toBe(1);
    expect(withoutLedger()).toEqual(before);
    expect(rowCounts(file)[LEDGER]).toBe(steps + 1);
  });
});
