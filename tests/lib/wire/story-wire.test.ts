import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { countNewsOf, countNewsSince } from '@/lib/wire/news-since';
import { seeCluster } from '@/lib/wire/see-cluster';
import { findStoryWire } from '@/lib/wire/story-wire';
import { join } from '../../fixtures/editors';
import { addStory } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { freshDatabase } from '../../support/database';

const at = (hour: number) => new Date(Date.UTC(2020, 6, 22, hour));
const summary = 'The chain tests robots that carry groceries to customers in two cities this summer.';

let [ada, bo, storyId] = [0, 0, 0];

beforeEach(async () => {
  freshDatabase();
  [ada, bo] = [await join('Ada'), await join('Bo')];
  storyId = await addStory({ slug: 'robots' });
});

test('what is not cited is listed, the newest first, and is new until one has looked', async () => {
  const [daily, weekly] = [await addSource('Daily'), await addSource('Weekly')];
  const clusterId = await addCluster(
    [
      { sourceId: daily, title: 'Robots come', summary, url: 'https://daily.example/1', firstSeenAt: at(8) },
      { sourceId: weekly, title: 'Robots again', url: 'https://weekly.example/2', firstSeenAt: at(9) },
      { sourceId: daily, title: 'Robots at last', url: 'https://daily.example/3', firstSeenAt: at(11) },
      { sourceId: weekly, title: 'Without an address', url: null, firstSeenAt: at(12) },
    ],
    { storyId },
  );
  const cited = ['https://daily.example/1', null];
  const newTo = async (editorId: number) =>
    (await findStoryWire(storyId, { cited, editorId }))!.uncited.map(({ title, isNew }) => [title, isNew]);
  expect(await newTo(ada)).toEqual([
    ['Robots at last', true],
    ['Robots again', true],
  ]);
  await seeCluster({ clusterId, editorId: ada, now: at(10) });
  expect(await newTo(ada)).toEqual([
    ['Robots at last', true],
    ['Robots again', false],
  ]);
  expect(await newTo(bo)).toContainEqual(['Robots again', true]);
  const found = await findStoryWire(storyId, { cited, editorId: ada });
  expect(found!.sentences).toEqual([{ text: summary, source: 'Daily' }]);
});

test('what came in about a story is new until anybody has looked, and what was there when it was made is not', async () => {
  const sourceId = await addSource('Daily');
  await transact(async (tx) => {
    await tx
      .update(stories)
      .set({ createdAt: at(9) })
      .where(eq(stories.id, storyId));
  });
  const items = [8, 10, 11].map((hour) => ({ sourceId, title: `At ${hour}`, firstSeenAt: at(hour) }));
  const clusterId = await addCluster(items, { storyId });
  const quiet = await addStory({ slug: 'quiet' });
  expect(await countNewsOf(db(), [storyId, quiet])).toEqual(new Map([[storyId, 2]]));
  await seeCluster({ clusterId, editorId: bo, now: at(10) });
  expect(await countNewsOf(db(), [storyId])).toEqual(new Map([[storyId, 1]]));
  await seeCluster({ clusterId, editorId: ada, now: at(12) });
  expect(await countNewsOf(db(), [storyId])).toEqual(new Map());
});

test('a story that was not made of the wire has nothing of it', async () => {
  expect(await findStoryWire(storyId, { cited: [], editorId: ada })).toBeUndefined();
});

test('what came in since counts once it is in a cluster that is open', async () => {
  const sourceId = await addSource('Daily');
  await addCluster([
    { sourceId, title: 'A', firstSeenAt: at(9) },
    { sourceId, title: 'B', firstSeenAt: at(10) },
  ]);
  await addCluster([{ sourceId, title: 'C', firstSeenAt: at(10) }], { state: 'dismissed' });
  await addCluster([{ sourceId, title: 'D', firstSeenAt: at(11) }]);
  expect(await countNewsSince(at(9))).toEqual({ items: 2, clusters: 2 });
  expect(await countNewsSince(at(11))).toEqual({ items: 0, clusters: 0 });
});
