import type SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, databaseFile, openDatabase } from '@/db/client';
import { freshDatabase } from '../support/database';

/** What the tables themselves refuse, whoever writes. Each case is one row that is right but for one thing. */

type Row = Record<string, string | number | null>;

const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph' }] });
const picture = (attrs: object) => JSON.stringify({ src: '/x.svg', width: 1, height: 1, ...attrs });

const published = { status: 'published', first_published_at: 1 };

/** A row of each table that is right. Rows 1 of stories, briefings, companies and topics are there already. */
const right = {
  stories: { slug: 'b', headline: 'H', standfirst: 'S', why_it_matters: 'W', body, words: 1 },
  briefings: { number: 2, slug: '2020-07-31', title: 'T', edition_date: '2020-07-31', intro: 'I' },
  slots: { briefing_id: 1, rank: 1, story_id: 1 },
  publications: { briefing_id: 1, published_at: 1, published_by: 'E', slots: '[]' },
  sources: { story_id: 1, position: 1, publisher: 'P', title: 'T' },
  corrections: { story_id: 1, kind: 'update', text: 'T', published_at: 1 },
  companies: { slug: 'b', name: 'B', description: 'D' },
  topics: { slug: 'b', name: 'B', description: 'D' },
  story_companies: { story_id: 1, company_id: 1, position: 1 },
  story_topics: { story_id: 1, topic_id: 1, position: 1 },
  redirects: { path: '/stories/old', target: '/stories/new', created_at: 1 },
} satisfies Record<string, Row>;

type Table = keyof typeof right;

let connection: SQLite.Database;

const insert = (table: Table, row: Row) =>
  connection
    .prepare(
      `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row)
        .map(() => '?')
        .join()})`,
    )
    .run(Object.values(row));

beforeAll(() => {
  freshDatabase();
  closeDatabase();
  connection = openDatabase(databaseFile());
  insert('stories', { ...right.stories, slug: 'a' });
  insert('briefings', { ...right.briefings, number: 1, slug: '2020-07-24', edition_date: '2020-07-24' });
  insert('companies', { slug: 'a', name: 'A', description: 'D' });
  insert('topics', { slug: 'a', name: 'A', description: 'D' });
});

afterAll(() => connection.close());

beforeEach(() => connection.exec('begin'));
afterEach(() => connection.exec('rollback'));

/** The code with which SQLite refuses, or "accepted". */
function attempt(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const CHECK = 'SQLITE_CONSTRAINT_CHECK';
const UNIQUE = 'SQLITE_CONSTRAINT_UNIQUE';
const KEY = 'SQLITE_CONSTRAINT_FOREIGNKEY';
const PRIMARY = 'SQLITE_CONSTRAINT_PRIMARYKEY';

describe('accepted', () => {
  test.each(Object.keys(right) as Table[])('a row of %s that is right', (table) => {
    expect(attempt(() => insert(table, right[table]))).toBe('accepted');
  });

  test.each<{ table: Table; but: Row }>([
    { table: 'stories', but: { status: 'published', first_published_at: 1 } },
    { table: 'stories', but: { status: 'withdrawn', first_published_at: 1 } },
    { table: 'stories', but: { lead_picture: picture({ alt: 'A robot', decorative: false }) } },
    { table: 'stories', but: { lead_picture: picture({ alt: '', decorative: true }) } },
    { table: 'stories', but: { headline: '', lead_picture: picture({ alt: '', decorative: false }) } },
    { table: 'stories', but: { trashed_at: 1, stage: 'writing' } },
    { table: 'briefings', but: { status: 'withdrawn', published_at: 1 } },
    { table: 'briefings', but: { status: 'scheduled' } },
    { table: 'briefings', but: { trashed_at: 1 } },
    { table: 'slots', but: { headline_override: 'Shorter' } },
    { table: 'sources', but: { url: 'https://example.com/', published_on: '2020-02-29' } },
    { table: 'redirects', but: { target: null, note: 'Gone.' } },
  ])('a row of $table with $but', ({ table, but }) => {
    expect(attempt(() => insert(table, { ...right[table], ...but }))).toBe('accepted');
  });
});

describe('refused by a check', () => {
  test.each<{ table: Table; but: Row }>([
    { table: 'stories', but: { slug: '' } },
    { table: 'stories', but: { slug: 'With Capitals' } },
    { table: 'stories', but: { slug: 'a/b' } },
    { table: 'stories', but: { slug: 'ä' } },
    { table: 'stories', but: { ...published, headline: '' } },
    { table: 'stories', but: { stage: 'printed' } },
    { table: 'stories', but: { ...published, trashed_at: 1 } },
    { table: 'stories', but: { words: -1 } },
    { table: 'stories', but: { body: JSON.stringify({ type: 'paragraph' }) } },
    { table: 'stories', but: { body: '{}' } },
    { table: 'stories', but: { body: '[]' } },
    { table: 'stories', but: { body: 'null' } },
    { table: 'stories', but: { body: '"doc"' } },
    { table: 'stories', but: { status: 'public' } },
    { table: 'stories', but: { status: '' } },
    { table: 'stories', but: { status: 'published' } },
    { table: 'stories', but: { status: 'withdrawn' } },
    { table: 'stories', but: { ...published, lead_picture: picture({ alt: '', decorative: false }) } },
    { table: 'stories', but: { ...published, lead_picture: picture({}) } },
    { table: 'stories', but: { ...published, lead_picture: '{}' } },
    { table: 'briefings', but: { number: 0 } },
    { table: 'briefings', but: { number: -1 } },
    { table: 'briefings', but: { slug: '' } },
    { table: 'briefings', but: { slug: '2020/07/31' } },
    { table: 'briefings', but: { edition_date: '2020-02-30' } },
    { table: 'briefings', but: { edition_date: '2020-07-31T07:00' } },
    { table: 'briefings', but: { edition_date: '2020-7-31' } },
    { table: 'briefings', but: { edition_date: 'Friday' } },
    { table: 'briefings', but: { edition_date: '' } },
    { table: 'briefings', but: { status: 'planned' } },
    { table: 'briefings', but: { status: 'published', published_at: 1, trashed_at: 1 } },
    { table: 'briefings', but: { status: 'scheduled', trashed_at: 1 } },
    { table: 'briefings', but: { status: 'published' } },
    { table: 'briefings', but: { status: 'withdrawn' } },
    { table: 'slots', but: { rank: 0 } },
    { table: 'slots', but: { rank: -1 } },
    { table: 'slots', but: { headline_override: '' } },
    { table: 'sources', but: { publisher: '' } },
    { table: 'sources', but: { url: 'javascript:alert(1)' } },
    { table: 'sources', but: { url: 'ftp://example.com' } },
    { table: 'sources', but: { url: 'https://' } },
    { table: 'sources', but: { url: '' } },
    { table: 'sources', but: { published_on: '2020-02-30' } },
    { table: 'sources', but: { published_on: 'yesterday' } },
    { table: 'corrections', but: { kind: 'rumour' } },
    { table: 'corrections', but: { text: '' } },
    { table: 'companies', but: { slug: '' } },
    { table: 'companies', but: { slug: 'M&S' } },
    { table: 'topics', but: { slug: '' } },
    { table: 'topics', but: { slug: 'a b' } },
    { table: 'redirects', but: { path: '/' } },
    { table: 'redirects', but: { path: '' } },
    { table: 'redirects', but: { path: 'stories/old' } },
    { table: 'redirects', but: { target: 'https://evil.example/' } },
    { table: 'redirects', but: { target: '/stories/old' } },
    { table: 'redirects', but: { target: '' } },
    { table: 'redirects', but: { note: 'Gone.' } },
    { table: 'redirects', but: { target: null } },
  ])('$table with $but', ({ table, but }) => {
    expect(attempt(() => insert(table, { ...right[table], ...but }))).toBe(CHECK);
  });

  test('a body that is no JSON', () => {
    expect(attempt(() => insert('stories', { ...right.stories, body: 'words' }))).not.toBe('accepted');
  });

  test.each([
    ...['slots = 0', 'slots = 21', 'publish_weekday = 0', 'publish_weekday = 8', "publish_time = '7:00'"],
    ...["publish_time = '24:00'", "publish_time = '07:60'", "publish_time = '07:00:00'", "publish_time = ''"],
    ...["publish_time = 'seven'", "accent = 'yellow'", "accent = '#FFF'", "accent = '#FFD40G'", "accent = '#FFD400;x'"],
    ...['grace_minutes = 0', 'trash_days = 0'],
    ...["on_accent = ''", "on_accent = 'red'", 'id = 2'],
  ])('settings with %s', (assignment) => {
    expect(attempt(() => connection.exec(`update settings set ${assignment}`))).toBe(CHECK);
  });

  test('a second row of settings', () => {
    expect(attempt(() => connection.exec('insert into settings (id) values (2)'))).toBe(CHECK);
    expect(attempt(() => connection.exec('insert into settings (id) values (1)'))).toBe(PRIMARY);
  });
});

describe('refused because there can be only one', () => {
  test.each<{ table: Table; rows: [Row, Row]; code: string }>([
    { table: 'stories', rows: [{}, { headline: 'Another' }], code: UNIQUE },
    { table: 'briefings', rows: [{}, { slug: 'x', edition_date: '2020-08-07' }], code: UNIQUE },
    { table: 'briefings', rows: [{}, { number: 3, edition_date: '2020-08-07' }], code: UNIQUE },
    { table: 'briefings', rows: [{}, { number: 3, slug: 'x' }], code: UNIQUE },
    { table: 'slots', rows: [{}, { story_id: 2 }], code: PRIMARY },
    { table: 'slots', rows: [{}, { rank: 2 }], code: UNIQUE },
    { table: 'sources', rows: [{}, { publisher: 'Another' }], code: UNIQUE },
    { table: 'companies', rows: [{}, { name: 'Another' }], code: UNIQUE },
    { table: 'companies', rows: [{}, { slug: 'another' }], code: UNIQUE },
    { table: 'topics', rows: [{}, { name: 'Another' }], code: UNIQUE },
    { table: 'topics', rows: [{}, { slug: 'another' }], code: UNIQUE },
    { table: 'story_companies', rows: [{}, { position: 2 }], code: PRIMARY },
    { table: 'story_companies', rows: [{}, { company_id: 2 }], code: UNIQUE },
    { table: 'story_topics', rows: [{}, { position: 2 }], code: PRIMARY },
    { table: 'story_topics', rows: [{}, { topic_id: 2 }], code: UNIQUE },
    { table: 'redirects', rows: [{}, { target: '/stories/another' }], code: PRIMARY },
  ])('$table with $rows.0 and $rows.1', ({ table, rows, code }) => {
    for (const each of ['stories', 'companies', 'topics'] as const) {
      if (each !== table) insert(each, right[each]);
    }
    const [first, second] = rows.map((but) => ({ ...right[table], ...but }));
    insert(table, first!);
    expect(attempt(() => insert(table, second!))).toBe(code);
  });
});

describe('refused because it would point nowhere', () => {
  test.each<{ table: Table; but: Row }>([
    { table: 'slots', but: { briefing_id: 99 } },
    { table: 'slots', but: { story_id: 99 } },
    { table: 'publications', but: { briefing_id: 99 } },
    { table: 'sources', but: { story_id: 99 } },
    { table: 'corrections', but: { story_id: 99 } },
    { table: 'story_companies', but: { story_id: 99 } },
    { table: 'story_companies', but: { company_id: 99 } },
    { table: 'story_topics', but: { story_id: 99 } },
    { table: 'story_topics', but: { topic_id: 99 } },
  ])('$table with $but', ({ table, but }) => {
    expect(attempt(() => insert(table, { ...right[table], ...but }))).toBe(KEY);
  });

  test.each<{ table: Table; of: Table }>([
    { table: 'stories', of: 'slots' },
    { table: 'briefings', of: 'publications' },
    { table: 'companies', of: 'story_companies' },
    { table: 'topics', of: 'story_topics' },
  ])('removing what $of need from $table', ({ table, of }) => {
    insert(of, right[of]);
    expect(attempt(() => connection.exec(`delete from ${table} where id = 1`))).toBe(KEY);
  });
});

describe('refused because something is missing', () => {
  const required = (Object.keys(right) as Table[]).flatMap((table) =>
    Object.keys(right[table])
      .filter((column) => !(table === 'redirects' && column === 'target'))
      .map((column) => ({ table, column })),
  );

  test.each(required)('$table without $column', ({ table, column }) => {
    const row: Row = { ...right[table], [column]: null };
    expect(attempt(() => insert(table, row))).toBe('SQLITE_CONSTRAINT_NOTNULL');
  });
});

test.each<{ table: Table; children: Table[] }>([
  { table: 'stories', children: ['sources', 'corrections', 'story_companies', 'story_topics'] },
  { table: 'briefings', children: ['slots'] },
])('what belongs to a row of $table goes with it', ({ table, children }) => {
  for (const child of children) insert(child, right[child]);
  connection.exec(`delete from ${table} where id = 1`);
  const left = children.map((child) => connection.prepare(`select count(*) from ${child}`).pluck().get());
  expect(left).toEqual(children.map(() => 0));
});

test('an edition in the trash keeps nobody from making it anew', () => {
  insert('briefings', { ...right.briefings, trashed_at: 1 });
  expect(attempt(() => insert('briefings', right.briefings))).toBe('accepted');
  expect(attempt(() => connection.exec('update briefings set trashed_at = null'))).toBe(UNIQUE);
});

test('the number of a row that was removed is not given to another', () => {
  insert('stories', right.stories);
  connection.exec(`delete from stories where slug = 'b'`);
  expect(insert('stories', right.stories).lastInsertRowid).toBe(3);
});
