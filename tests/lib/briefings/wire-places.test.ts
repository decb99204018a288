import { beforeEach, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { bench } from '@/db/schema/briefings';
import { listEditionsToFill, listPlaces } from '@/lib/briefings/wire-places';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { freshDatabase } from '../../support/database';

let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ids = [];
  for (const slug of ['a', 'b', 'c']) ids.push(await addStory({ slug }));
});

const wait = (briefingId: number, storyId: number) =>
  transact(async (tx) => {
    await tx.insert(bench).values({ briefingId, storyId, position: 1 });
  });

test('editions to fill are those in work, the next one first', async () => {
  await addBriefing({ number: 3, editionDate: '2020-08-07' });
  await addBriefing({ number: 1, editionDate: '2020-07-24', status: 'published' });
  await addBriefing({ number: 2, editionDate: '2020-07-31' });
  await addBriefing({ number: 4, editionDate: '2020-08-14', trashedAt: new Date() });
  expect((await listEditionsToFill()).map(({ number }) => number)).toEqual([2, 3]);
});

test('a story stands in the newest edition that has it, and a slot counts before a bench', async () => {
  const old = await addBriefing({ number: 1, editionDate: '2020-07-24', status: 'published' }, [ids[0]!, ids[1]!]);
  const next = await addBriefing({ number: 2, editionDate: '2020-07-31' }, [ids[1]!]);
  await wait(next, ids[0]!);
  await wait(next, ids[2]!);
  const places = await listPlaces(ids);
  expect(places.get(ids[0]!)).toEqual({ briefingId: old, edition: 1, rank: 1 });
  expect(places.get(ids[1]!)).toEqual({ briefingId: next, edition: 2, rank: 1 });
  expect(places.get(ids[2]!)).toEqual({ briefingId: next, edition: 2, rank: 0 });
  expect(await listPlaces([])).toEqual(new Map());
});
