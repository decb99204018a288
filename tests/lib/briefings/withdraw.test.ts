import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { pendingChanges } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { moveAddress } from '@/lib/redirects';
import { findPublishedStory } from '@/lib/stories/queries';
import { readStory } from '@/lib/stories/records';
import { republishStory, withdrawStory } from '@/lib/stories/withdraw';
import { contents } from '../../fixtures/contents';
import { addBriefing, addReadyBriefing, addStory, publishAsItIs } from '../../fixtures/newsroom';
import { editor, freshDatabase, writer } from '../../support/database';

const published = new Date('2020-07-24T06:00:00Z');
const now = new Date('2020-07-25T12:00:00Z');
const note = 'It went out a week early.';
let briefingId: number;
let storyIds: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds } = await addReadyBriefing());
  await publishAsItIs({ briefingId, by: editor, now: published });
});

describe('a briefing that is withdrawn', () => {
  test('is gone with its stories, and says why', async () => {
    expect(await withdrawBriefing({ briefingId, note, by: editor, now })).toEqual({ ok: true });
    expect(await findLatestBriefing()).toBeUndefined();
    for (const path of ['/briefings/2020-07-24', '/stories/story-one', '/stories/story-five']) {
      expect(await answerFor(path)).toEqual({ status: 410, page: `/gone${path}` });
    }
  });

  test('can be published again as it was, and its addresses are right again', async () => {
    await withdrawBriefing({ briefingId, note, by: editor, now });
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({ ok: true });
    expect(await answerFor('/briefings/2020-07-24')).toMatchObject({ status: 200 });
    expect(await findPublishedStory('story-one')).toMatchObject({ firstPublishedAt: published });
  });

  test('leaves alone a story that is in another one, and one that was withdrawn for good', async () => {
    await addBriefing({ number: 901, editionDate: '2020-07-31', status: 'published' }, [storyIds[0]!]);
    await withdrawStory({ storyId: storyIds[1]!, note: 'It was not true.', by: editor, now });
    await withdrawBriefing({ briefingId, note, by: editor, now });
    expect(await answerFor('/stories/story-one')).toMatchObject({ status: 200 });
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({
      ok: false,
      problems: [{ rank: 2, message: 'Story 2 was withdrawn.' }],
    });
  });

  test.each([
    { what: 'a writer', order: { by: writer }, reason: 'not allowed' },
    { what: 'no note', order: { note: '  ' }, reason: 'no note' },
    { what: 'no such briefing', order: { briefingId: 999 }, reason: 'not found' },
  ])('is refused for $what', async ({ order, reason }) => {
    const before = contents();
    expect(await withdrawBriefing({ briefingId, note, by: editor, now, ...order })).toEqual({ ok: false, reason });
    expect(contents()).toEqual(before);
  });

  test('is refused the second time, also when both come at once', async () => {
    const order = { briefingId, note, by: editor, now };
    const results = await Promise.all([withdrawBriefing(order), withdrawBriefing(order)]);
    expect(results).toEqual([{ ok: true }, { ok: false, reason: 'not published' }]);
  });
});

describe('readers of what was withdrawn are led elsewhere', () => {
  const paths = ['/briefings/2020-07-24', '/stories/story-one', '/stories/story-five'];
  const other = '/briefings/2020-07-31';

  beforeEach(async () => {
    const id = await addStory({ slug: 'another-story', status: 'published' });
    await addBriefing({ number: 901, editionDate: '2020-07-31', status: 'published' }, [id]);
  });

  test('where a page is named, and back again when it is published once more', async () => {
    expect(await withdrawBriefing({ briefingId, to: ` ${other}/?a=b `, by: editor, now })).toEqual({ ok: true });
    for (const path of paths) expect(await answerFor(path)).toEqual({ status: 301, target: other });
    expect(await publishAsItIs({ briefingId, by: editor, now })).toMatchObject({ ok: true });
    for (const path of paths) expect(await answerFor(path)).toMatchObject({ status: 200 });
  });

  test('in one hop from an older address', async () => {
    await transact((tx) => moveAddress(tx, { from: '/stories/older', to: '/stories/story-one', now }));
    await withdrawStory({ storyId: storyIds[0]!, to: other, by: editor, now });
    expect(await answerFor('/stories/older')).toEqual({ status: 301, target: other });
    expect(await republishStory({ storyId: storyIds[0]!, by: editor, now })).toEqual({ ok: true });
    expect(await answerFor('/stories/older')).toEqual({ status: 301, target: '/stories/story-one' });
  });

  test.each([
    ...['', '/', 'x', '/nowhere', '//example.com', 'https://example.com/', '/\\example.com', '/admin', '/briefings/1'],
    ...paths,
  ])('but not to %j', async (to) => {
    const before = contents();
    if (to === '/') return expect(await withdrawBriefing({ briefingId, to, by: editor, now })).toEqual({ ok: true });
    expect(await withdrawBriefing({ briefingId, to, by: editor, now })).toEqual({ ok: false, reason: 'no such page' });
    expect(contents()).toEqual(before);
  });

  test('never in a circle', async () => {
    await withdrawStory({ storyId: storyIds[0]!, to: '/stories/story-two', by: editor, now });
    const back = { storyId: storyIds[1]!, to: '/stories/story-one', by: editor, now };
    expect(await withdrawStory(back)).toEqual({ ok: false, reason: 'no such page' });
  });
});

describe('a story that was withdrawn', () => {
  test('is public again as it was', async () => {
    await withdrawStory({ storyId: storyIds[0]!, note, by: editor, now });
    expect(await republishStory({ storyId: storyIds[0]!, by: writer, now })).toEqual({
      ok: false,
      reason: 'not allowed',
    });
    expect(await republishStory({ storyId: storyIds[0]!, by: editor, now })).toEqual({ ok: true });
    expect(await findPublishedStory('story-one')).toMatchObject({ firstPublishedAt: published });
    expect(await republishStory({ storyId: storyIds[0]!, by: editor, now })).toMatchObject({ reason: 'not withdrawn' });
  });
});

test('what was saved in a public story goes out with it when its edition is published again', async () => {
  const { record } = (await readStory(db(), storyIds[0]!))!;
  await transact(async (tx) => {
    await tx.insert(pendingChanges).values({ storyId: storyIds[0]!, record: { ...record, headline: 'Better' } });
  });
  await withdrawBriefing({ briefingId, note, by: editor, now });
  await publishAsItIs({ briefingId, by: editor, now });
  expect(await findPublishedStory('story-one')).toMatchObject({ headline: 'Better' });
  expect(await db().select().from(pendingChanges)).toEqual([]);
});
