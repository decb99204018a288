import { spawn } from 'node:child_process';
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, count, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { importRows, imports } from '@/db/schema/imports';
import { outbox } from '@/db/schema/outbox';
import { consents, signUps, subscribers } from '@/db/schema/subscribers';
import { env } from '@/lib/env';
import type { Way } from '@/lib/newsletter/add-subscriber';
import { beginImport, cancelImport } from '@/lib/newsletter/begin-import';
import { eraseByDesk } from '@/lib/newsletter/end-by-desk';
import { exportImport } from '@/lib/newsletter/export-import';
import { countResults, findImport } from '@/lib/newsletter/import-queries';
import { matchImport } from '@/lib/newsletter/match-import';
import { runImports } from '@/lib/newsletter/run-imports';
import { startImport } from '@/lib/newsletter/start-import';
import { suppress } from '@/lib/newsletter/suppress';
import { tidyImports } from '@/lib/newsletter/tidy-imports';
import { subscriberAt } from '../../fixtures/subscribers';
import { administrator as by, editor, freshDatabase } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const agreed: Way = { way: 'agreed', words: 'Yes, send me the briefing.', evidence: 'Trade fair, July 2020' };

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 65_537) yield await Promise.resolve(content.subarray(at, at + 65_537));
}

const start = (content: string | Buffer, name = 'readers.csv') =>
  startImport({ name, body: inPieces(Buffer.from(content)), by, now });

async function started(content: string | Buffer): Promise<number> {
  const result = await start(content);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

const finish = async () => {
  while ((await runImports(now)) > 0);
};

/** Matched as it was guessed, and checked. */
async function checked(content: string | Buffer, consent = agreed): Promise<number> {
  const importId = await started(content);
  const { beginning, emailColumn, joinedColumn, hasHead } = (await findImport(importId))!;
  const columns = beginning[0]!.map((_, at) => (at === emailColumn ? 'email' : at === joinedColumn ? 'joined' : ''));
  expect(await matchImport({ importId, columns, hasHead, consent, by })).toEqual({ ok: true });
  await finish();
  return importId;
}

async function imported(content: string | Buffer, consent = agreed): Promise<number> {
  const importId = await checked(content, consent);
  expect(await beginImport({ importId, by, now })).toMatchObject({ ok: true });
  await finish();
  return importId;
}

const rowsOf = (importId: number) =>
  db().select().from(importRows).where(eq(importRows.importId, importId)).orderBy(asc(importRows.row));
const resultsOf = async (importId: number) => (await rowsOf(importId)).map(({ result }) => result);
const addresses = async () =>
  (await db().select().from(subscribers).orderBy(asc(subscribers.id))).map(({ address }) => address);
const files = () => readdirSync(join(env().DATA_DIR, 'imports'));

beforeEach(() => {
  freshDatabase();
  rmSync(join(env().DATA_DIR, 'imports'), { recursive: true, force: true });
});

describe('an import', () => {
  test('adds who may be added, with the proof, and says of the others why not', async () => {
    await subscriberAt('here@mail.example');
    await subscriberAt('left@mail.example', { status: 'left', endedAt: now });
    await transact((tx) => suppress(tx, { address: 'erased@mail.example', reason: 'erased', now }));
    const importId = await checked(
      [
        'Email;Date added;Full name',
        'Ada@Mail.example;2020-07-02;"Ada; the\nfirst"',
        'ada@mail.example;2020-07-03;again',
        'here@mail.example;;',
        'LEFT@mail.example;;',
        'erased@mail.example;;',
        'reader@mail;;',
        '',
        'late@mail.example;24.7.2030;from the future',
        'day@mail.example;3/7/2020',
      ].join('\n'),
    );
    const expected = ['to add', 'twice in the file', 'already here', 'suppressed', 'suppressed', 'not an address'];
    expect(await resultsOf(importId)).toEqual([...expected, 'to add', 'to add']);
    expect(await db().$count(consents)).toBe(0);
    expect(files()).toEqual([]);
    // Somebody joins between the check and the import.
    await subscriberAt('late@mail.example');
    expect(await beginImport({ importId, by, now })).toMatchObject({ ok: true });
    await finish();
    expect(await countResults(importId)).toMatchObject({ added: 2, 'already here': 2, suppressed: 2 });
    expect(await addresses()).toEqual([
      'here@mail.example',
      'left@mail.example',
      'late@mail.example',
      'ada@mail.example',
      'day@mail.example',
    ]);
    const words = { how: 'import', through: 'import', words: 'Yes, send me the briefing.' };
    expect(await db().select().from(consents)).toMatchObject([
      { ...words, evidence: 'Trade fair, July 2020 (imported from readers.csv)', givenAt: new Date('2020-07-02') },
      { ...words, givenAt: new Date('2020-07-03') },
    ]);
    expect((await findImport(importId))!).toMatchObject({ status: 'done', rows: 8, rowsDone: 3, endedAt: now });
    expect((await db().select().from(audit)).map(({ act }) => act)).toEqual(['began an import of', 'imported']);
  });

  test('of people who are asked sends each a link, ten at a time while mail waits', async () => {
    const content = Array.from({ length: 25 }, (_, at) => `reader${at}@mail.example`).join('\n');
    const importId = await checked(content, { way: 'confirm' });
    await beginImport({ importId, by, now });
    await finish();
    expect(await db().$count(signUps)).toBe(10);
    for (const expected of [20, 25, 25]) {
      await transact((tx) => tx.update(outbox).set({ status: 'done' }));
      await finish();
      expect(await db().$count(signUps)).toBe(expected);
    }
    expect(await countResults(importId)).toEqual({ asked: 25 });
    expect(await db().select().from(signUps).limit(1)).toMatchObject([{ through: 'import' }]);
    expect(await db().$count(subscribers)).toBe(0);
  });

  test.each<[string, Way]>([
    ['no words', { ...agreed, words: ' ' }],
    ['no evidence', { ...agreed, evidence: '' }],
  ])('does not go on with %s', async (_what, consent) => {
    const importId = await started('a@b.example\n');
    const result = await matchImport({ importId, columns: ['email'], hasHead: false, consent, by });
    expect(result).toMatchObject({ ok: false, reason: 'invalid' });
    expect((await findImport(importId))?.status).toBe('matching');
  });

  test.each([[['', '']], [['email', 'email']], [['email', 'joined', 'joined']]] as const)(
    'does not go on with the columns %j',
    async (columns) => {
      const importId = await started('a@b.example,x\n');
      const result = await matchImport({ importId, columns: [...columns], hasHead: false, consent: agreed, by });
      expect(result).toMatchObject({ ok: false, problems: { columns: expect.any(String) as string } });
    },
  );

  test('can be given up, and twice is as once', async () => {
    const importId = await started('a@b.example\n');
    expect(await cancelImport({ importId, by, now })).toMatchObject({ ok: true });
    expect(await cancelImport({ importId, by, now })).toEqual({ ok: false, reason: 'not waiting' });
    expect(await beginImport({ importId, by, now })).toEqual({ ok: false, reason: 'not waiting' });
    expect([files(), await db().$count(subscribers)]).toEqual([[], 0]);
  });

  test('is for administrators', async () => {
    const refused = { ok: false, reason: 'not allowed' };
    const importId = await started('a@b.example\n');
    expect(await startImport({ name: 'x', body: inPieces(Buffer.from('a@b.example')), by: editor, now })).toEqual(
      refused,
    );
    expect(await matchImport({ importId, columns: ['email'], hasHead: false, consent: agreed, by: editor })).toEqual(
      refused,
    );
    expect(await beginImport({ importId, by: editor, now })).toEqual(refused);
    expect(await cancelImport({ importId, by: editor, now })).toEqual(refused);
    expect(await exportImport({ importId, by: editor, now })).toEqual(refused);
  });

  test('forgets its row of somebody who is erased', async () => {
    const importId = await imported('ada@mail.example\nben@mail.example\n');
    const [ada] = await db().select().from(subscribers).where(eq(subscribers.address, 'ada@mail.example'));
    await eraseByDesk({ ids: [ada!.id], by, now });
    expect((await rowsOf(importId)).map(({ address }) => address)).toEqual(['ben@mail.example']);
    await imported('ada@mail.example\n');
    expect(await addresses()).toEqual(['ben@mail.example']);
  });

  test('tells what became of each row, without formulas', async () => {
    const importId = await imported('Email\n=1+1\nada@mail.example\n-2@mail.example\n');
    const result = await exportImport({ importId, by, now });
    let text = '';
    if (result.ok) for await (const each of result.lines) text += each;
    expect(text.split('\r\n')).toEqual([
      '\uFEFFRow,Address,Joined,Result,Why',
      "1,'=1+1,,not an address,That address has no @. It looks like name@example.com.",
      '2,ada@mail.example,,added,',
      "3,'-2@mail.example,,added,",
      '',
    ]);
  });

  test('is tidied away after a month, and after a week if nobody goes on with it', async () => {
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    const [done, waiting] = [await imported('ada@mail.example\n'), await started('ben@mail.example\n')];
    writeFileSync(join(env().DATA_DIR, 'imports', 'cut-off.raw'), 'x');
    for (const name of files()) utimesSync(join(env().DATA_DIR, 'imports', name), now, now);
    await tidyImports(later(6));
    expect(files()).toHaveLength(1);
    expect([(await findImport(waiting))!.status, (await rowsOf(done)).length]).toEqual(['matching', 1]);
    await tidyImports(later(31));
    expect([(await findImport(waiting))!.status, (await rowsOf(done)).length, files()]).toEqual(['cancelled', 0, []]);
    expect(await addresses()).toEqual(['ada@mail.example']);
  });
});

describe('a file', () => {
  const utf16 = (text: string, swap: boolean, mark = '\uFEFF') => {
    const bytes = Buffer.from(mark + text, 'utf16le');
    return swap ? bytes.swap16() : bytes;
  };
  const text = 'Email\tName\nzoë@mail.example\tZoë\n';

  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16', utf16(text, false), 'utf-16le'],
    ['UTF-16, big end first', utf16(text, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text, false, ''), 'utf-16le'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'windows-1252'],
    [
      'Latin-1 late in the file',
      Buffer.concat([Buffer.from(`zoe@mail.example\n${'#'.repeat(70_000)}\n`), Buffer.from(text, 'latin1')]),
      'windows-1252',
    ],
  ])('in %s is read', async (_what, content, encoding) => {
    const importId = await imported(content);
    expect((await findImport(importId))!.encoding).toBe(encoding);
    expect(await addresses()).toContain('zoë@mail.example');
  });

  test.each<[string, string, string[]]>([
    ['commas', 'Name,Email\n"Ada, first",ada@mail.example\n', ['ada@mail.example']],
    ['no head', 'ada@mail.example,2020-01-01\nben@mail.example,2020-01-02', ['ada@mail.example', 'ben@mail.example']],
    ['other ends of lines', 'ada@mail.example\r\nben@mail.example\r\n', ['ada@mail.example', 'ben@mail.example']],
    ['quotes where none belong', 'Name,Email\nthe "first" Ada,ada@mail.example\n', ['ada@mail.example']],
    [
      'rows of any length',
      'ada@mail.example,1\nben@mail.example\nchloe@mail.example,1,2,3\n',
      ['ada@mail.example', 'ben@mail.example', 'chloe@mail.example'],
    ],
    ['a head alone', 'Email;Name\n', []],
    ['bytes that are nothing', 'ada@mail.example\nb\0en@mail.example\n', ['ada@mail.example']],
    [
      'a cell of a megabyte',
      `ada@mail.example,${'x'.repeat(1_000_000)}\nben@mail.example,y\n`,
      ['ada@mail.example', 'ben@mail.example'],
    ],
    ['an address of a megabyte', `ada@mail.example\n${'x'.repeat(1_000_000)}@mail.example\n`, ['ada@mail.example']],
    [
      'two recipients, and a header',
      'ada@mail.example\n"ben@mail.example, chloe@mail.example"\n"dan@mail.example\nBcc: eve@mail.example"\n',
      ['ada@mail.example'],
    ],
  ])('with %s', async (_what, content, expected) => {
    const importId = await started(content);
    const { emailColumn, beginning, hasHead } = (await findImport(importId))!;
    const columns = beginning[0]!.map((_, at) => (at === (emailColumn ?? 0) ? ('email' as const) : ''));
    await matchImport({ importId, columns, hasHead, consent: agreed, by });
    await finish();
    await beginImport({ importId, by, now });
    await finish();
    expect((await findImport(importId))!.status).toBe('done');
    expect(await addresses()).toEqual(expected);
    for (const { email } of await rowsOf(importId)) expect(email.length).toBeLessThanOrEqual(320);
  });

  test.each<[string, string | Buffer, string]>([
    ['nothing in it', '', 'no rows'],
    ['empty lines', '\n\r\n\n', 'no rows'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\0\u0006\0', 'latin1'), 'not text'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 1, 2, 3]), 'not text'],
  ])('with %s is not taken', async (_what, content, reason) => {
    expect(await start(content)).toMatchObject({ ok: false, reason, problem: expect.any(String) as string });
    expect([files(), await db().$count(imports)]).toEqual([[], 0]);
  });

  test('in which a quote is never closed adds nobody and says so', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const importId = await started(`ada@mail.example\n"ben@mail.example\n${'x@mail.example\n'.repeat(200_000)}`);
    await matchImport({ importId, columns: ['email'], hasHead: false, consent: agreed, by });
    await finish();
    const { status, note } = (await findImport(importId))!;
    expect([status, note]).toEqual(['failed', expect.stringContaining('quotation mark')]);
    expect([files(), await addresses()]).toEqual([[], []]);
  });

  test('is carried out once by two workers', async () => {
    const importId = await started(Array.from({ length: 2000 }, (_, at) => `reader${at}@mail.example`).join('\n'));
    await matchImport({ importId, columns: ['email'], hasHead: false, consent: agreed, by });
    await Promise.all([finish(), finish(), finish()]);
    expect((await findImport(importId))!).toMatchObject({ status: 'checked', rows: 2000 });
    await beginImport({ importId, by, now });
    await Promise.all([finish(), finish(), finish()]);
    expect((await findImport(importId))!).toMatchObject({ status: 'done', rowsDone: 2000 });
    expect([await db().$count(subscribers), await db().$count(consents)]).toEqual([2000, 2000]);
  });
});

/** Runs a worker of its own, and kills it after a while. Says whether it had come to an end by itself. */
function workAndDie(milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/import.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(said.includes('done')));
  });
}

test('of 4,000 rows nothing is lost or doubled when the worker is killed again and again', async () => {
  const content = Array.from({ length: 4000 }, (_, at) =>
    at % 10 === 9 ? `reader${at - 1}@mail.example,"a\nb"` : `reader${at}@mail.example,"a\nb"`,
  );
  const importId = await started(['Email,Name', ...content].join('\n'));
  await matchImport({ importId, columns: ['email', ''], hasHead: true, consent: agreed, by });
  let killed = 0;
  for (const status of ['checked', 'done'] as const) {
    while (!(await workAndDie(150 + Math.random() * 350))) killed++;
    expect((await findImport(importId))!.status).toBe(status);
    if (status === 'checked') await beginImport({ importId, by, now });
  }
  expect(killed).toBeGreaterThan(1);
  expect((await findImport(importId))!).toMatchObject({ rows: 4000, rowsDone: 3600 });
  expect(await countResults(importId)).toEqual({ added: 3600, 'twice in the file': 400 });
  const [total] = await db()
    .select({ people: count(), proofs: db().$count(consents) })
    .from(subscribers);
  expect(total).toEqual({ people: 3600, proofs: 3600 });
  expect((await rowsOf(importId)).map(({ row }) => row)).toEqual(Array.from({ length: 4000 }, (_, at) => at + 1));
  expect(files()).toEqual([]);
}, 240_000);
