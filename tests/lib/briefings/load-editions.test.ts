import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { answerFor } from '@/lib/addresses';
import { loadEditions } from '@/lib/briefings/load-editions';
import { findLatestBriefing, findPublishedBriefing } from '@/lib/briefings/queries';
import { findPublishedStory } from '@/lib/stories/queries';
import { contents, rowCounts } from '../../fixtures/contents';
import { addBriefing, changeSettings } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-11-06T07:00:00Z');
const load = (folder: string, by = administrator) => loadEditions({ folder, by, now });

beforeEach(freshDatabase);

describe('the demo', () => {
  test('is loaded whole and published, each edition at its own date and seven o’clock', async () => {
    expect(await load('db/seed')).toEqual({ ok: true, editions: 14, stories: 70 });
    expect(rowCounts()).toMatchObject({ briefings: 14, stories: 70, slots: 70, publications: 14 });
    const rows = await db().select().from(briefings).orderBy(briefings.editionDate);
    expect(rows.every(({ status }) => status === 'published')).toBe(true);
    expect(await findPublishedBriefing('2020-07-24')).toMatchObject({ publishedAt: new Date('2020-07-24T06:00Z') });
    expect(await findLatestBriefing()).toMatchObject({ number: 45, publishedAt: new Date('2020-11-06T07:00Z') });
    expect(await findPublishedStory('amazon-buys-zoox')).toMatchObject({ slug: 'amazon-buys-zoox' });
  });

  test('brings its old addresses along', async () => {
    await load('db/seed');
    expect(await answerFor('/briefings/30')).toEqual({ status: 301, target: '/briefings/2020-07-24' });
    expect(await answerFor('/stories/amazon-scout-atlanta-franklin')).toEqual({
      status: 301,
      target: '/stories/amazon-scout-georgia-tennessee',
    });
    expect(await answerFor('/stories/test-page')).toEqual({ status: 410, page: '/gone/stories/test-page' });
  });

  test('is published at the time and in the zone that are set', async () => {
    await changeSettings({ publishTime: '06:30', timeZone: 'America/New_York' });
    await load('db/seed');
    expect(await findPublishedBriefing('2020-07-24')).toMatchObject({ publishedAt: new Date('2020-07-24T10:30Z') });
    expect(await findLatestBriefing()).toMatchObject({ publishedAt: new Date('2020-11-06T11:30Z') });
  });

  test('is loaded once: a second time nothing changes', async () => {
    await load('db/seed');
    const before = contents();
    expect(await load('db/seed')).toEqual({ ok: false, reason: 'not empty' });
    expect(contents()).toEqual(before);
  });

  test('of two who load it at the same time one does', async () => {
    const results = await Promise.all([load('db/seed'), load('db/seed')]);
    expect(results).toEqual([
      { ok: true, editions: 14, stories: 70 },
      { ok: false, reason: 'not empty' },
    ]);
  });

  test('leaves a newsroom alone that has begun', async () => {
    await addBriefing({ editionDate: '2020-07-24' });
    const before = contents();
    expect(await load('db/seed')).toEqual({ ok: false, reason: 'not empty' });
    expect(contents()).toEqual(before);
  });
});

describe('of two editions', () => {
  const [FIRST, SECOND] = ['2020-07-17.yaml', '2020-07-24.yaml'] as const;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aisle-five-seed-'));
    mkdirSync(join(folder, 'editions'));
    for (const file of ['topics.yaml', 'companies.yaml', 'redirects.yaml', `editions/${FIRST}`, `editions/${SECOND}`]) {
      cpSync(join('db/seed', file), join(folder, file));
    }
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('and a file that is no edition, the two are loaded', async () => {
    writeFileSync(join(folder, 'editions', 'notes.txt'), 'Not for readers.');
    writeFileSync(join(folder, 'editions', '2020-07-31.yaml.bak'), 'Not: [for readers');
    expect(await load(folder)).toEqual({ ok: true, editions: 2, stories: 10 });
  });

  test('an editor may load them', async () => {
    expect(await load(folder, editor)).toMatchObject({ ok: true });
  });

  type Mistake = { what: string; file: string; find: string | RegExp; write: string; says: string | RegExp };

  const inEdition = (what: string, find: string | RegExp, write: string, says: string | RegExp): Mistake => {
    return { what, file: `editions/${SECOND}`, find, write, says };
  };

  test.each<Mistake>([
    inEdition('YAML that cannot be read', 'stories:', 'stories: [', /line|column|flow/i),
    inEdition('nothing at all', /^[^]*$/, '', /expected object/i),
    inEdition('a list in place of an edition', /^[^]*$/, '- one\n- two\n', /expected object/i),
    inEdition('an unknown topic', '[payments, results]', '[payments, gossip]', 'There is no topic "gossip".'),
    inEdition('an unknown company', 'companies: [amazon]', 'companies: [amazone]', 'There is no company "amazone".'),
    inEdition('no source', / {4}sources:\n( {6}.*\n)+/, '', 'sources'),
    inEdition('an empty list of sources', /sources:\n( {6}.*\n)+/, 'sources: []\n', 'must name at least one source'),
    inEdition('a wrong weekday', 'date: 2020-07-24', 'date: 2020-07-23', 'does not fall on the day of the week'),
    inEdition('a date that does not exist', 'date: 2020-07-24', 'date: 2020-02-30', 'must be a day that exists'),
    inEdition('an unknown key', 'title: Ant', 'subtitle: Ant', /title|subtitle/),
    inEdition('an unknown key of a story', 'headline: Ant', 'author: Me\n    headline: Ant', 'author'),
    inEdition('no headline', /headline: Ant.*/, 'headline: ""', 'must not be empty'),
    inEdition('a number below one', 'number: 30', 'number: 0', 'number'),
    inEdition('a title that is too long', /title: Ant.*/, `title: ${'x'.repeat(61)}`, '60 characters at most'),
    inEdition('a picture without a description', /alt: Drawing.*/, "alt: ''", 'needs a description'),
    inEdition('a heading that is too large', '## What shops', '# What shops', 'level must be 2 or 3'),
    inEdition('a picture in the body', '## What shops', '![x](/x.png)', 'image'),
    inEdition('a link to another protocol', '/stories/amazon-buys-zoox', 'ftp://elsewhere.example', 'a link may not'),
    inEdition('a link without a protocol', '/stories/amazon-buys-zoox', '//elsewhere.example', 'a link may not'),
    inEdition('a script link', '/stories/amazon-buys-zoox', 'javascript:alert(1)', /link|javascript/),
    inEdition('a script', '## What shops', '<script>alert(1)</script>', /html|script/i),
    inEdition('four stories', /\n {2}- slug: lockdown[^]*$/, '\n', 'Slot 5 is empty.'),
    inEdition('no story', /stories:[^]*$/, 'stories: []\n', 'must not be empty'),
    inEdition('a source that is no address', 'https://antgroup.com/', 'antgroup.com', 'must be an address'),
    inEdition('the number of the edition before', 'number: 30', 'number: 29', /29|number/),
    inEdition('the date of the edition before', 'date: 2020-07-24', 'date: 2020-07-17', /2020-07-17|date/),
    inEdition(
      'one slug twice',
      'slug: starbucks-now-inside-alibaba',
      'slug: ant-group-double-listing',
      /slug|ant-group/,
    ),
    inEdition('one topic twice', '[payments, results]', '[payments, payments]', /topic|payments/),
    inEdition('one company twice', '[ant-group, alibaba-group]', '[ant-group, ant-group]', /compan|ant-group/),
    {
      what: 'a topic without a name',
      file: 'topics.yaml',
      find: 'name: Payments',
      write: 'name: ""',
      says: 'not be empty',
    },
    { what: 'no topics', file: 'topics.yaml', find: /^[^]*$/, write: '[]', says: /topic|empty/ },
    {
      what: 'a slug of a topic twice',
      file: 'topics.yaml',
      find: 'slug: grocery',
      write: 'slug: payments',
      says: /slug|payments/,
    },
    {
      what: 'a company without a slug',
      file: 'companies.yaml',
      find: '- slug: amazon\n  name',
      write: '- name',
      says: 'slug',
    },
    {
      what: 'a company with a key too many',
      file: 'companies.yaml',
      find: 'name: Amazon',
      write: 'name: Amazon\n  web: x',
      says: 'web',
    },
    {
      what: 'an old address without an answer',
      file: 'redirects.yaml',
      find: /moved_to: .*/,
      write: 'x: y',
      says: /0/,
    },
    {
      what: 'an old address without a slash',
      file: 'redirects.yaml',
      find: '- path: /stories',
      write: '- path: stories',
      says: /0/,
    },
    {
      what: 'the front page as an old address',
      file: 'redirects.yaml',
      find: /- path: .*/,
      write: '- path: /',
      says: /path|0/,
    },
    {
      what: 'a move to another site',
      file: 'redirects.yaml',
      find: /moved_to: .*/,
      write: 'moved_to: //elsewhere.example/x',
      says: /this site|0/,
    },
    {
      what: 'an old address that nobody can ask for, since all are read in small letters',
      file: 'redirects.yaml',
      find: '- path: /stories/amazon',
      write: '- path: /Stories/Amazon',
      says: /path|0/,
    },
    {
      what: 'a day of withdrawal that does not exist',
      file: 'redirects.yaml',
      find: '2020-07-22',
      write: '2020-07-32',
      says: /1/,
    },
  ])('$what in $file is reported, and the database stays empty', async ({ file, find, write, says }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const changed = text.replace(find, write);
    expect(changed).not.toBe(text);
    writeFileSync(join(folder, file), changed);
    const before = contents();
    const name = file.replace('editions/', '');
    const result = await load(folder).catch((error: Error) => `thrown: ${error.message.slice(0, 60)}`);
    expect(result).toEqual({ ok: false, reason: 'invalid', problems: expect.any(Array) });
    const problems = (result as { problems: string[] }).problems;
    expect(problems.filter((problem) => problem.includes(name))).toEqual(problems);
    expect(problems).toContainEqual(expect.stringMatching(says));
    expect(contents()).toEqual(before);
  });

  test.each(['topics.yaml', 'companies.yaml', 'redirects.yaml', 'editions'])(
    'without %s is reported too',
    async (name) => {
      rmSync(join(folder, name), { recursive: true });
      const before = contents();
      const result = await load(folder).catch((error: Error) => `thrown: ${error.message}`);
      expect(result).toEqual({ ok: false, reason: 'invalid', problems: [expect.stringContaining(name)] });
      expect(contents()).toEqual(before);
    },
  );

  test('by a writer is refused, and the database stays empty', async () => {
    const before = contents();
    expect(await load(folder, writer)).toMatchObject({ ok: false });
    expect(contents()).toEqual(before);
  });

  test('after a mistake was put right they are loaded', async () => {
    const file = join(folder, 'editions', SECOND);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('[payments, results]', '[gossip]'));
    expect(await load(folder)).toMatchObject({ ok: false });
    writeFileSync(file, text);
    expect(await load(folder)).toEqual({ ok: true, editions: 2, stories: 10 });
  });

  test('of several mistakes in a file each is reported with its place', async () => {
    const file = join(folder, 'editions', SECOND);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('number: 30', 'number: no').replace(/headline: Ant.*/, 'headline: ""'));
    expect(await load(folder)).toEqual({
      ok: false,
      reason: 'invalid',
      problems: [expect.stringContaining(`${SECOND}: number: `), `${SECOND}: stories.0.headline: must not be empty`],
    });
  });
});
