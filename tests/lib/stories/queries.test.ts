import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { corrections, sources, stories } from '@/db/schema/stories';
import { plainText } from '@/lib/stories/plain-text';
import { findPublishedStory } from '@/lib/stories/queries';
import { addStory } from '../../fixtures/newsroom';
import { demoDatabase } from '../../support/database';

beforeAll(async () => {
  await demoDatabase();
  await addStory({ slug: 'a-draft' });
  await addStory({ slug: 'a-withdrawn-one', status: 'withdrawn' });
  await addStory({ slug: 'a-draft-that-was-public', status: 'draft', firstPublishedAt: new Date() });
});

test('a published story has all that its page shows', async () => {
  const story = await findPublishedStory('ant-group-double-listing');
  expect(story).toEqual({
    slug: 'ant-group-double-listing',
    headline: 'Ant Group prepares a double listing in Hong Kong and Shanghai',
    id: 31,
    standfirst: expect.stringContaining('Alipay'),
    whyItMatters: expect.stringContaining('the till'),
    body: expect.objectContaining({ type: 'doc' }),
    words: expect.any(Number),
    leadPicture: null,
    searchTitle: '',
    searchDescription: '',
    firstPublishedAt: new Date('2020-07-24T06:00:00Z'),
    lastUpdatedAt: new Date('2020-07-24T10:20:00Z'),
    sources: [
      { publisher: 'Ant Group', title: 'Company announcement', url: 'https://antgroup.com/', publishedOn: null },
    ],
    corrections: [
      {
        kind: 'correction',
        text: expect.stringContaining('two, Hong Kong and Shanghai'),
        publishedAt: new Date('2020-07-24T10:20:00Z'),
      },
    ],
    companies: [
      { slug: 'ant-group', name: 'Ant Group' },
      { slug: 'alibaba-group', name: 'Alibaba Group' },
    ],
    topics: [
      { slug: 'payments', name: 'Payments' },
      { slug: 'results', name: 'Results' },
    ],
  });
  expect(plainText(story!.body)).toContain('STAR market');
});

test('its picture comes whole', async () => {
  const story = await findPublishedStory('amazon-scout-georgia-tennessee');
  expect(story?.leadPicture).toEqual({
    src: '/images/scout.svg',
    width: 1600,
    height: 900,
    alt: 'Drawing of a six-wheeled delivery robot on a pavement at dusk',
    decorative: false,
    caption: '',
    credit: 'Drawing: Aisle Five',
  });
});

test.each([
  ...['a-draft', 'a-withdrawn-one', 'a-draft-that-was-public', 'no-such-story', '', 'ANT-GROUP-DOUBLE-LISTING', '%'],
  ...['ant-group-double-listing ', "' or 1=1 --", 'ant-group%', 'ant\u0000', 'x'.repeat(10_000)],
])('%j is not found', async (slug) => {
  expect(await findPublishedStory(slug)).toBeUndefined();
});

test('a story that is withdrawn is gone at once', async () => {
  await addStory({ slug: 'soon-gone', status: 'published' });
  expect(await findPublishedStory('soon-gone')).toMatchObject({ slug: 'soon-gone' });
  await transact(async (tx) => {
    await tx.update(stories).set({ status: 'withdrawn' }).where(eq(stories.slug, 'soon-gone'));
  });
  expect(await findPublishedStory('soon-gone')).toBeUndefined();
});

test('sources come in their order, corrections by the instant', async () => {
  const storyId = await addStory({ slug: 'in-order', status: 'published' });
  const said = { storyId, kind: 'update' as const };
  await transact(async (tx) => {
    await tx.insert(sources).values([
      { storyId, position: 3, publisher: 'Third', title: 'x' },
      { storyId, position: 2, publisher: 'Second', title: 'x' },
    ]);
    await tx.insert(corrections).values([
      { ...said, text: 'last', publishedAt: new Date('2020-07-26') },
      { ...said, text: 'first', publishedAt: new Date('2020-07-24') },
      { ...said, text: 'second', publishedAt: new Date('2020-07-25') },
      { ...said, text: 'third', publishedAt: new Date('2020-07-25') },
    ]);
  });
  const story = await findPublishedStory('in-order');
  expect(story?.sources.map(({ publisher }) => publisher)).toEqual(['A publisher', 'Second', 'Third']);
  expect(story?.corrections.map(({ text }) => text)).toEqual(['first', 'second', 'third', 'last']);
});

test('a story shows nothing of another', async () => {
  await addStory({ slug: 'on-its-own', status: 'published' });
  expect(await findPublishedStory('on-its-own')).toMatchObject({
    sources: [{ publisher: 'A publisher' }],
    corrections: [],
    companies: [],
    topics: [{ slug: 'payments', name: 'Payments' }],
  });
});
