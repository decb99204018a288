/**
 * How many sign-ups and rows of an import a second, each beside bare inserts of the rows that they left behind, in turns:
 * node --import tsx intake-times.ts <sign-ups of a turn> <rows of an import> <turns>. Prints JSON.
 */
import type SQLite from 'better-sqlite3';
import { closeDatabase, databaseFile, openDatabase } from '@/db/client';
import { beginImport } from '@/lib/newsletter/begin-import';
import { matchImport } from '@/lib/newsletter/match-import';
import { runImports } from '@/lib/newsletter/run-imports';
import { signUp } from '@/lib/newsletter/sign-up';
import { newStamp } from '@/lib/newsletter/stamp';
import { startImport } from '@/lib/newsletter/start-import';

const [signUps = 0, rows = 0, turns = 0] = process.argv.slice(2).map(Number);
const now = new Date();
const by = { name: 'Bench', role: 'administrator' } as const;
const connection = openDatabase(databaseFile());

const perSecond = async (count: number, act: () => unknown) => {
  const start = performance.now();
  await act();
  return (count * 1000) / (performance.now() - start);
};

/** Takes the rows out of the tables again and gives what puts them back, so many in a transaction. */
function emptied(tables: string[], each: number): () => void {
  const kept = tables.map((table) => ({
    rows: connection.prepare(`select * from ${table}`).raw().all() as unknown[][],
    insert: insertInto(table),
  }));
  for (const table of tables.toReversed()) connection.exec(`delete from ${table}`);
  const most = Math.max(...kept.map(({ rows }) => rows.length));
  const some = connection.transaction((from: number) => {
    for (const { rows, insert } of kept) for (const row of rows.slice(from, from + each)) insert.run(row);
  });
  return () => {
    for (let from = 0; from < most; from += each) some.immediate(from);
  };
}

function insertInto(table: string): SQLite.Statement {
  const columns = connection.pragma(`table_info(${table})`) as unknown[];
  return connection.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
}

const stamp = newStamp(new Date(now.getTime() - 60_000));

/** Each from a network of its own, for a domain of its own: no limit holds them up. */
async function signUpAll(): Promise<void> {
  for (let n = 0; n < signUps; n++) {
    const network = `${11 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.1`;
    const form = { email: `reader@company${n}.example`, through: 'home', sure: '', website: '', proof: '' } as const;
    const result = await signUp({ form: { ...form, stamp }, network, now });
    if (!result.ok) throw new Error(`a sign-up was refused: ${result.reason}`);
  }
}

async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('email,joined\n');
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from(
      { length: 1000 },
      (_, at) => `reader.${from + at}@company${(from + at) % 5000}.example,2020-04-03\n`,
    );
    yield await Promise.resolve(Buffer.from(lines.join('')));
  }
}

async function finish(): Promise<void> {
  while ((await runImports(now)) > 0);
}

async function checkedImport() {
  const started = await startImport({ name: 'readers.csv', body: file(), by, now });
  if (!started.ok) throw new Error(started.reason);
  const consent = { way: 'agreed', words: 'Yes, send me the briefing.', evidence: 'Trade fair' } as const;
  await matchImport({ importId: started.id, columns: ['email', 'joined'], hasHead: true, consent, by });
  const checked = await perSecond(rows, finish);
  await beginImport({ importId: started.id, by, now });
  return checked;
}

const figures: Record<'signUps' | 'bareSignUps' | 'checked' | 'imported' | 'bareImported', number[]> = {
  ...{ signUps: [], bareSignUps: [], checked: [], imported: [], bareImported: [] },
};
const signedUp = ['sign_ups', 'outbox', 'throttles'];
emptied(signedUp, 1);
await signUpAll();
emptied(signedUp, 1);
for (let turn = 0; turn < turns; turn++) {
  figures.signUps.push(await perSecond(signUps, signUpAll));
  figures.bareSignUps.push(await perSecond(signUps, emptied(signedUp, 1)));
  emptied(signedUp, 1);
}
const joined = ['subscribers', 'consents'];
emptied(joined, 1);
for (let turn = 0; turn < turns; turn++) {
  figures.checked.push(await checkedImport());
  figures.imported.push(await perSecond(rows, finish));
  // As many in a transaction as the import has.
  figures.bareImported.push(await perSecond(rows, emptied(joined, 200)));
  emptied(joined, 1);
  connection.exec('delete from imports');
}
connection.close();
closeDatabase();
console.log(JSON.stringify(figures));
