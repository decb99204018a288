import { beforeAll, expect, test } from 'vitest';
import { findEditionInWork, listActivity, listStoriesInWork } from '@/lib/briefings/dashboard-queries';
import { findRecord } from '@/lib/stories/desk-queries';
import { plainText } from '@/lib/stories/plain-text';
import { weekdayOf } from '@/lib/dates';
import { fillDemoDesk } from '../../scripts/demo-desk';
import { demoDatabase } from '../support/database';

const now = new Date('2026-11-24T12:00:00Z');

beforeAll(async () => {
  await demoDatabase();
  await fillDemoDesk(now);
});

test('the edition of the coming Friday holds five stories in different states', async () => {
  const edition = (await findEditionInWork(now))!;
  expect(edition.editionDate).toBe('2026-11-27');
  expect(weekdayOf(edition.editionDate)).toBe(5);
  expect(edition).toMatchObject({ number: 46, isScheduled: false, status: 'draft' });
  expect(edition.slots.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
  const ready = edition.slots.filter(
    ({ problems, storyId }) => problems.length === 0 && !edition.inEdit.includes(storyId),
  );
  expect(ready.length).toBe(2);
  expect(edition.inEdit.length).toBe(2);
  expect(edition.problems.some(({ severity }) => severity === 'block')).toBe(true);
});

test('every draft says that it is one, and adds no word to the story it copies', async () => {
  const drafts = await listStoriesInWork(20);
  expect(drafts.length).toBe(7);
  for (const { id, headline } of drafts) {
    expect(headline).toMatch(/^Demo draft: /);
    const { record } = (await findRecord(id))!;
    expect(record.slug).toMatch(/^demo-draft-/);
    expect(plainText(record.body).length).toBeGreaterThan(0);
  }
});

test('the audit log tells how it came about, all of it before now', async () => {
  const acts = await listActivity(100);
  const theirs = acts.filter(({ actor }) => actor.startsWith('Demo'));
  expect(new Set(theirs.map(({ actor }) => actor))).toEqual(new Set(['Demo writer', 'Demo editor']));
  expect(theirs.every(({ at }) => at < now)).toBe(true);
});
