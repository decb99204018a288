import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { companies, pendingChanges, stories, topics } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import { moveAddress, withdrawAddress } from '@/lib/redirects';
import { findRecord } from '@/lib/stories/desk-queries';
import { findPublishedStory } from '@/lib/stories/queries';
import { saveStory } from '@/lib/stories/save-story';
import { startStory } from '@/lib/stories/start-story';
import { contents } from '../../fixtures/contents';
import { addStory, documentOf, longAgo, paragraph } from '../../fixtures/newsroom';
import { recordWith } from '../../fixtures/records';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let draft: number;
let open: number;
let gone: number;

beforeEach(async () => {
  freshDatabase();
  draft = await addStory({ slug: 'draft' });
  open = await addStory({ slug: 'open', status: 'published' });
  gone = await addStory({ slug: 'gone', status: 'withdrawn' });
});

const picture = {
  ...{ src: '/media/a/b.webp', width: 10, height: 10, alt: '', decorative: false },
  ...{ caption: '', credit: '', focus: '50 30' },
};

/** Nothing at all is changed by what is refused. */
async function refused(attempt: () => Promise<object>, reason: object) {
  const before = contents();
  expect(await attempt()).toMatchObject({ ok: false, ...reason });
  expect(contents()).toEqual(before);
}

const save = async (storyId: number, changes: object, by = writer) =>
  saveStory({ storyId, ...(await recordWith(storyId, changes)), by, now });

describe('a save of a draft', () => {
  test('changes all of it, and moves its version on', async () => {
    const robots = 40;
    await transact(async (tx) => {
      await tx.insert(topics).values({ id: robots, slug: 'robots', name: 'Robots', description: '' });
      await tx.insert(companies).values({ slug: 'tesco', name: 'Tesco', description: '' });
    });
    const changes = {
      headline: 'Another',
      standfirst: '',
      whyItMatters: 'W.',
      slug: 'another',
      body: documentOf(paragraph('Now it has six words.')),
      leadPicture: picture,
      searchTitle: 'T',
      searchDescription: 'D',
      embargoUntil: '2020-07-24T05:00:00.000Z',
      followsId: open,
      topics: [robots, 1],
      companies: [1],
      sources: [
        { publisher: 'P', title: '', url: null, publishedOn: null },
        { publisher: 'Q', title: 'R', url: 'https://example.com/', publishedOn: '2020-07-01' },
      ],
    };
    expect(await save(draft, changes)).toEqual({ ok: true, version: 2, savedAt: now });
    expect(await findRecord(draft)).toMatchObject({
      version: 2,
      record: changes,
      updatedAt: now,
      updatedBy: writer.name,
      isPending: false,
      follows: { id: open },
      topicsNamed: [{ slug: 'robots' }, { slug: 'payments' }],
    });
    const [row] = await db().select().from(stories).where(eq(stories.id, draft));
    expect(row).toMatchObject({ headline: 'Another', words: 5, embargoUntil: new Date(changes.embargoUntil) });
  });

  test('that changes nothing moves nothing on', async () => {
    const before = contents();
    expect(await save(draft, {})).toMatchObject({ ok: true, version: 1 });
    expect(contents()).toEqual(before);
  });

  test('sent again because its answer was lost is right', async () => {
    const sent = await recordWith(draft, { headline: 'Another' });
    await saveStory({ storyId: draft, ...sent, by: writer, now });
    expect(await saveStory({ storyId: draft, ...sent, by: writer, now: later(1) })).toEqual({
      ok: true,
      version: 2,
      savedAt: now,
    });
  });

  test('based on an older version hears what is there instead, and changes nothing', async () => {
    const theirs = await recordWith(draft, { headline: 'Theirs' });
    const mine = await recordWith(draft, { standfirst: 'Mine' });
    await saveStory({ storyId: draft, ...theirs, by: editor, now });
    await refused(() => saveStory({ storyId: draft, ...mine, by: writer, now: later(1) }), {
      reason: 'conflict',
      version: 2,
      record: theirs.record,
      savedBy: editor.name,
      savedAt: now,
    });
  });

  test('by many at once, all based on one version, goes to one', async () => {
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, index) => recordWith(draft, { headline: `Number ${index}` })),
    );
    const results = await Promise.all(sent.map((each) => saveStory({ storyId: draft, ...each, by: writer, now })));
    const won = results.findIndex(({ ok }) => ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.reason === 'conflict')).toHaveLength(9);
    expect((await findRecord(draft))!.record.headline).toBe(`Number ${won}`);
  });

  test('based on a version that never was is a conflict', async () => {
    const { record } = await recordWith(draft, { headline: 'X' });
    await refused(() => saveStory({ storyId: draft, basedOn: 99, record, by: writer, now }), { reason: 'conflict' });
  });
});

describe('a save of what is published', () => {
  test('stays at the desk, whoever saves', async () => {
    const before = await findPublishedStory('open');
    expect(await save(open, { headline: 'Proposed', slug: 'proposed', sources: [] })).toMatchObject({ version: 2 });
    expect(await findPublishedStory('open')).toEqual(before);
    expect(await findRecord(open)).toMatchObject({
      version: 2,
      isPending: true,
      pendingFields: ['headline', 'slug', 'sources'],
      hasPublic: true,
      slugPublic: 'open',
      record: { headline: 'Proposed', slug: 'proposed', sources: [] },
      problems: [{ severity: 'block', code: 'no-source' }],
    });
  });

  test('that puts back what readers see leaves nothing to publish', async () => {
    await save(open, { headline: 'Proposed' });
    await save(open, { headline: 'Headline of open' });
    expect(await findRecord(open)).toMatchObject({ version: 3, isPending: false, pendingFields: [] });
    expect(await db().$count(pendingChanges)).toBe(0);
  });
});

describe('a save is refused', () => {
  test('of what is not there, was withdrawn or lies in the trash, and to strangers', async () => {
    const { record, basedOn } = await recordWith(draft, { headline: 'X' });
    const order = { record, basedOn, by: editor, now };
    await refused(() => saveStory({ ...order, storyId: 999 }), { reason: 'not found' });
    await refused(() => saveStory({ ...order, storyId: gone }), { reason: 'withdrawn' });
    const stranger = { name: 'Nobody', role: 'reader' as 'writer' };
    await refused(() => saveStory({ ...order, storyId: draft, by: stranger }), { reason: 'not allowed' });
    await transact(async (tx) => {
      await tx.update(stories).set({ trashedAt: now }).where(eq(stories.id, draft));
    });
    await refused(() => saveStory({ ...order, storyId: draft }), { reason: 'trashed' });
  });

  const deep = (levels: number) => {
    let node: object = paragraph('Deep.');
    for (let level = 0; level < levels; level++) node = { type: 'blockquote', content: [node] };
    return documentOf(node);
  };
  const link = (href: string) =>
    documentOf({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
    });
  const source = { publisher: 'P', title: 'T', url: null, publishedOn: null };
  test.each([
    ['a deep text', { body: deep(5000) }, 'nested too deeply'],
    ['a link that is a script', { body: link('java\nscript:alert(1)') }, 'not of the kind'],
    ['a script', { body: documentOf({ type: 'script', content: [] }) }, 'not of the kind'],
    ['HTML for a text', { body: '<p>x</p>' }, 'not of the kind'],
    ['no text', { body: undefined }, 'not of the kind'],
    ['a headline of a megabyte', { headline: 'x'.repeat(1_000_000) }, 'Headline: may have 400 characters at most.'],
    ['a text of many megabytes', { body: documentOf(paragraph('word '.repeat(300_000))) }, 'too long'],
    ['a number for a headline', { headline: 5 }, 'Headline: '],
    ['a field that does not exist', { status: 'published' }, 'not a story'],
    ['a prototype', JSON.parse('{"__proto__": {"isAdmin": true}}') as object, 'not a story'],
    ['no slug', { slug: '' }, 'Address: '],
    ['a path for a slug', { slug: '../x' }, 'Address: '],
    ['a picture from elsewhere', { leadPicture: { ...picture, src: 'https://evil.example/x.png' } }, 'Lead picture: '],
    ['a source that is a script', { sources: [{ ...source, url: 'javascript:alert(1)' }] }, 'Sources: '],
    ['an address without slashes', { sources: [{ ...source, url: 'https:example.com' }] }, 'Sources: '],
    ['a day that does not exist', { sources: [{ ...source, publishedOn: '2020-02-30' }] }, 'Sources: '],
    ['sources without end', { sources: Array.from({ length: 1000 }, () => source) }, 'Sources: '],
    ['a topic twice', { topics: [1, 1] }, 'Topics: named twice.'],
    ['a topic that does not exist', { topics: [77] }, 'One of the topics does not exist any more.'],
    ['a company that does not exist', { companies: [77] }, 'One of the companies does not exist any more.'],
    ['itself to follow', { followsId: 1 }, 'Follows: a story cannot follow itself.'],
    ['nothing to follow', { followsId: 999 }, 'Follows: the earlier story does not exist any more.'],
    ['an embargo that is no time', { embargoUntil: 'tomorrow' }, 'Embargo: '],
    ['the slug of another story', { slug: 'open' }, 'Address: “open” is taken by the story “Headline of open”.'],
  ])('with %s', async (_what, changes, problem) => {
    await refused(() => save(draft, changes), { reason: 'invalid', problems: [expect.stringContaining(problem)] });
  });

  test.each([null, 'text', [], 5, undefined, {}])('of %j for a whole record', async (record) => {
    await refused(() => saveStory({ storyId: draft, basedOn: 1, record, by: editor, now }), { reason: 'invalid' });
  });

  test('where a circle of stories would follow one another', async () => {
    await save(open, { followsId: draft });
    await transact(async (tx) => {
      await tx.update(stories).set({ followsId: draft }).where(eq(stories.id, open));
    });
    await refused(() => save(draft, { followsId: open }), {
      problems: ['Follows: a story cannot follow itself.'],
    });
  });

  test('where the slug is an old address of another story', async () => {
    await transact((tx) => moveAddress(tx, { from: '/stories/before', to: '/stories/open', now }));
    await refused(() => save(draft, { slug: 'before' }), {
      problems: ['Address: “before” is an old address that leads to /stories/open.'],
    });
    expect(await save(open, { slug: 'before' })).toMatchObject({ ok: true });
  });
});

test('characters that no page can hold are replaced', async () => {
  expect(
    await save(draft, { headline: 'A\u0000B\ud800C\u000bD', body: documentOf(paragraph('\u0007')) }),
  ).toMatchObject({ ok: true });
  expect((await findRecord(draft))!.record).toMatchObject({ headline: 'A B C D', body: documentOf(paragraph(' ')) });
});

test('the address of a draft that was public once is moved by editors only, with its note', async () => {
  const was = await addStory({ slug: 'was', firstPublishedAt: longAgo });
  await transact((tx) => withdrawAddress(tx, { path: '/stories/was', note: 'It was early.', now }));
  await refused(() => save(was, { slug: 'will-be' }, writer), { reason: 'invalid' });
  expect(await save(was, { slug: 'will-be' }, editor)).toMatchObject({ ok: true });
  expect(await answerFor('/stories/was')).toEqual({ status: 410, page: '/gone/stories/will-be' });
});

describe('a new story', () => {
  test('is an empty draft of its writer, still being written', async () => {
    const started = await startStory({ by: writer, now });
    expect(await findRecord((started as { id: number }).id)).toMatchObject({
      version: 1,
      status: 'draft',
      stage: 'writing',
      updatedBy: writer.name,
      hasPublic: false,
      edition: null,
      record: { headline: '', slug: 'untitled', topics: [], sources: [] },
    });
  });

  test.each([
    ['Open', 'open-2'],
    ['Draft', 'draft-2'],
    ['Ärger & Söhne', 'arger-and-sohne'],
    ['', 'untitled'],
    ['日本', 'untitled'],
    ['x'.repeat(300), 'x'.repeat(80)],
    ['Old', 'old-2'],
  ])('called %j gets an address that is free', async (headline, slug) => {
    await transact((tx) => moveAddress(tx, { from: '/stories/old', to: '/stories/open', now }));
    const started = await startStory({ headline, by: writer, now });
    expect((await findRecord((started as { id: number }).id))!.record.slug).toBe(slug);
    expect(await startStory({ headline, by: writer, now })).toMatchObject({ ok: true });
  });

  test('is not for everybody', async () => {
    const by = { name: 'Nobody', role: 'reader' as 'writer' };
    await refused(() => startStory({ by, now }), { reason: 'not allowed' });
  });
});
