import { readMigrationFiles } from 'drizzle-orm/migrator';
import { expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { contents } from '../fixtures/contents';
import { LEDGER, useOldDatabase } from '../fixtures/old-database';

/** A site that was installed before the desk came, brought up to date: the migration as it is shipped, not one like it. */

const old = useOldDatabase();

const migrations = readMigrationFiles({ migrationsFolder: 'db/migrations' });

function installedBeforeTheDesk(): void {
  const connection = openDatabase(old().file);
  connection.exec(`create table "${LEDGER}" (id integer primary key, hash text not null, created_at numeric)`);
  // What is derived comes from the program of today, so the tables are made without it, as that version left them.
  for (const { sql, hash, folderMillis } of migrations.slice(0, 3)) {
    for (const statement of sql) connection.exec(statement);
    connection.prepare(`insert into "${LEDGER}" (hash, created_at) values (?, ?)`).run(hash, folderMillis);
  }
  connection.exec(`
    insert into stories (slug, headline, standfirst, why_it_matters, body, words, status, first_published_at, last_updated_at)
      values ('one', 'One', 'S', 'W', '{"type":"doc"}', 3, 'published', 1000, 2000), ('two', 'Two', 'S', 'W', '{"type":"doc"}', 3, 'draft', null, null);
    insert into briefings (number, slug, title, edition_date, intro, status, published_at)
      values (1, '2020-07-24', 'T', '2020-07-24', 'I', 'published', 1000);
    insert into slots values (1, 1, 1, null), (1, 2, 2, 'Shorter');
    insert into publications (briefing_id, published_at, published_by, slots) values (1, 1000, 'E', '[]');
    insert into sources (story_id, position, publisher, title) values (1, 1, 'P', 'T'), (2, 1, 'P', 'T');
    update settings set motto = 'Kept', accent = '#00FF00';
  `);
  connection.close();
}

test('everything is there still, and complete', () => {
  installedBeforeTheDesk();
  const before = contents(old().file);
  expect(migrate(old().file, { now: old().now })).toMatchObject({ ok: true, applied: migrations.length - 3 });
  const after = contents(old().file);
  for (const table of ['stories', 'briefings', 'slots', 'sources', 'publications', 'settings']) {
    expect(after[table], table).toMatchObject(before[table]!);
  }
  expect(after.stories).toMatchObject([
    { stage: 'ready', version: 1, created_at: 1000, updated_at: 2000 },
    { stage: 'ready', version: 1, created_at: null, updated_at: null },
  ]);
});
