import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { databaseFile, openDatabase, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { record } from '@/lib/editors/audit';
import { auditQuery, readAuditFilter, readAuditPlace } from '@/lib/editors/audit-filter';
import { countActs, listActs, listAuditChoices, type AuditFilter, type Place } from '@/lib/editors/audit-queries';
import { exportAudit } from '@/lib/editors/export-audit';
import { editor, freshDatabase, writer } from '../../support/database';

const timeZone = 'Europe/London';
const ann = { name: 'Ann', role: 'editor', address: '203.0.113.5' } as const;
const ben = { name: 'Ben', role: 'writer' } as const;

const add = (at: string, act: Partial<Parameters<typeof record>[1]> = {}) =>
  transact((tx) => record(tx, { by: ann, act: 'published', subject: 'No. 30', ...act, now: new Date(at) }));

const found = async (filter: AuditFilter = {}, after?: Place) => {
  const rows = await listActs(filter, { timeZone, after, limit: 10 });
  expect(rows.length).toBe(after ? rows.length : await countActs(filter, timeZone));
  return rows.map(({ subject }) => subject);
};

beforeEach(freshDatabase);

describe('the log is searched', () => {
  beforeEach(async () => {
    // In summer the newsroom's day begins an hour before that of UTC.
    await add('2020-07-23T22:59:59Z', { subject: 'the 23rd' });
    await add('2020-07-23T23:00:00Z', { subject: 'the 24th', by: ben, act: 'saved' });
    await add('2020-07-24T22:59:59Z', { subject: 'late on the 24th', after: { note: 'Ça 100%_sûr' } });
    await add('2020-07-24T23:00:00Z', { subject: 'the 25th', act: 'withdrew' });
  });

  test.each<[string, AuditFilter, string[]]>([
    ['nothing: everything, the latest first', {}, ['the 25th', 'late on the 24th', 'the 24th', 'the 23rd']],
    ['a day of the newsroom', { from: '2020-07-24', to: '2020-07-24' }, ['late on the 24th', 'the 24th']],
    ['from a day on', { from: '2020-07-25' }, ['the 25th']],
    ['up to a day', { to: '2020-07-23' }, ['the 23rd']],
    ['who', { actor: 'Ben' }, ['the 24th']],
    ['what', { act: 'withdrew' }, ['the 25th']],
    ['words of the subject, whatever their capitals', { words: 'LATE on' }, ['late on the 24th']],
    ['words of what was recorded', { words: 'ça'.slice(1) + ' 100%_s' }, ['late on the 24th']],
    ['a sign that is a wildcard elsewhere', { words: '%' }, ['late on the 24th']],
    ['an address', { words: '203.0.113' }, ['the 25th', 'late on the 24th', 'the 23rd']],
    ['a phrase across what was done and to what', { words: 'withdrew the 25th' }, ['the 25th']],
    ['all of it together', { actor: 'Ann', act: 'published', from: '2020-07-24', words: 'late' }, ['late on the 24th']],
    ['what is not there', { words: "' or 1=1 --" }, []],
  ])('for %s', async (_what, filter, subjects) => {
    expect(await found(filter)).toEqual(subjects);
  });

  test('for who ever did anything, and what', async () => {
    expect(await listAuditChoices()).toEqual({ actors: ['Ann', 'Ben'], acts: ['published', 'saved', 'withdrew'] });
  });
});

test('page by page nothing is left out or shown twice, though acts share an instant and new ones come', async () => {
  for (let number = 1; number <= 25; number++) await add('2020-07-24T06:00:00Z', { subject: `${number}` });
  const seen: string[] = [];
  for (let after: Place | undefined; ;) {
    const rows = await listActs({}, { timeZone, after, limit: 10 });
    seen.push(...rows.map(({ subject }) => subject));
    await add('2020-07-24T06:00:01Z', { subject: 'meanwhile' });
    if (rows.length < 10) break;
    after = rows.at(-1);
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(25 - index)));
});

test.each([
  ['', {}],
  [
    'words=+a+b+&actor=Ann&act=saved&from=2020-07-24&to=2020-07-25',
    { words: 'a b', actor: 'Ann', act: 'saved', from: '2020-07-24', to: '2020-07-25' },
  ],
  ['from=2020-02-30&to=yesterday&words=&unknown=1', {}],
  [`words=${'x'.repeat(300)}`, { words: 'x'.repeat(200) }],
])('the filter of ?%s', (query, filter) => {
  expect(readAuditFilter(new URLSearchParams(query))).toEqual(filter);
});

test('an address says where a list goes on, and hostile ones say nothing', () => {
  const place = { at: new Date('2020-07-24T06:00:00Z'), id: 7 };
  const query = auditQuery({ actor: 'Ann' }, place);
  expect(query).toBe('?actor=Ann&after=1595570400000.7');
  expect(readAuditPlace(new URLSearchParams(query))).toEqual(place);
  for (const after of ['', '7', '-1.7', '1.7.8', 'x.y', '1e9.7', '9'.repeat(16) + '.1'])
    expect(readAuditPlace(new URLSearchParams({ after }))).toBeUndefined();
  expect(auditQuery({})).toBe('');
});

test('the file has every act that matches, quoted and harmless, and taking it is an act too', async () => {
  await add('2020-07-24T06:00:05Z', { subject: '=cmd|"x"', before: { slug: 'a' }, after: { slug: 'b' } });
  await add('2020-07-24T06:00:06Z', { by: ben, subject: 'not this' });
  const result = await exportAudit({
    filter: { actor: 'Ann' },
    timeZone,
    by: { ...editor, name: 'Cat' },
    now: new Date('2020-07-24T07:00:00Z'),
  });
  if (!result.ok) throw new Error(result.reason);
  expect(await whole(result.lines)).toBe(
    '\uFEFFWhen (Europe/London),When (UTC),Who,What,On,Before,After,From\r\n' +
      `2020-07-24 07:00:05,2020-07-24T06:00:05.000Z,Ann,published,"'=cmd|""x""","{""slug"":""a""}","{""slug"":""b""}",203.0.113.5\r\n`,
  );
  expect(await listActs({ act: 'exported' }, { timeZone, limit: 10 })).toMatchObject([
    { actor: 'Cat', subject: 'the audit log', after: { actor: 'Ann' } },
  ]);
});

test('a long log is read in pieces, each act once', async () => {
  fill(2500);
  const result = await exportAudit({ filter: {}, timeZone, by: editor, now: new Date('2020-07-24T07:00:00Z') });
  if (!result.ok) throw new Error(result.reason);
  const lines = (await whole(result.lines)).trim().split('\r\n').slice(1);
  expect([lines.length, new Set(lines).size]).toEqual([2501, 2501]);
});

test('a writer does not take the log along', async () => {
  expect(await exportAudit({ filter: {}, timeZone, by: writer, now: new Date() })).toEqual({
    ok: false,
    reason: 'not allowed',
  });
  expect(await countActs({}, timeZone)).toBe(0);
});

describe('the log can only be added to', () => {
  const refusal = 'The audit log can only be added to.';
  beforeEach(() => add('2020-07-24T06:00:00Z'));

  test.each([
    ['changed', (tx: SQLite.Database) => tx.exec(`update audit set actor = 'Nobody'`)],
    ['removed', (tx: SQLite.Database) => tx.exec('delete from audit')],
    [
      'replaced',
      (tx: SQLite.Database) =>
        tx.exec(`insert or replace into audit (id, at, actor, act, subject) values (1, 1, 'Nobody', 'a', 's')`),
    ],
    [
      'replaced in passing',
      (tx: SQLite.Database) =>
        tx.exec(
          `insert into audit (id, at, actor, act, subject) values (1, 1, 'Nobody', 'a', 's') on conflict do update set actor = 'Nobody'`,
        ),
    ],
  ])('what stands in it cannot be %s', async (_how, attempt) => {
    const connection = openDatabase(databaseFile());
    expect(() => attempt(connection)).toThrow(refusal);
    connection.close();
    expect(await found()).toEqual(['No. 30']);
  });

  test('not by what the program itself does either', async () => {
    await expect(transact((tx) => tx.delete(audit))).rejects.toThrow();
  });
});

async function whole(lines: AsyncGenerator<string, void>): Promise<string> {
  let text = '';
  for await (const some of lines) text += some;
  return text;
}

/** Adds many acts at once, as years of work would. */
function fill(count: number): void {
  const connection = new SQLite(databaseFile());
  connection.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into audit (at, actor, act, subject, before, after)
      select 1.0e12 + i * 1000, 'Person ' || (i % 40), 'act ' || (i % 30), 'Story ' || i, '{"a":"' || i || '"}', '{"b":"' || i || '"}' from n`);
  connection.close();
}

test.each<[string, AuditFilter, string]>([
  ['everything', {}, 'audit_by_time'],
  ['one person', { actor: 'Person 3' }, 'audit_by_actor'],
  ['one act', { act: 'act 3' }, 'audit_by_act'],
  ['a month', { from: '2001-09-01', to: '2001-09-30' }, 'audit_by_time'],
  ['a word', { words: 'Story 77' }, 'audit_by_time'],
])('of many acts a page of %s is read along an index, and nothing is sorted', (_what, filter, index) => {
  fill(1000);
  const after = { at: new Date(1.0005e12), id: 500 };
  const { sql, params } = listActs(filter, { timeZone, after, limit: 51 }).toSQL();
  const connection = new SQLite(databaseFile(), { readonly: true });
  const plan = connection.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[];
  connection.close();
  const details = plan.map(({ detail }) => detail).join('; ');
  expect(details).toMatch(new RegExp(`^SEARCH audit USING INDEX ${index} `));
  expect(details).not.toContain('TEMP B-TREE');
});
