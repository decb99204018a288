import { beforeEach, describe, expect, test } from 'vitest';
import { answerFor } from '@/lib/addresses';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { findPublishedStory } from '@/lib/stories/queries';
import { withdrawStory } from '@/lib/stories/withdraw';
import { contents } from '../../fixtures/contents';
import { addBriefing, addReadyBriefing, publishAsItIs } from '../../fixtures/newsroom';
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
