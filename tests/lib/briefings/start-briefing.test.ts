import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { bench, briefings } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { countBriefingsForDesk, listBriefingsForDesk } from '@/lib/briefings/desk-queries';
import { readBriefing } from '@/lib/briefings/records';
import { countLeftovers, findNextEditionDate, startBriefing } from '@/lib/briefings/start-briefing';
import { trashBriefing, untrashBriefing } from '@/lib/briefings/trash-briefing';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { contents } from '../../fixtures/contents';
import { addBriefing, addReadyBriefing, addStory, publishAsItIs } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
const friday = '2020-07-31';

beforeEach(freshDatabase);

const start = (given: object = {}) =>
  startBriefing({ editionDate: friday, withLeftovers: false, by: editor, now, ...given });

const idOf = (result: Awaited<ReturnType<typeof start>>) => (result as { id: number }).id;

describe('an edition is started', () => {
  test('empty, with the next number, at the address of its day', async () => {
    await addBriefing({ number: 30, editionDate: '2020-07-24' });
    const id = idOf(await start());
    const found = await readBriefing(db(), id);
    expect(found!.row).toMatchObject({ number: 31, slug: friday, status: 'draft', updatedBy: editor.name });
    expect(found!.record).toMatchObject({ title: '', intro: '', slots: [], bench: [] });
    expect(await db().select().from(audit)).toMatchObject([{ act: 'started', subject: 'No. 31' }]);
  });

  test('as number one where there is none', async () => {
    expect((await readBriefing(db(), idOf(await start())))!.row.number).toBe(1);
  });

  test('once, however many press at once', async () => {
    const results = await Promise.all([start(), start({ by: administrator }), start({ withLeftovers: true })]);
    expect(results.map((each) => each.ok && each.isNew)).toEqual([true, false, false]);
    expect(new Set(results.map(idOf)).size).toBe(1);
    expect(await db().select().from(briefings)).toHaveLength(1);
  });

  test.each([
    { what: 'a writer', given: { by: writer }, reason: 'not allowed' },
    { what: 'a day that is none', given: { editionDate: '2020-02-30' }, reason: 'no date' },
    { what: 'hostile text', given: { editionDate: "'; drop table briefings" }, reason: 'no date' },
    { what: 'a Thursday', given: { editionDate: '2020-07-30' }, reason: 'wrong day' },
  ])('but not for $what', async ({ given, reason }) => {
    const before = contents();
    expect(await start(given)).toEqual({ ok: false, reason });
    expect(contents()).toEqual(before);
  });
});

describe('leftovers', () => {
  test('are what waited on the bench before and is still free', async () => {
    const { briefingId } = await addReadyBriefing('2020-07-24');
    const [good, trashed, taken, out] = [
      await addStory({ slug: 'good' }),
      await addStory({ slug: 'trashed', trashedAt: now }),
      await addStory({ slug: 'taken' }),
      await addStory({ slug: 'out', status: 'published' }),
    ];
    await addBriefing({ number: 902, editionDate: '2020-08-07' }, [taken]);
    await transact(async (tx) => {
      for (const [position, storyId] of [out, taken, trashed, good].entries())
        await tx.insert(bench).values({ briefingId, storyId, position });
    });
    expect(await countLeftovers(friday)).toBe(1);
    expect((await readBriefing(db(), idOf(await start({ withLeftovers: true }))))!.record.bench).toEqual([good]);
  });

  test('are the stories of an edition that was withdrawn, too', async () => {
    const { briefingId, storyIds } = await addReadyBriefing('2020-07-24');
    await publishAsItIs({ briefingId, by: editor, now });
    await withdrawBriefing({ briefingId, note: 'Wrong.', by: editor, now });
    expect((await readBriefing(db(), idOf(await start({ withLeftovers: true }))))!.record.bench).toEqual(storyIds);
  });

  test('are none where there was no edition before', async () => {
    expect(await countLeftovers(friday)).toBe(0);
  });
});

test.each([
  { what: 'with no edition at all', newest: undefined, at: '2020-07-22T10:00:00Z', day: '2020-07-24' },
  { what: 'after the newest', newest: '2020-07-24', at: '2020-07-22T10:00:00Z', day: '2020-07-31' },
  { what: 'after a long holiday', newest: '2020-06-26', at: '2020-07-22T10:00:00Z', day: '2020-07-24' },
  { what: 'on the day, before the hour', newest: '2020-07-17', at: '2020-07-24T05:59:00Z', day: '2020-07-24' },
  { what: 'on the day, after the hour', newest: '2020-07-17', at: '2020-07-24T06:00:00Z', day: '2020-07-31' },
])('$what the next edition is that of $day', async ({ newest, at, day }) => {
  if (newest) await addBriefing({ editionDate: newest });
  await addBriefing({ number: 5000, editionDate: '2030-01-04', trashedAt: now });
  expect(await findNextEditionDate(new Date(at))).toBe(day);
});

describe('the trash', () => {
  test('takes a draft, whose number and day are free then, and gives it back', async () => {
    const id = idOf(await start());
    expect(await trashBriefing({ briefingId: id, by: editor, now })).toEqual({ ok: true });
    expect(await trashBriefing({ briefingId: id, by: editor, now })).toEqual({ ok: true });
    expect(await listBriefingsForDesk({}, 1)).toEqual([]);
    expect(await listBriefingsForDesk({ inTrash: true }, 1)).toMatchObject([{ id }]);
    const second = idOf(await start());
    expect(await untrashBriefing({ briefingId: id, by: editor, now })).toEqual({ ok: false, reason: 'taken', by: 1 });
    await trashBriefing({ briefingId: second, by: editor, now });
    expect(await untrashBriefing({ briefingId: id, by: editor, now })).toEqual({ ok: true });
    expect((await db().select().from(audit)).map(({ act }) => act)).toEqual([
      ...['started', 'trashed', 'started', 'trashed', 'had back from the trash'],
    ]);
  });

  test.each(['scheduled', 'published', 'withdrawn'] as const)('does not take what is %s', async (status) => {
    const id = await addBriefing({ editionDate: friday, status });
    expect(await trashBriefing({ briefingId: id, by: editor, now })).toEqual({ ok: false, reason: 'not a draft' });
  });

  test('is not for writers', async () => {
    const id = idOf(await start());
    expect(await trashBriefing({ briefingId: id, by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await untrashBriefing({ briefingId: id, by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await trashBriefing({ briefingId: 999, by: editor, now })).toEqual({ ok: false, reason: 'not found' });
  });
});

describe('the list of editions', () => {
  beforeEach(async () => {
    const story = await addStory({ slug: 'one' });
    await addBriefing({ number: 29, editionDate: '2020-07-17', title: '100% off', status: 'published' }, [story]);
    await addBriefing({ number: 30, editionDate: '2020-07-24', title: 'Robots go South' });
    await addBriefing({ number: 31, editionDate: '2020-07-31', title: 'No. 29 again' });
  });

  test.each([
    { filter: {}, numbers: [31, 30, 29] },
    { filter: { status: 'published' as const }, numbers: [29] },
    { filter: { words: 'robots' }, numbers: [30] },
    { filter: { words: '29' }, numbers: [31, 29] },
    { filter: { words: 'No. 30' }, numbers: [30] },
    { filter: { words: '2020-07' }, numbers: [31, 30, 29] },
    { filter: { words: '%' }, numbers: [29] },
    { filter: { words: "' or 1=1 --" }, numbers: [] },
    { filter: { inTrash: true }, numbers: [] },
  ])('finds $numbers for $filter', async ({ filter, numbers }) => {
    expect((await listBriefingsForDesk(filter, 1)).map(({ number }) => number)).toEqual(numbers);
    expect(await countBriefingsForDesk(filter)).toBe(numbers.length);
  });

  test('says how many slots are filled', async () => {
    expect((await listBriefingsForDesk({}, 1)).map(({ filled }) => filled)).toEqual([0, 0, 1]);
    expect(await db().select().from(briefings).where(eq(briefings.number, 29))).toHaveLength(1);
  });
});
