import { isAbsolute } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, databaseFile, db, openDatabase, transact, transactAside, type Transaction } from '@/db/client';
import { companies } from '@/db/schema/stories';
import { env } from '@/lib/env';
import { freshDatabase } from '../support/database';

beforeEach(freshDatabase);

const add = (tx: Transaction, slug: string) => tx.insert(companies).values({ slug, name: slug, description: 'x' });

const slugs = async () =>
  (await db().select({ slug: companies.slug }).from(companies).orderBy(companies.id)).map((row) => row.slug);

/** A promise and the means to keep it: for work that is to wait until the test says go. */
function signal() {
  let go = () => {};
  const given = new Promise<void>((resolve) => (go = resolve));
  return { given, go };
}

/** Lets everything run that can run without being told to. */
const allElse = () => new Promise((resolve) => setImmediate(resolve));

/** Waits for the disk as well, as `transact` does. */
async function transactForGood<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const { result, stored } = await transactAside(work);
  await stored;
  return result;
}

describe.each([
  ['a transaction', transact],
  ['a transaction aside', transactForGood],
])('%s', (_, transact) => {
  test('hands back what its work does, and what it wrote is there', async () => {
    expect(await transact(async (tx) => (await add(tx, 'a'), 'done'))).toBe('done');
    expect(await slugs()).toEqual(['a']);
  });

  test('sees what it has written itself', async () => {
    const seen = await transact(async (tx) => {
      await add(tx, 'a');
      return tx.$count(companies);
    });
    expect(seen).toBe(1);
  });

  test('that throws leaves nothing, and says why', async () => {
    const failing = transact(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'b');
      throw new RangeError('no more');
    });
    await expect(failing).rejects.toThrow(new RangeError('no more'));
    expect(await slugs()).toEqual([]);
  });

  test('that throws before its first wait leaves nothing either', async () => {
    const failing = transact(() => {
      throw new RangeError('at once');
    });
    await expect(failing).rejects.toThrow('at once');
    await transact((tx) => add(tx, 'a'));
    expect(await slugs()).toEqual(['a']);
  });

  test('that the database refuses leaves nothing', async () => {
    const failing = transact(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a');
    });
    await expect(failing).rejects.toThrow();
    expect(await slugs()).toEqual([]);
  });

  test('may go on after a refusal that it expects', async () => {
    await transact(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a').catch(() => undefined);
      await add(tx, 'b');
    });
    expect(await slugs()).toEqual(['a', 'b']);
  });

  test('is seen by nobody before it is over', async () => {
    const { given, go } = signal();
    const open = transact(async (tx) => {
      await add(tx, 'a');
      await given;
    });
    await allElse();
    expect(await slugs()).toEqual([]);
    go();
    await open;
    expect(await slugs()).toEqual(['a']);
  });
});

describe('two transactions at once', () => {
  test('both happen, one after the other', async () => {
    const steps: string[] = [];
    const work = (name: string) => async (tx: Transaction) => {
      steps.push(`${name} begins`);
      await add(tx, name);
      await allElse();
      steps.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([transact(work('a')), transact(work('b')), transact(work('c'))])).toEqual(['a', 'b', 'c']);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(await slugs()).toEqual(['a', 'b', 'c']);
  });

  test('no statement of the second enters the first, so undoing the first keeps the second', async () => {
    const { given, go } = signal();
    const first = transact(async (tx) => {
      await add(tx, 'first');
      await given;
      throw new Error('undone');
    });
    await allElse();
    const second = transact(async (tx) => {
      await add(tx, 'second');
      return tx.$count(companies);
    });
    await allElse();
    go();
    await expect(first).rejects.toThrow('undone');
    expect(await second).toBe(1);
    expect(await slugs()).toEqual(['second']);
  });

  test('one that fails does not keep the next ones out', async () => {
    const results = await Promise.allSettled([
      transact((tx) => add(tx, 'a')),
      transact(() => Promise.reject(new Error('no'))),
      transact((tx) => add(tx, 'b')),
      transact(() => Promise.reject(new Error('no'))),
      transact((tx) => add(tx, 'c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await slugs()).toEqual(['a', 'b', 'c']);
  });

  test('a hundred that count before they write do not count wrong', async () => {
    const countAndAdd = async (tx: Transaction) => {
      const before = await tx.$count(companies);
      await allElse();
      await add(tx, `company-${before}`);
    };
    await Promise.all(Array.from({ length: 100 }, () => transact(countAndAdd)));
    expect(await slugs()).toEqual(Array.from({ length: 100 }, (_, index) => `company-${index}`));
  });
});

describe('reading', () => {
  test('cannot write: SQLite itself refuses', async () => {
    const sly = db() as Transaction;
    await expect(add(sly, 'a')).rejects.toThrow(/readonly|read-only/);
    await expect(sly.delete(companies)).rejects.toThrow(/readonly|read-only/);
    expect(await slugs()).toEqual([]);
  });

  test('cannot write while a transaction is open either', async () => {
    const { given, go } = signal();
    const open = transact(async (tx) => {
      await add(tx, 'mine');
      await given;
    });
    await allElse();
    await expect(add(db() as Transaction, 'sly')).rejects.toThrow(/readonly|read-only/);
    go();
    await open;
    expect(await slugs()).toEqual(['mine']);
  });

  test('of a database that is not there says what to do', () => {
    closeDatabase();
    const before = env().DATA_DIR;
    env().DATA_DIR = `${before}/not-there`;
    try {
      expect(() => db()).toThrow(`There is no database at ${before}/not-there/aisle-five.db. Run \`npm start\``);
    } finally {
      env().DATA_DIR = before;
    }
  });

  test('a transaction of a database that is not there fails, and does not throw before it is awaited', async () => {
    closeDatabase();
    const before = env().DATA_DIR;
    env().DATA_DIR = `${before}/not-there`;
    try {
      await expect(transact(() => Promise.resolve())).rejects.toThrow('There is no database');
    } finally {
      env().DATA_DIR = before;
    }
  });

  test('goes on after the connections were closed', async () => {
    await transact((tx) => add(tx, 'a'));
    closeDatabase();
    closeDatabase();
    expect(await slugs()).toEqual(['a']);
  });
});

test('the file is an absolute path', () => {
  expect(isAbsolute(databaseFile())).toBe(true);
});

test.each([
  { pragma: 'journal_mode', is: 'wal' },
  { pragma: 'synchronous', is: 2 },
  { pragma: 'foreign_keys', is: 1 },
  { pragma: 'busy_timeout', is: 5000 },
])('a connection has $pragma at $is', ({ pragma, is }) => {
  const connection = openDatabase(databaseFile());
  try {
    expect(connection.pragma(pragma, { simple: true })).toBe(is);
  } finally {
    connection.close();
  }
});
