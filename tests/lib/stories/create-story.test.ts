import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { companies, corrections, sources, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import type { Role } from '@/lib/editors/rules';
import { createStory } from '@/lib/stories/create-story';
import { storyForm } from '@/lib/stories/form';
import { contents, rowCounts } from '../../fixtures/contents';
import { writtenStory } from '../../fixtures/story-form';
import { editor, freshDatabase, writer } from '../../support/database';

const written = (changes: object = {}) => storyForm.parse({ ...writtenStory, ...changes });
const create = (changes: object = {}, by = writer) => transact((tx) => createStory(tx, written(changes), by));

beforeEach(async () => {
  freshDatabase();
  await transact(async (tx) => {
    const subjects = (slugs: string[]) => slugs.map((slug) => ({ slug, name: `Name of ${slug}`, description: 'x' }));
    await tx.insert(topics).values(subjects(['grocery', 'results', 'payments']));
    await tx.insert(companies).values(subjects(['alibaba-group', 'amazon', 'ant-group']));
  });
});

describe('a writer writes a story', () => {
  test('it is a draft that nobody has seen', async () => {
    expect(await create()).toEqual({ ok: true, id: 1 });
    expect(await db().select().from(stories)).toMatchObject([
      {
        id: 1,
        slug: 'ant-group-double-listing',
        headline: 'Ant Group prepares a double listing',
        standfirst: 'The company that runs Alipay has begun.',
        whyItMatters: 'For many shoppers, Alipay is the till.',
        body: expect.objectContaining({ type: 'doc' }),
        words: 5,
        leadPicture: { ...writtenStory.image, decorative: false, caption: '', credit: '' },
        status: 'draft',
        firstPublishedAt: null,
        lastUpdatedAt: new Date('2020-07-24T10:20:00Z'),
        followsId: null,
      },
    ]);
  });

  test('its sources, topics and companies stand in the order given', async () => {
    await create();
    const sourceRows = await db().select().from(sources).orderBy(sources.position);
    expect(
      sourceRows.map(({ position, publisher, url, publishedOn }) => [position, publisher, url, publishedOn]),
    ).toEqual([
      [1, 'Ant Group', 'https://antgroup.com/', '2020-07-20'],
      [2, 'A newspaper', null, null],
    ]);
    const topicRows = await db().select().from(storyTopics).orderBy(storyTopics.position);
    expect(topicRows.map(({ topicId, position }) => [topicId, position])).toEqual([
      [3, 1],
      [2, 2],
    ]);
    const companyRows = await db().select().from(storyCompanies).orderBy(storyCompanies.position);
    expect(companyRows.map(({ companyId, position }) => [companyId, position])).toEqual([
      [3, 1],
      [1, 2],
    ]);
  });

  test('its corrections are kept, and the last one is its last change', async () => {
    const [first] = writtenStory.corrections;
    await create({ corrections: [first, { kind: 'update', at: '2020-07-25T08:00:00Z', text: 'More is known.' }] });
    expect((await db().select().from(corrections)).map(({ kind, text }) => [kind, text])).toEqual([
      ['correction', 'It said one exchange at first.'],
      ['update', 'More is known.'],
    ]);
    expect((await db().select().from(stories))[0]?.lastUpdatedAt).toEqual(new Date('2020-07-25T08:00:00Z'));
  });

  test('the last change is the latest correction, in whatever order they are written', async () => {
    const [first] = writtenStory.corrections;
    await create({ corrections: [{ ...first, at: '2020-07-25T08:00:00Z' }, first] });
    expect((await db().select().from(stories))[0]?.lastUpdatedAt).toEqual(new Date('2020-07-25T08:00:00Z'));
  });

  test('a story without companies, corrections or a picture has none', async () => {
    await create({ companies: [], corrections: [], image: undefined }, editor);
    expect(rowCounts()).toMatchObject({ stories: 1, story_companies: 0, corrections: 0, story_topics: 2, sources: 2 });
    expect((await db().select().from(stories))[0]).toMatchObject({ leadPicture: null, lastUpdatedAt: null });
  });
});

describe('refused, and nothing is written', () => {
  test.each([
    { changes: { topics: ['payments', 'no-such'] }, problems: ['There is no topic "no-such".'] },
    { changes: { companies: ['no-such'] }, problems: ['There is no company "no-such".'] },
    { changes: { topics: ['amazon'] }, problems: ['There is no topic "amazon".'] },
    {
      changes: { topics: ['a', 'b'], companies: ['c'] },
      problems: ['There is no topic "a".', 'There is no topic "b".', 'There is no company "c".'],
    },
    { changes: { body: '# Too large' }, problems: [expect.stringContaining('level must be 2 or 3')] },
    { changes: { body: '[x](//elsewhere.example)' }, problems: [expect.stringContaining('a link may not lead to')] },
    {
      changes: { body: '# Too large', topics: ['a'] },
      problems: [expect.stringContaining('level must be'), 'There is no topic "a".'],
    },
  ])('$changes', async ({ changes, problems }) => {
    const before = contents();
    expect(await create(changes)).toEqual({ ok: false, reason: 'invalid', problems });
    expect(contents()).toEqual(before);
  });

  test('whoever may not write', async () => {
    const before = contents();
    const stranger = { name: 'A stranger', role: 'reader' as Role };
    expect(await create({}, stranger)).toEqual({
      ok: false,
      reason: 'not allowed',
      problems: ['A stranger may not write stories.'],
    });
    expect(contents()).toEqual(before);
  });

  test('a slug that another story has', async () => {
    await create();
    const before = contents();
    await expect(create({ headline: 'Another' })).rejects.toThrow();
    expect(contents()).toEqual(before);
  });
});
