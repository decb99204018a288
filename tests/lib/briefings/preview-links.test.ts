import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { pendingChanges, stories } from '@/db/schema/stories';
import { findBriefingToPreview, findEditionToPreview } from '@/lib/briefings/preview';
import { listPreviewLinks, openPreview } from '@/lib/briefings/preview-links';
import { makePreviewLink } from '@/lib/briefings/make-preview-link';
import { revokePreviewLink } from '@/lib/briefings/revoke-preview-link';
import { findStoryToPreview } from '@/lib/stories/preview';
import { readStory } from '@/lib/stories/records';
import { contents } from '../../fixtures/contents';
import { addReadyBriefing, addStory } from '../../fixtures/newsroom';
import { freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-23T15:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60_000);
const from = { address: '192.0.2.7', agent: 'A browser' };

let briefingId: number;
let storyIds: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds } = await addReadyBriefing());
});

const make = (order: object = {}) =>
  makePreviewLink({
    kind: 'briefing',
    subjectId: briefingId,
    form: { label: 'Our lawyer', days: '3' },
    by: writer,
    now,
    ...order,
  });

async function madeToken(): Promise<string> {
  const made = await make();
  if (!made.ok) throw new Error(made.reason);
  return made.token;
}

describe('a private link', () => {
  test('opens what it was made for, and each opening is written down', async () => {
    const token = await madeToken();
    expect(await openPreview({ token, ...from, now: later(1) })).toEqual({ kind: 'briefing', subjectId: briefingId });
    expect(await openPreview({ token, ...from, now: later(2) })).toBeDefined();
    expect(await listPreviewLinks('briefing', briefingId, later(3))).toMatchObject([
      { label: 'Our lawyer', views: 2, last: [{ at: later(2), address: '192.0.2.7' }, { at: later(1) }] },
    ]);
  });

  test('is nowhere in the database or the audit log; only its hash is', async () => {
    const token = await madeToken();
    expect(JSON.stringify(contents())).not.toContain(token);
    expect(await db().select().from(audit)).toMatchObject([{ act: 'made a preview link to', subject: 'No. 900' }]);
  });

  test('is good until its very end, and not a moment longer', async () => {
    const token = await madeToken();
    expect(await openPreview({ token, ...from, now: new Date(later(72).getTime() - 1) })).toBeDefined();
    expect(await openPreview({ token, ...from, now: later(72) })).toBeUndefined();
    expect(await listPreviewLinks('briefing', briefingId, later(72))).toEqual([]);
  });

  test('is good for nothing once it is revoked', async () => {
    const token = await madeToken();
    const [link] = await listPreviewLinks('briefing', briefingId, now);
    expect(await revokePreviewLink({ id: link!.id, by: writer, now })).toEqual({ ok: true });
    expect(await openPreview({ token, ...from, now })).toBeUndefined();
    expect(await revokePreviewLink({ id: link!.id, by: writer, now })).toEqual({ ok: false, reason: 'not found' });
  });

  test.each(['', 'x', 'x'.repeat(43), "' or 1=1 --"])('that was made up (%j) opens nothing', async (token) => {
    await madeToken();
    const before = contents();
    expect(await openPreview({ token, ...from, now })).toBeUndefined();
    expect(contents()).toEqual(before);
  });

  test.each([
    { what: 'of nothing', order: { subjectId: 99 }, reason: 'not found' },
    { what: 'of no story', order: { kind: 'story', subjectId: 99 }, reason: 'not found' },
    { what: 'for nobody', order: { form: { label: ' ', days: '3' } }, reason: 'invalid' },
    { what: 'for ever', order: { form: { label: 'L', days: '3650' } }, reason: 'invalid' },
    { what: 'for a time that is none', order: { form: { label: 'L', days: 'x' } }, reason: 'invalid' },
    { what: 'from nothing', order: { form: undefined }, reason: 'invalid' },
  ])('$what is not made', async ({ order, reason }) => {
    const before = contents();
    expect(await make(order)).toMatchObject({ ok: false, reason });
    expect(contents()).toEqual(before);
  });
});

describe('a preview', () => {
  test('shows what is saved and not public yet', async () => {
    const id = await addStory({ slug: 'public-one', status: 'published' });
    const { record } = (await readStory(db(), id))!;
    await transact(async (tx) => {
      await tx
        .insert(pendingChanges)
        .values({ storyId: id, record: { ...record, headline: 'Not public yet', topics: [] } });
    });
    expect(await findStoryToPreview(id, { copy: 'work', now })).toMatchObject({
      headline: 'Not public yet',
      topics: [],
    });
  });

  test('of an edition has its stories in order and their ids by slug', async () => {
    const edition = (await findBriefingToPreview(briefingId, now))!;
    expect(edition.stories.map(({ rank, slug }) => [rank, slug])).toEqual([
      [1, 'story-one'],
      [2, 'story-two'],
      [3, 'story-three'],
      [4, 'story-four'],
      [5, 'story-five'],
    ]);
    expect(edition.storyIds.get('story-two')).toBe(storyIds[1]);
    expect(await findEditionToPreview(storyIds[3]!, now)).toMatchObject({ id: briefingId, rank: 4 });
  });

  test('of what is in the trash or was never there: none', async () => {
    await transact(async (tx) => void (await tx.update(stories).set({ trashedAt: now })));
    expect(await findStoryToPreview(storyIds[0]!, { copy: 'work', now })).toBeUndefined();
    expect(await findBriefingToPreview(99, now)).toBeUndefined();
    expect((await findBriefingToPreview(briefingId, now))!.stories).toEqual([]);
  });
});
