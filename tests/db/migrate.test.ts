import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { runCode } from '../fixtures/child';
import { contents, rowCounts } from '../fixtures/contents';
import { journalOf, LEDGER, rebuildOfStories, steps, useOldDatabase } from '../fixtures/old-database';

const old = useOldDatabase();

function withoutLedger(path = old().file) {
  const { [LEDGER]: _, sqlite_sequence: __, ...rest } = contents(path);
  return rest;
}

const addTrigger = () =>
  old().addMigration(
    'create table changes (motto text)',
    `create trigger remember after update on settings begin
      insert into changes values (new.motto);
    end;`,
  );

describe('a new file', () => {
  test('is made, with its folder, in the newest shape', () => {
    expect(old().update()).toEqual({ ok: true, applied: steps });
    expect(rowCounts(old().file)).toMatchObject({ settings: 1, stories: 0, briefings: 0, [LEDGER]: steps });
    expect(old().backups()).toEqual([]);
  });

  test('may be there and be empty', () => {
    mkdirSync(dirname(old().file));
    writeFileSync(old().file, '');
    expect(old().update()).toMatchObject({ ok: true, applied: steps });
    expect(rowCounts(old().file)).toMatchObject({ settings: 1 });
  });

  test('may have a name with spaces and quotes', () => {
    old().file = join(old().folder, `a b 'c' "d"`, 'ä.db');
    expect(old().update()).toEqual({ ok: true, applied: steps });
    old().addMigration('create table extra (id integer)');
    expect(old().update()).toMatchObject({ ok: true, applied: 1, backup: expect.stringContaining(`a b 'c' "d"`) });
  });

  test('has the ledger that drizzle-kit knows', () => {
    old().update();
    const ledger = contents(old().file)[LEDGER] as { hash: string; created_at: number }[];
    expect(ledger.map((row) => row.created_at)).toEqual(journalOf('db/migrations').entries.map(({ when }) => when));
    expect(new Set(ledger.map(({ hash }) => hash)).size).toBe(steps);
    expect(ledger.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});

describe('a file that is up to date', () => {
  test('is left byte for byte as it is, and there is no copy', () => {
    old().copyDemo();
    const before = readFileSync(old().file);
    expect(old().update()).toEqual({ ok: true, applied: 0 });
    expect(readFileSync(old().file).equals(before)).toBe(true);
    expect(old().backups()).toEqual([]);
  });

  test('is so after one time', () => {
    old().copyDemo();
    old().addMigration('create table extra (id integer)');
    expect(old().update()).toMatchObject({ ok: true, applied: 1 });
    expect(old().update()).toEqual({ ok: true, applied: 0 });
    expect(old().backups()).toHaveLength(1);
  });
});

describe('fourteen editions and a migration', () => {
  beforeEach(() => old().copyDemo());

  test('that rebuilds the table of stories keep every row of every table', () => {
    const before = withoutLedger();
    old().addMigration(...rebuildOfStories());
    expect(old().update()).toMatchObject({ ok: true, applied: 1 });
    expect(withoutLedger()).toEqual(before);
    expect(rowCounts(old().file)).toMatchObject({ stories: 70, slots: 70 });
    expect(rowCounts(old().file).sources).toBeGreaterThanOrEqual(70);
  });

  test('leave a copy of before that can be read', () => {
    const before = contents(old().file);
    old().addMigration(...rebuildOfStories(), `update stories set headline = 'changed'`);
    const result = old().update();
    const copy = join(old().folder, 'data/backups/aisle-five-before-migration-2027-01-01T12-00-00-000Z.db');
    expect(result).toEqual({ ok: true, applied: 1, backup: copy });
    expect(contents(copy)).toEqual(before);
    expect(contents(old().file)).not.toEqual(before);
    expect(migrate(copy, { now: old().now })).toEqual({ ok: true, applied: 0 });
  });

  test('still refuse a row that points nowhere', () => {
    old().addMigration(...rebuildOfStories());
    old().update();
    const connection = new SQLite(old().file);
    connection.pragma('foreign_keys = ON');
    const insert = connection.prepare(
      `insert into sources (story_id, position, publisher, title) values (9999, 1, 'P', 'T')`,
    );
    expect(() => insert.run()).toThrow('FOREIGN KEY');
    connection.close();
  });

  test('may get a trigger, whose "begin" and "end" are no transaction', () => {
    addTrigger();
    expect(old().update()).toMatchObject({ ok: true, applied: 1 });
    const connection = new SQLite(old().file);
    connection.exec(`update settings set motto = 'Changed'`);
    connection.close();
    expect(contents(old().file).changes).toEqual([{ motto: 'Changed' }]);
  });

  test('take what only the write-ahead log holds along', () => {
    const writing = new SQLite(old().file);
    writing.pragma('journal_mode = WAL');
    writing.pragma('wal_autocheckpoint = 0');
    writing.exec(`update settings set motto = 'In the log alone'`);
    expect(statSync(`${old().file}-wal`).size).toBeGreaterThan(0);
    old().addMigration('create table extra (id integer)');
    const result = old().update();
    writing.close();
    expect(result).toMatchObject({ ok: true, applied: 1 });
    for (const path of [old().file, (result as { backup: string }).backup]) {
      expect(contents(path).settings).toMatchObject([{ motto: 'In the log alone' }]);
    }
  });

  test('that are two are both carried out, in their order', () => {
    old().addMigration('create table extra (id integer)');
    old().addMigration('insert into extra values (7)');
    expect(old().update()).toMatchObject({ ok: true, applied: 2 });
    expect(contents(old().file).extra).toEqual([{ id: 7 }]);
    expect(old().backups()).toHaveLength(1);
  });
});

describe('two processes at once', () => {
  const migrateElsewhere = async (when: string) => {
    const options = JSON.stringify({ folder: old().migrations });
    const code = `
      const { migrate } = await import('./db/migrate.ts');
      console.log(JSON.stringify(migrate(${JSON.stringify(old().file)}, { ...${options}, now: new Date('${when}') })));
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
    expect(rowCounts(old().file)).toMatchObject({ settings: 1, [LEDGER]: steps });
  });

  test('bring an old one up to date once', async () => {
    old().copyDemo();
    const before = withoutLedger();
    old().addMigration(...rebuildOfStories());
    const results = await both();
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(results[0].applied + results[1].applied).toBe(1);
    expect(withoutLedger()).toEqual(before);
    expect(rowCounts(old().file)[LEDGER]).toBe(steps + 1);
  });
});
