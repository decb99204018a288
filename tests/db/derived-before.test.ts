import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { isDerived } from '@/db/derived';
import { migrate } from '@/db/migrate';
import { rebuildOfStories, useOldDatabase } from '../fixtures/old-database';

describe('a database from before', () => {
  const old = useOldDatabase();

  test('gets what is derived again after a migration that rebuilds the table', () => {
    old().copyDemo();
    old().addMigration(...rebuildOfStories());
    expect(old().update()).toMatchObject({ ok: true, applied: 1 });
    const connection = openDatabase(old().file);
    connection.exec(`update stories set headline = 'Zebra crossing' where id = 1`);
    expect(connection.prepare(`select rowid from search where search match 'zebra'`).pluck().all()).toEqual([1]);
    connection.close();
  });

  test('gets it without a copy being made when only that is older', () => {
    old().copyDemo();
    const connection = openDatabase(old().file);
    connection.exec(`pragma user_version = 1; drop trigger "stories update"`);
    expect(isDerived(connection)).toBe(false);
    connection.close();
    expect(old().update()).toEqual({ ok: true, applied: 0 });
    expect(old().backups()).toEqual([]);
    const after = openDatabase(old().file);
    expect(isDerived(after)).toBe(true);
    expect(after.prepare(`select count(*) from sqlite_master where name = 'stories update'`).pluck().get()).toBe(1);
    after.close();
  });

  test('is whole when it is new', () => {
    expect(migrate(old().file, { now: old().now })).toMatchObject({ ok: true });
    const connection = openDatabase(old().file);
    expect(isDerived(connection)).toBe(true);
    connection.close();
  });
});
