import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contents, rowCounts } from '../fixtures/contents';
import { rebuildOfStories, steps, useOldDatabase } from '../fixtures/old-database';

/** A migration that would lose something, or cannot be carried out. */

const old = useOldDatabase();

describe('is undone, and what was there is there still', () => {
  beforeEach(() => old().copyDemo());

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
    const before = contents(old().file);
    old().addMigration(...statements);
    expect(old().update()).toEqual({
      ok: false,
      reason: 'failed',
      detail: expect.stringMatching(says),
      backup: expect.stringContaining('backups'),
    });
    expect(contents(old().file)).toEqual(before);
    expect(old().backups().map(contents)).toEqual([before]);
  });

  test.each(['commit', 'rollback', 'begin', 'commit; begin', '/* done */ commit', '\n-- done\nCOMMIT'])(
    'a migration that says "%s" itself',
    (statement) => {
      const before = contents(old().file);
      old().addMigration('delete from corrections', statement, 'delete from publications');
      expect(old().update()).toMatchObject({ ok: false, reason: 'failed' });
      expect(contents(old().file)).toEqual(before);
    },
  );

  test('the good one too that stands before a bad one', () => {
    const before = contents(old().file);
    old().addMigration('create table extra (id integer)');
    old().addMigration('creat table x (id integer)');
    expect(old().update()).toMatchObject({ ok: false, reason: 'failed' });
    expect(contents(old().file)).toEqual(before);
  });

  test('and after it was put right it is carried out', () => {
    old().addMigration('creat table extra (id integer)');
    expect(old().update()).toMatchObject({ ok: false });
    cpSync('db/migrations/meta/_journal.json', join(old().migrations, 'meta/_journal.json'));
    old().addMigration('create table extra (id integer)');
    old().now = new Date('2027-01-01T12:05:00Z');
    expect(old().update()).toMatchObject({ ok: true, applied: 1 });
  });

  test('a new file that cannot be filled is not taken for a good one the next time', () => {
    old().file = join(old().folder, 'other', 'aisle-five.db');
    const good = readFileSync(join(old().migrations, '0000_start.sql'));
    writeFileSync(join(old().migrations, '0000_start.sql'), 'creat table x (id integer)');
    expect(old().update()).toMatchObject({ ok: false, reason: 'failed' });
    writeFileSync(join(old().migrations, '0000_start.sql'), good);
    expect(old().update()).toMatchObject({ ok: true, applied: steps });
    expect(rowCounts(old().file)).toMatchObject({ settings: 1 });
  });
});

describe('may lose rows that it names', () => {
  beforeEach(() => old().copyDemo());

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
    expect(rowCounts(old().file)[gone]).toBeGreaterThan(0);
    old().addMigration(...statements);
    const result = old().update();
    expect(result).toMatchObject({ ok: true, applied: 1 });
    expect(rowCounts(old().file)[gone] ?? 0).toBe(0);
    expect(rowCounts(old().file).stories).toBe(70);
    expect(rowCounts((result as { backup: string }).backup)[gone]).toBeGreaterThan(0);
  });
});

test('migrations that are missing change nothing', () => {
  old().copyDemo();
  const before = contents(old().file);
  renameSync(old().migrations, `${old().migrations}-elsewhere`);
  expect(old().update()).toMatchObject({
    ok: false,
    reason: 'failed',
    detail: expect.stringContaining('_journal.json'),
  });
  expect(contents(old().file)).toEqual(before);
});
