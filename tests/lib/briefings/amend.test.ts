import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { briefings, publications } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { outbox } from '@/db/schema/outbox';
import { amend } from '@/lib/briefings/amend';
import type { Amendment } from '@/lib/briefings/amendment';
import { findPublishedBriefing } from '@/lib/briefings/queries';
import { readBriefing } from '@/lib/briefings/records';
import { env } from '@/lib/env';
import { addReadyBriefing, publishAsItIs } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');
const later = new Date('2020-07-24T06:05:00Z');

let briefingId: number;
let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds: ids } = await addReadyBriefing());
});

const out = () => publishAsItIs({ briefingId, by: editor, now });
const working = async () => (await readBriefing(db(), briefingId))!;
const asReaders = async () => findPublishedBriefing((await working()).row.slug);

/** The edition as it is, but for some words, with the stories in this order. */
async function asItIs(change: Partial<Amendment> = {}, order = [0, 1, 2, 3, 4]): Promise<Amendment> {
  const { title, intro, mailSubject, mailPreheader } = (await working()).record;
  const stories = order.map((index, at) => ({ storyId: ids[index]!, rank: at + 1, headlineOverride: null }));
  return { title, intro, mailSubject, mailPreheader, stories, ...change };
}

const amended = async (amendment: Amendment, given: object = {}) =>
  amend({ briefingId, basedOn: (await working()).row.version, amendment, by: editor, now: later, ...given });

describe('an edition that is out', () => {
  beforeEach(out);

  test('has its words put right, readers see it at once, and the log keeps what was there', async () => {
    const { version, publishedAt } = (await working()).row;
    const before = (await working()).record.intro;
    expect(await amended(await asItIs({ intro: 'Put right.', mailSubject: 'Anew' }))).toEqual({ ok: true });
    expect(await asReaders()).toMatchObject({ intro: 'Put right.', publishedAt });
    expect((await working()).row).toMatchObject({ version: version + 1, updatedAt: later, updatedBy: editor.name });
    const [line] = await db().select().from(audit).where(eq(audit.act, 'amended'));
    expect(line).toMatchObject({
      before: { intro: before, mailSubject: '' },
      after: { intro: 'Put right.', mailSubject: 'Anew' },
    });
  });

  test('has its stories ranked anew and called otherwise', async () => {
    const order = await asItIs({}, [1, 0, 2, 4, 3]);
    order.stories[0]!.headlineOverride = 'Called otherwise';
    expect(await amended(order)).toEqual({ ok: true });
    const { stories } = (await asReaders())!;
    expect(stories.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(stories[0]!.headline).toBe('Called otherwise');
    expect((await working()).record.slots.map((slot) => slot!.storyId)).toEqual([1, 0, 2, 4, 3].map((i) => ids[i]));
  });

  test('is told to search engines again, and the book keeps what went out first', async () => {
    env().INDEXNOW_KEY = 'a-key-of-this-test';
    const book = await db().select().from(publications);
    await amended(await asItIs({ title: 'Another title' }));
    delete env().INDEXNOW_KEY;
    const [told] = await db().select().from(outbox);
    expect(told).toMatchObject({
      topic: 'indexnow',
      payload: { paths: ['/', `/briefings/${(await working()).row.slug}`] },
    });
    expect(await db().select().from(publications)).toEqual(book);
  });

  test.each([
    ['without a title', { title: '  ' }, { title: 'An edition needs a title.' }],
    ['without an introduction', { intro: '' }, { intro: 'An edition needs an introduction.' }],
    ['with too long a title', { title: 'x'.repeat(61) }, { title: 'It may have 60 characters at most.' }],
    ['without its stories', { stories: [] }, { stories: expect.stringContaining('others by now') as string }],
  ])('stays as it is %s', async (_name, change, problems) => {
    const before = await working();
    expect(await amended(await asItIs(change))).toEqual({ ok: false, reason: 'invalid', problems });
    expect(await working()).toEqual(before);
  });

  test('takes no story twice, none of elsewhere, and no two at one rank', async () => {
    const before = await working();
    const twice = await asItIs();
    twice.stories[1]!.rank = 1;
    expect(await amended(twice)).toMatchObject({
      problems: { [`rank-${ids[0]}`]: expect.stringContaining('number 1') as string },
    });
    const foreign = await asItIs();
    foreign.stories[1]!.storyId = 99_999;
    expect(await amended(foreign)).toMatchObject({ reason: 'invalid' });
    const same = await asItIs();
    same.stories[1]!.storyId = ids[0]!;
    expect(await amended(same)).toMatchObject({ reason: 'invalid' });
    expect(await working()).toEqual(before);
  });

  test('is not changed over what somebody else saved since, and the same twice is nothing new', async () => {
    const { version } = (await working()).row;
    const mine = await asItIs({ title: 'Mine' });
    expect(await amended(await asItIs({ title: 'Theirs' }), { by: administrator })).toEqual({ ok: true });
    expect(await amended(mine, { basedOn: version })).toEqual({
      ok: false,
      reason: 'changed',
      by: administrator.name,
    });
    expect((await working()).record.title).toBe('Theirs');
    expect(await amended(await asItIs())).toEqual({ ok: false, reason: 'nothing new' });
  });

  test('two who press at once: one is written, one hears of it', async () => {
    const { version } = (await working()).row;
    const both = await Promise.all([
      amended(await asItIs({ title: 'One' }), { basedOn: version }),
      amended(await asItIs({ title: 'Two' }), { basedOn: version }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('is nothing for writers', async () => {
    expect(await amended(await asItIs({ title: 'W' }), { by: writer })).toEqual({ ok: false, reason: 'not allowed' });
  });
});

test('an edition that is not out is changed in the composer', async () => {
  expect(await amended(await asItIs({ title: 'New' }))).toEqual({ ok: false, reason: 'not published' });
  await out();
  await expect(amended(await asItIs(), { briefingId: 4711 })).resolves.toEqual({ ok: false, reason: 'not found' });
  expect(await db().select().from(briefings)).toHaveLength(1);
});
