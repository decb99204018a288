import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { stories } from '@/db/schema/stories';
import { arrange, type ArrangeResult } from '@/lib/briefings/arrange';
import type { BriefingRecord } from '@/lib/briefings/form';
import { propose } from '@/lib/briefings/propose';
import { readBriefing } from '@/lib/briefings/records';
import { contents } from '../../fixtures/contents';
import { addBriefing, addReadyBriefing, addStory, publishAsItIs } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
const later = new Date('2020-07-22T10:05:00Z');

let briefingId: number;
let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds: ids } = await addReadyBriefing());
});

const recordNow = async () => (await readBriefing(db(), briefingId))!.record;
const places = (...order: (number | null)[]): BriefingRecord['slots'] =>
  order.map((index) => (index === null ? null : { storyId: ids[index]!, headlineOverride: null }));

const save = async (change: object, given: object = {}): Promise<ArrangeResult> =>
  arrange({ briefingId, basedOn: 1, record: { ...(await recordNow()), ...change }, by: editor, now, ...given });

describe('an edition is saved whole', () => {
  test('its words, slots and bench, and the version moves on', async () => {
    const change = {
      title: 'New',
      intro: 'Words.',
      embargoUntil: '2020-07-24T05:00:00.000Z',
      slots: [{ storyId: ids[4]!, headlineOverride: 'Shorter' }, null, ...places(0)],
      bench: [ids[2]!, ids[1]!],
    };
    expect(await save(change)).toEqual({ ok: true, version: 2, savedAt: now });
    expect(await recordNow()).toMatchObject(change);
    const [row] = await db().select().from(briefings);
    expect(row).toMatchObject({ version: 2, updatedAt: now, updatedBy: editor.name });
    expect(await db().select().from(audit)).toEqual([]);
  });

  test('two stories change places though each place holds one', async () => {
    expect(await save({ slots: places(1, 0, 2, 3, 4) })).toMatchObject({ ok: true });
    expect((await recordNow()).slots).toEqual(places(1, 0, 2, 3, 4));
  });

  test('empty slots at the end are none, a headline of spaces is none, and control characters become spaces', async () => {
    const change = { title: 'A\u0000B', slots: [{ storyId: ids[0]!, headlineOverride: '  ' }, null, null], bench: [] };
    expect(await save(change)).toMatchObject({ ok: true });
    expect(await recordNow()).toMatchObject({ title: 'A B', slots: places(0) });
  });

  test('with another number and date, at another address, and that is an act', async () => {
    expect(await save({ number: 31, editionDate: '2020-07-31' })).toMatchObject({ ok: true });
    expect(await db().select().from(briefings)).toMatchObject([
      { number: 31, editionDate: '2020-07-31', slug: '2020-07-31' },
    ]);
    expect(await db().select().from(audit)).toMatchObject([{ act: 'moved', subject: 'No. 900' }]);
  });

  test('while it is scheduled, too', async () => {
    await transact((tx) => tx.update(briefings).set({ status: 'scheduled' }));
    expect(await save({ title: 'Changed' })).toMatchObject({ ok: true });
  });

  test('what was withdrawn or trashed since may stay where it stood', async () => {
    await transact((tx) => tx.update(stories).set({ trashedAt: now }).where(eq(stories.id, ids[0]!)));
    expect(await save({ slots: places(1, 0, 2, 3, 4) })).toMatchObject({ ok: true });
  });
});

describe('who comes second', () => {
  test('hears what is there, and changes nothing', async () => {
    const mine = await recordNow();
    await save({ title: 'Theirs' }, { by: administrator, now: later });
    const before = contents();
    expect(await arrange({ briefingId, basedOn: 1, record: { ...mine, title: 'Mine' }, by: editor, now })).toEqual({
      ok: false,
      reason: 'conflict',
      version: 2,
      record: { ...mine, title: 'Theirs' },
      savedBy: administrator.name,
      savedAt: later,
    });
    expect(contents()).toEqual(before);
  });

  test('of twenty at once one is stored, and the others hear of it', async () => {
    const record = await recordNow();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        arrange({ briefingId, basedOn: 1, record: { ...record, title: `Title ${index}` }, by: editor, now }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.reason === 'conflict')).toHaveLength(19);
  });

  test('is right if it is what is there already: an answer was lost', async () => {
    const record = { ...(await recordNow()), title: 'Once' };
    await arrange({ briefingId, basedOn: 1, record, by: editor, now });
    expect(await arrange({ briefingId, basedOn: 1, record, by: editor, now: later })).toEqual({
      ok: true,
      version: 2,
      savedAt: now,
    });
  });
});

describe('refused, and nothing is changed', () => {
  test.each([
    { what: 'a writer', given: { by: writer }, reason: 'not allowed' },
    { what: 'no such edition', given: { briefingId: 999 }, reason: 'not found' },
  ])('for $what', async ({ given, reason }) => {
    const before = contents();
    expect(await save({ title: 'X' }, given)).toEqual({ ok: false, reason });
    expect(contents()).toEqual(before);
  });

  test('for what is public, or in the trash', async () => {
    await transact((tx) => tx.update(briefings).set({ trashedAt: now }));
    expect(await save({ title: 'X' })).toEqual({ ok: false, reason: 'trashed' });
    await transact((tx) => tx.update(briefings).set({ trashedAt: null }));
    await publishAsItIs({ briefingId, by: editor, now });
    expect(await save({ title: 'X' })).toEqual({ ok: false, reason: 'published' });
  });

  const hostile: { what: string; change: (all: number[]) => object; says: RegExp }[] = [
    { what: 'a story twice', change: ([id]) => ({ slots: [], bench: [id, id] }), says: /two places/ },
    {
      what: 'a story in a slot and on the bench',
      change: ([id]) => ({ slots: [{ storyId: id, headlineOverride: null }], bench: [id] }),
      says: /two places/,
    },
    {
      what: 'six slots',
      change: () => ({ slots: [...Array<null>(5).fill(null), { storyId: 99, headlineOverride: null }] }),
      says: /an edition has 5/,
    },
    { what: 'a story that is none', change: () => ({ bench: [4711] }), says: /does not exist/ },
    { what: 'a date that is none', change: () => ({ editionDate: '2020-02-30' }), says: /^Date/ },
    { what: 'a number below one', change: () => ({ number: 0 }), says: /^Number/ },
    { what: 'a title without end', change: () => ({ title: 'x'.repeat(61) }), says: /^Title/ },
    { what: 'an embargo that is no instant', change: () => ({ embargoUntil: 'tomorrow' }), says: /^Embargo/ },
    { what: 'more than a record holds', change: () => ({ status: 'published' }), says: /not an edition/ },
    { what: 'a text for a bench', change: () => ({ bench: 'all' }), says: /^Bench/ },
    {
      what: 'a bench of thousands',
      change: () => ({ bench: Array.from({ length: 5000 }, (_, i) => i + 1) }),
      says: /./,
    },
  ];

  test.each(hostile)('for $what', async ({ change, says }) => {
    const before = contents();
    const result = await save(change(ids));
    expect(result).toMatchObject({ ok: false, reason: 'invalid' });
    expect((result as { problems: string[] }).problems.join(' ')).toMatch(says);
    expect(contents()).toEqual(before);
  });

  test.each([null, undefined, 7, 'record', [], {}, { __proto__: null }])(
    'for %j in place of a record',
    async (record) => {
      expect(await arrange({ briefingId, basedOn: 1, record, by: editor, now })).toMatchObject({ reason: 'invalid' });
    },
  );

  test('for the number or the date of another edition, unless that lies in the trash', async () => {
    const other = await addBriefing({ number: 901, editionDate: '2020-07-31' });
    expect(await save({ number: 901, editionDate: '2020-07-31' })).toEqual({
      ok: false,
      reason: 'invalid',
      problems: ['Number: there is a No. 901 already.', 'Date: No. 901 has this date already.'],
    });
    await transact((tx) => tx.update(briefings).set({ trashedAt: now }).where(eq(briefings.id, other)));
    expect(await save({ number: 901, editionDate: '2020-07-31' })).toMatchObject({ ok: true });
  });

  test('for another date of what was public once', async () => {
    await transact((tx) => tx.update(briefings).set({ status: 'withdrawn', publishedAt: now }));
    expect(await save({ editionDate: '2020-07-31' })).toMatchObject({
      problems: ['This edition was public: its number and its date stay.'],
    });
  });

  test('for a story that is added and lies in the trash, or was withdrawn', async () => {
    const trashed = await addStory({ slug: 'trashed', trashedAt: now });
    const withdrawn = await addStory({ slug: 'withdrawn', status: 'withdrawn' });
    expect(await save({ bench: [trashed, withdrawn] })).toMatchObject({
      problems: [
        '“Headline of trashed” lies in the trash. Have it back first.',
        '“Headline of withdrawn” was withdrawn and cannot be added.',
      ],
    });
  });
});

describe('to propose a story', () => {
  test('puts it at the end of the bench, once, whoever writes', async () => {
    const [first, second] = [await addStory({ slug: 'first' }), await addStory({ slug: 'second' })];
    const order = { briefingId, by: writer, now };
    expect(await propose({ ...order, storyId: first })).toEqual({ ok: true, isNew: true });
    const results = await Promise.all([1, 2, 3].map(() => propose({ ...order, storyId: second })));
    expect(results.filter((each) => each.ok && each.isNew)).toHaveLength(1);
    expect((await recordNow()).bench).toEqual([first, second]);
    expect(await propose({ ...order, storyId: ids[0]! })).toEqual({ ok: true, isNew: false });
    expect(await db().select().from(briefings)).toMatchObject([{ version: 3 }]);
    expect(await db().select().from(audit)).toMatchObject([{ act: 'proposed' }, { act: 'proposed' }]);
  });

  test('whoever arranges at that moment hears of it and loses nothing', async () => {
    const mine = await recordNow();
    const fresh = await addStory({ slug: 'fresh' });
    await propose({ briefingId, storyId: fresh, by: writer, now });
    const result = await arrange({ briefingId, basedOn: 1, record: { ...mine, title: 'Mine' }, by: editor, now });
    expect(result).toMatchObject({ reason: 'conflict', savedBy: writer.name, record: { bench: [fresh] } });
  });

  test('is refused where it makes no sense', async () => {
    const order = { briefingId, by: writer, now };
    expect(await propose({ ...order, storyId: 999 })).toEqual({ ok: false, reason: 'not found' });
    expect(await propose({ ...order, briefingId: 999, storyId: ids[0]! })).toEqual({ ok: false, reason: 'not found' });
    const trashed = await addStory({ slug: 'trashed', trashedAt: now });
    expect(await propose({ ...order, storyId: trashed })).toEqual({ ok: false, reason: 'trashed' });
    const withdrawn = await addStory({ slug: 'withdrawn', status: 'withdrawn' });
    expect(await propose({ ...order, storyId: withdrawn })).toEqual({ ok: false, reason: 'withdrawn' });
    await publishAsItIs({ briefingId, by: editor, now });
    const fresh = await addStory({ slug: 'fresh' });
    expect(await propose({ ...order, storyId: fresh })).toEqual({ ok: false, reason: 'published' });
    expect(await db().select().from(bench)).toEqual([]);
    expect(await db().select().from(slots)).toHaveLength(5);
  });
});
