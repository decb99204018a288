import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contents } from '../fixtures/contents';
import { useOldDatabase } from '../fixtures/old-database';

/** A file that is damaged, and a place that cannot be written to. */

const old = useOldDatabase();

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
    old().copyDemo();
    writeFileSync(old().file, spoil(readFileSync(old().file)));
    const before = readFileSync(old().file);
    old().addMigration('create table extra (id integer)');
    expect(old().update()).toEqual({ ok: false, reason: 'corrupt', detail: expect.stringMatching(/\w/) });
    expect(readFileSync(old().file).equals(before)).toBe(true);
    expect(old().backups()).toEqual([]);
  });

  // SQLite removes its two files when the last connection closes; on Windows an open one cannot be moved away.
  test.each(damages)('and the connection is closed again: $what', ({ spoil }) => {
    old().copyDemo();
    writeFileSync(old().file, spoil(readFileSync(old().file)));
    expect(old().update()).toMatchObject({ ok: false });
    expect(readdirSync(dirname(old().file))).toEqual(['aisle-five.db']);
  });

  test('also when nothing is waiting', () => {
    old().copyDemo();
    writeFileSync(old().file, readFileSync(old().file).fill(0xff, 4096 * 20, 4096 * 21));
    expect(old().update()).toMatchObject({ ok: false, reason: 'corrupt' });
  });
});

describe('a place where nothing can be written is said to be one', () => {
  test('below a file', () => {
    writeFileSync(join(old().folder, 'a-file'), 'x');
    old().file = join(old().folder, 'a-file', 'data', 'aisle-five.db');
    expect(old().update()).toEqual({ ok: false, reason: 'unwritable', detail: expect.stringContaining('ENOTDIR') });
  });

  test('in a file', () => {
    writeFileSync(join(old().folder, 'a-file'), 'x');
    old().file = join(old().folder, 'a-file', 'aisle-five.db');
    expect(old().update()).toMatchObject({ ok: false, reason: 'unwritable' });
  });

  test('at the name of a folder', () => {
    mkdirSync(old().file, { recursive: true });
    expect(old().update()).toMatchObject({ ok: false, reason: 'unwritable' });
  });

  test('where the copy would go', () => {
    old().copyDemo();
    const before = contents(old().file);
    writeFileSync(join(old().folder, 'data/backups'), 'not a folder');
    old().addMigration('create table extra (id integer)');
    expect(old().update()).toMatchObject({ ok: false });
    expect(contents(old().file)).toEqual(before);
  });
});
