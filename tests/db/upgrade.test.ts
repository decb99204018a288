import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { contents } from '../fixtures/contents';
import { journalOf, useOldDatabase } from '../fixtures/old-database';

/** A site that was installed before the desk came, brought up to date: the migration as it is shipped, not one like it. */

const old = useOldDatabase();

function installedBeforeTheDesk(): void {
  const journal = journalOf('db/migrations');
  const entries = journal.entries.filter(({ tag }) => tag < '0003');
  writeFileSync(join(old().migrations, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  expect(old().update()).toEqual({ ok: true, applied: 3 });
  const connection = openDatabase(old().file);
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
  expect(migrate(old().file, { now: old().now })).toMatchObject({ ok: true, applied: 1 });
  const after = contents(old().file);
  for (const table of ['stories', 'briefings', 'slots', 'sources', 'publications', 'settings']) {
    expect(after[table], table).toMatchObject(before[table]!);
  }
  expect(after.stories).toMatchObject([
    { stage: 'ready', version: 1, created_at: 1000, updated_at: 2000 },
    { stage: 'ready', version: 1, created_at: null, updated_at: null },
  ]);
});
