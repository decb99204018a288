import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { companies, stories } from '@/db/schema/stories';
import { clusters } from '@/db/schema/wire';
import { readBriefing } from '@/lib/briefings/records';
import { takeCluster, type TakeResult } from '@/lib/briefings/take-cluster';
import { plainText } from '@/lib/stories/plain-text';
import { readStory } from '@/lib/stories/records';
import { contents } from '../../fixtures/contents';
import { addBriefing, addReadyBriefing, publishAsItIs } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
let briefingId: number;
let storyIds: number[];
let clusterId: number;

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds } = await addReadyBriefing());
  await transact(async (tx) => {
    await tx.insert(companies).values({ slug: 'ocado', name: 'Ocado Group plc', description: 'Groceries.' });
  });
  const daily = await addSource('Trade Daily');
  const weekly = await addSource('Trade Weekly');
  clusterId = await addCluster([
    { sourceId: daily, title: 'Ocado pilots payments by palm', summary: 'What others wrote stays theirs.' },
    { sourceId: weekly, title: 'Palm is the new card at Ocado', publishedAt: new Date('2020-07-20T23:30:00Z') },
  ]);
});

const take = (given: object = {}): Promise<TakeResult> =>
  takeCluster({ clusterId, briefingId, rank: 2, by: editor, now, ...given });
const edition = async () => (await readBriefing(db(), briefingId))!;
const idOf = (result: TakeResult) => (result.ok ? result.storyId : 0);

describe('a cluster taken into a slot', () => {
  test('becomes a draft with its headline, its subjects and all its sources, and no word of theirs as text', async () => {
    const storyId = idOf(await take());
    const { record, row } = (await readStory(db(), storyId))!;
    expect(record).toMatchObject({
      headline: 'Ocado pilots payments by palm',
      topics: [1],
      companies: [1],
      sources: [
        { publisher: 'Trade Daily', title: 'Ocado pilots payments by palm', publishedOn: '2020-07-20' },
        // Half past eleven in UTC is the next day on the newsroom's clock in summer.
        { publisher: 'Trade Weekly', title: 'Palm is the new card at Ocado', publishedOn: '2020-07-21' },
      ],
    });
    expect(record.sources.every(({ url }) => url?.startsWith('https://example.com/'))).toBe(true);
    expect(plainText(record.body).trim()).toBe('');
    expect(row).toMatchObject({ status: 'draft', stage: 'writing', createdBy: editor.name });
    expect((await db().select().from(clusters))[0]!.storyId).toBe(storyId);
  });

  test('displaces what stood there to the front of the bench', async () => {
    const before = await edition();
    const result = await take();
    expect(result).toMatchObject({ ok: true, isNew: true, displaced: storyIds[1] });
    const { record, row } = await edition();
    expect(record.slots.map((slot) => slot!.storyId)).toEqual([storyIds[0], idOf(result), ...storyIds.slice(2)]);
    expect(record.bench).toEqual([storyIds[1]]);
    expect(row).toMatchObject({ version: before.row.version + 1, updatedBy: editor.name });
  });

  test('makes one story however often it is taken, and moves it', async () => {
    const first = idOf(await take({ rank: 1 }));
    expect(await take({ rank: 3 })).toMatchObject({ ok: true, storyId: first, isNew: false });
    expect(await take({ rank: 3 })).toEqual({ ok: true, storyId: first, isNew: false });
    const { record } = await edition();
    expect(record.slots.map((slot) => slot?.storyId ?? null)).toEqual([
      ...[null, storyIds[1], first, storyIds[3], storyIds[4]],
    ]);
    expect(record.bench).toEqual([storyIds[2], storyIds[0]]);
    expect(await db().select().from(audit).where(eq(audit.act, 'took from the wire'))).toHaveLength(2);
  });

  test('pressed twice at once makes one story', async () => {
    const [one, two] = await Promise.all([take(), take()]);
    expect(idOf(one)).toBe(idOf(two));
    expect((await db().select().from(stories)).length).toBe(storyIds.length + 1);
  });

  test('after its story went into the trash makes another', async () => {
    const first = idOf(await take({ rank: 0 }));
    const other = await addBriefing({ number: 901, editionDate: '2020-07-31' });
    await transact(async (tx) => {
      await tx.update(stories).set({ trashedAt: now }).where(eq(stories.id, first));
    });
    expect(idOf(await take({ briefingId: other }))).not.toBe(first);
  });

  test('that was merged into another is that other', async () => {
    const gone = await addCluster([{ sourceId: 1, title: 'The same elsewhere' }], {
      state: 'merged',
      mergedIntoId: clusterId,
    });
    const result = await take({ clusterId: gone });
    expect((await readStory(db(), idOf(result)))!.record.headline).toBe('Ocado pilots payments by palm');
  });
});

test('a writer puts it on the bench', async () => {
  const result = await take({ rank: 0, by: writer });
  expect((await edition()).record.bench).toEqual([idOf(result)]);
});

test.each([
  ['a slot, by a writer', { by: writer }, 'not allowed'],
  ['a cluster that is not there', { clusterId: 99 }, 'not found'],
  ['an edition that is not there', { briefingId: 99 }, 'not found'],
  ['slot six of five', { rank: 6 }, 'no such slot'],
  ['slot one and a half', { rank: 1.5 }, 'no such slot'],
  ['a slot below none', { rank: -1 }, 'no such slot'],
])('%s is refused, and nothing is written', async (_name, given, reason) => {
  const before = contents();
  expect(await take(given)).toEqual({ ok: false, reason });
  expect(contents()).toEqual(before);
});

test('an edition that is out stays as it is', async () => {
  await publishAsItIs({ briefingId, by: editor, now });
  expect(await take()).toEqual({ ok: false, reason: 'published' });
});
