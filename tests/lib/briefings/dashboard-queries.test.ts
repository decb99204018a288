import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import { pageViews } from '@/db/schema/page-views';
import { editors, sessions } from '@/db/schema/editors';
import { findEditionInWork, listActivity, listStoriesInWork } from '@/lib/briefings/dashboard-queries';
import { findDeskNow } from '@/lib/briefings/desk-now';
import { listMostRead } from '@/lib/briefings/most-read';
import { record } from '@/lib/editors/audit';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { demoDatabase, editor, freshDatabase } from '../../support/database';

const now = new Date('2020-07-23T12:18:00Z');

beforeEach(freshDatabase);

describe('the edition in work', () => {
  test('is none while everything is out or in the trash', async () => {
    await addBriefing({ editionDate: '2020-07-17', status: 'published' });
    await addBriefing({ number: 901, editionDate: '2020-07-31', trashedAt: now });
    expect(await findEditionInWork(now)).toBeUndefined();
  });

  test('is the one with the earliest date, due at the newsroom’s time until somebody schedules it', async () => {
    const writing = await addStory({ slug: 'writing', stage: 'writing' });
    const ready = await addStory({ slug: 'ready' });
    await addBriefing({ number: 31, editionDate: '2020-07-31' });
    await addBriefing({ number: 30, editionDate: '2020-07-24' }, [ready, writing]);
    const edition = await findEditionInWork(now);
    expect(edition).toMatchObject({ number: 30, isScheduled: false, inEdit: [writing] });
    // 07:00 in London is six o'clock in UTC, in summer.
    expect(edition!.dueAt).toEqual(new Date('2020-07-24T06:00:00Z'));
    expect(edition!.slots.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  test('is due when its waiting job says; one that is over says nothing', async () => {
    const id = await addBriefing({ number: 30, editionDate: '2020-07-24', status: 'scheduled' });
    const job = {
      kind: 'publish' as const,
      subjectId: id,
      proof: 'x',
      orderedBy: 'E',
      orderedRole: 'editor' as const,
      orderedAt: now,
    };
    await transact(async (tx) => {
      await tx.insert(jobs).values({ ...job, dueAt: new Date('2020-07-24T09:30:00Z'), status: 'cancelled' });
      await tx.insert(jobs).values({ ...job, dueAt: new Date('2020-07-24T11:30:00Z') });
    });
    expect(await findEditionInWork(now)).toMatchObject({ isScheduled: true, dueAt: new Date('2020-07-24T11:30:00Z') });
  });
});

test('activity is what was done, without comings and goings, the latest first', async () => {
  await transact(async (tx) => {
    for (const act of ['started', 'signed in', 'was refused', 'published', 'signed out'])
      await record(tx, { by: editor, act, subject: 'No. 30', now });
  });
  expect((await listActivity(5)).map(({ act }) => act)).toEqual(['published', 'started']);
  expect(await listActivity(1)).toHaveLength(1);
});

test('activity leads to the story or the edition it was about, while that is there', async () => {
  const storyId = await addStory({ slug: 'ants', headline: 'Ants' });
  const briefingId = await addBriefing({ number: 30, editionDate: '2020-07-24' });
  await transact(async (tx) => {
    for (const subject of ['story ants', 'No. 30', 'story renamed-away', 'No. 31', 'ants', 'the desk'])
      await record(tx, { by: editor, act: 'changed', subject, now });
  });
  expect((await listActivity(9)).reverse().map(({ title, href }) => [title, href])).toEqual([
    ['Ants', `/admin/stories/${storyId}`],
    [null, `/admin/briefings/${briefingId}`],
    ...Array.from({ length: 4 }, () => [null, null]),
  ]);
});

test('stories in work are drafts outside the trash, the last changed first', async () => {
  await addStory({ slug: 'older', updatedAt: new Date('2020-07-20') });
  await addStory({ slug: 'newer', updatedAt: new Date('2020-07-21'), stage: 'writing' });
  await addStory({ slug: 'trashed', updatedAt: now, trashedAt: now });
  await addStory({ slug: 'public', updatedAt: now, status: 'published' });
  const found = await listStoriesInWork(5);
  expect(found.map(({ headline, stage }) => [headline, stage])).toEqual([
    ['Headline of newer', 'writing'],
    ['Headline of older', 'ready'],
  ]);
});

describe('what was read most', () => {
  const view = (day: string, path: string, views: number) =>
    transact(async (tx) => void (await tx.insert(pageViews).values({ day, path, views })));

  test('counts seven days, day by day, of what is published now', async () => {
    await addStory({ slug: 'one', status: 'published' });
    await addStory({ slug: 'gone', status: 'withdrawn' });
    await addBriefing({ editionDate: '2020-07-17', status: 'published' });
    await view('2020-07-16', '/stories/one', 1000);
    await view('2020-07-17', '/stories/one', 3);
    await view('2020-07-23', '/stories/one', 4);
    await view('2020-07-24', '/stories/one', 1000);
    await view('2020-07-20', '/briefings/2020-07-17', 9);
    await view('2020-07-20', '/stories/gone', 50);
    await view('2020-07-20', '/stories/renamed-away', 50);
    expect(await listMostRead('2020-07-23', 5)).toEqual([
      { path: '/briefings/2020-07-17', title: 'A title', total: 9, views: [0, 0, 0, 9, 0, 0, 0] },
      { path: '/stories/one', title: 'Headline of one', total: 7, views: [3, 0, 0, 0, 0, 0, 4] },
    ]);
    expect(await listMostRead('2020-07-23', 1)).toHaveLength(1);
  });

  test('is an empty list while nothing was read', async () => {
    await demoDatabase();
    expect(await listMostRead('2020-07-23', 5)).toEqual([]);
  });
});

describe('what goes on at the desk', () => {
  async function seat(name: string, seen: Date, given: { revokedAt?: Date; status?: 'suspended' } = {}) {
    await transact(async (tx) => {
      const person = { email: `${name}@example.com`, name, role: 'writer' as const, passwordHash: 'x', createdAt: now };
      const [row] = await tx
        .insert(editors)
        .values({ ...person, status: given.status ?? 'active' })
        .returning();
      const session = { tokenHash: name, editorId: row!.id, createdAt: now, lastSeenAt: seen, address: '', agent: '' };
      const expiresAt = new Date('2020-08-01');
      await tx.insert(sessions).values({ ...session, expiresAt, revokedAt: given.revokedAt ?? null });
    });
  }

  test('names who was seen in the last minutes, and counts drafts', async () => {
    const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    await seat('ben', before(1));
    await seat('ada', before(6));
    await seat('away', before(8));
    await seat('out', before(1), { revokedAt: now });
    await seat('kept-out', before(1), { status: 'suspended' });
    await addStory({ slug: 'draft' });
    await addStory({ slug: 'trashed', trashedAt: now });
    await addBriefing({ number: 30, editionDate: '2020-07-24' });
    expect(await findDeskNow(now)).toEqual({ here: ['ada', 'ben'], counts: { edition: 'No. 30', drafts: '1' } });
  });

  test('says nothing where there is nothing', async () => {
    expect(await findDeskNow(now)).toEqual({ here: [], counts: {} });
  });
});
