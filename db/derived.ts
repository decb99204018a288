import { createHash } from 'node:crypto';
import type SQLite from 'better-sqlite3';

/**
 * What the database works out by itself from the tables: the search index, the count of changes that readers can see and
 * those of subscribers; and what it holds to, that nothing in the audit log is ever changed. Kept by triggers, so that no act can forget them.
 * They are no migrations: they are taken away before a migration, which may rebuild the tables they stand on, and put back
 * after it.
 */

/** A story as the search sees it. Text nodes of one block belong together; blocks are words apart. */
const SEARCHABLE = `
create view searchable as
select
  s.id,
  s.headline,
  s.standfirst || ' ' || s.why_it_matters as standfirst,
  (
    select group_concat(line, ' ' order by at)
    from (
      select min(t.id) as at, group_concat(t.value, '' order by t.id) as line
      from json_tree(s.body) t
      where t.key in ('text', 'figure', 'caption') and t.type = 'text'
      group by rtrim(rtrim(t.path, ']'), '0123456789'), nullif(t.key, 'text')
    )
  ) as body,
  (
    select group_concat(c.name, ', ' order by x.position)
    from story_companies x join companies c on c.id = x.company_id where x.story_id = s.id
  ) as companies,
  (
    select group_concat(c.name, ', ' order by x.position)
    from story_topics x join topics c on c.id = x.topic_id where x.story_id = s.id
  ) as topics,
  'y' || strftime('%Y', s.first_published_at / 1000, 'unixepoch')
    || ifnull((select group_concat(' c' || x.company_id, '') from story_companies x where x.story_id = s.id), '')
    || ifnull((select group_concat(' t' || x.topic_id, '') from story_topics x where x.story_id = s.id), '')
    || ifnull((
      select ' first' from slots x join briefings b on b.id = x.briefing_id
      where x.story_id = s.id and x.rank = 1 and b.status = 'published' limit 1
    ), '') as filters
from stories s
where s.status = 'published'`;

/** Accents are folded; prefixes of two and three letters have an index of their own. */
const SEARCH = `
create virtual table search using fts5(
  headline, standfirst, body, companies, topics, filters,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)`;

/** The headline weighs most, then companies; what a story is filtered by weighs nothing. */
const WEIGHTS = `insert into search (search, rank) values ('rank', 'bm25(10.0, 4.0, 1.0, 6.0, 3.0, 0.0)')`;

/** The words of the index, for spelling. */
const SEARCH_WORDS = `create virtual table search_words using fts5vocab(search, row)`;

/** Writes the index entries of these stories anew. */
const index = (which: string) => `
  delete from search where rowid in (${which});
  insert into search (rowid, headline, standfirst, body, companies, topics, filters)
    select * from searchable where id in (${which});`;

const FILL = `insert into search (rowid, headline, standfirst, body, companies, topics, filters) select * from searchable`;

const COUNT = `update revision set number = number + 1;`;

type Trigger = { table: string; on: 'insert' | 'update' | 'delete'; of?: string; when?: string; does: string };

/**
 * The same for a row that comes, changes or goes; `row` names the row as it is (new) or was (old). `of` names the columns
 * that readers see, where the desk keeps others beside them.
 */
function eachChange(
  table: string,
  when: (row: string) => string,
  does: (row: string) => string,
  of?: string,
): Trigger[] {
  return [
    { table, on: 'insert', when: when('new'), does: does('new') },
    {
      table,
      on: 'update',
      ...(of && { of }),
      when: `${when('old')} or ${when('new')}`,
      does: does('old') + does('new'),
    },
    { table, on: 'delete', when: when('old'), does: does('old') },
  ];
}

const always = () => 'true';
const isPublicStory = (row: string) =>
  `exists (select 1 from stories where id = ${row}.story_id and status <> 'draft')`;
const isPublicBriefing = (row: string) =>
  `exists (select 1 from briefings where id = ${row}.briefing_id and status in ('published', 'withdrawn'))`;
const storiesOf = (table: string, column: string, row: string) =>
  `select story_id from ${table} where ${column} = ${row}.id`;

const TRIGGERS: Trigger[] = [
  ...eachChange(
    'stories',
    (row) => `${row}.status <> 'draft'`,
    (row) => COUNT + index(`${row}.id`),
    'slug, headline, standfirst, why_it_matters, body, words, lead_picture, status, first_published_at, last_updated_at, follows_id, search_title, search_description',
  ),
  ...eachChange('sources', isPublicStory, () => COUNT),
  ...eachChange('corrections', isPublicStory, () => COUNT),
  ...eachChange('story_companies', isPublicStory, (row) => COUNT + index(`${row}.story_id`)),
  ...eachChange('story_topics', isPublicStory, (row) => COUNT + index(`${row}.story_id`)),
  ...eachChange('companies', always, (row) => COUNT + index(storiesOf('story_companies', 'company_id', row))),
  ...eachChange('topics', always, (row) => COUNT + index(storiesOf('story_topics', 'topic_id', row))),
  ...eachChange(
    'briefings',
    (row) => `${row}.status in ('published', 'withdrawn')`,
    (row) => COUNT + index(storiesOf('slots', 'briefing_id', row)),
    'number, slug, title, edition_date, intro, status, published_at',
  ),
  ...eachChange('slots', isPublicBriefing, (row) => COUNT + index(`${row}.story_id`)),
  ...eachChange('redirects', always, () => COUNT),
  ...eachChange('settings', always, () => COUNT),
];

const trigger = ({ table, on, of, when, does }: Trigger) =>
  `create trigger "${table} ${on}" after ${on} ${of ? `of ${of} ` : ''}on ${table} when ${when} begin ${does} end`;

/** Counts a subscriber among those of their kind, or no longer. */
const counted = (row: string, by: 1 | -1) =>
  `insert into subscriber_counts (status, through, number) values (${row}.status, ${row}.through, ${by})
    on conflict do update set number = number + ${by};`;

const onDay = (column: 'joined' | 'gone', instant: string) =>
  `insert into subscriber_days (day, ${column}) values (${instant} / 86400000, 1)
    on conflict do update set ${column} = ${column} + 1;`;

const isOnList = (row: string) => `${row}.status in ('active', 'paused')`;

const NOW = `cast(unixepoch('subsec') * 1000 as integer)`;

/** How many subscribers there are, and how many come and go. Results of imports go with the person. */
const COUNTERS = [
  `create trigger "subscribers insert" after insert on subscribers begin ${counted('new', 1)} ${onDay('joined', 'new.joined_at')} end`,
  `create trigger "subscribers insert ended" after insert on subscribers
    when not ${isOnList('new')} begin ${onDay('gone', 'new.ended_at')} end`,
  `create trigger "subscribers update" after update of status, through on subscribers
    begin ${counted('old', -1)} ${counted('new', 1)} end`,
  `create trigger "subscribers gone" after update of status on subscribers
    when ${isOnList('old')} and not ${isOnList('new')} begin ${onDay('gone', 'new.ended_at')} end`,
  `create trigger "subscribers back" after update of status on subscribers
    when ${isOnList('new')} and not ${isOnList('old')} begin ${onDay('joined', `max(new.joined_at, old.ended_at)`)} end`,
  `create trigger "subscribers delete" after delete on subscribers
    begin ${counted('old', -1)} delete from import_rows where address = old.address; end`,
  `create trigger "subscribers erased" after delete on subscribers
    when ${isOnList('old')} begin ${onDay('gone', NOW)} end`,
];

const COUNT_ANEW = [
  'update subscriber_counts set number = 0',
  `insert into subscriber_counts (status, through, number)
    select status, through, count(*) from subscribers where true group by 1, 2
    on conflict do update set number = excluded.number`,
];

/**
 * The audit log can only be added to, whoever asks. The third refuses what replaces a row: SQLite does not call that a
 * deletion (sqlite.org/lang_createtrigger.html). A row that comes without a number has -1 at this point.
 */
const LOCKS = ['update', 'delete', 'insert'].map(
  (on) => `create trigger "audit ${on}" before ${on} on audit
    ${on === 'insert' ? 'when exists (select 1 from audit where id = new.id)' : ''}
    begin select raise(abort, 'The audit log can only be added to.'); end`,
);

const STATEMENTS = [
  ...[SEARCHABLE, SEARCH, WEIGHTS, SEARCH_WORDS, FILL],
  ...TRIGGERS.map(trigger),
  ...COUNT_ANEW,
  ...COUNTERS,
  ...LOCKS,
];

/** Kept in the file's user_version, so that a newer definition is put in place without a migration. */
const VERSION = createHash('sha256').update(STATEMENTS.join(';')).digest().readUInt32BE() & 0x7fffffff;

/** Whether the database has what this version of the program derives. */
export function isDerived(connection: SQLite.Database): boolean {
  return connection.pragma('user_version', { simple: true }) === VERSION;
}

/** Takes away everything derived; the tables stay as they are. Inside the caller's transaction. */
export function dropDerived(connection: SQLite.Database): void {
  const derived = connection
    .prepare(
      `select type, name from sqlite_master
       where type in ('trigger', 'view') or sql like 'create virtual table%'
       order by case type when 'trigger' then 1 when 'view' then 2 else 3 end, name desc`,
    )
    .all() as { type: string; name: string }[];
  for (const { type, name } of derived) connection.exec(`drop ${type} "${name}"`);
  connection.pragma('user_version = 0');
}

/** Puts everything derived in place, the search index filled. Inside the caller's transaction. */
export function createDerived(connection: SQLite.Database): void {
  for (const statement of STATEMENTS) connection.exec(statement);
  connection.pragma(`user_version = ${VERSION}`);
}
