import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, readRevision, transact } from '@/db/client';
import { pendingChanges, topics } from '@/db/schema/stories';
import { listActs } from '@/lib/editors/audit-queries';
import { findRedirect } from '@/lib/redirects';
import { addSubject } from '@/lib/stories/add-subject';
import { changeSubject, removeSubject, type SubjectTexts } from '@/lib/stories/change-subject';
import { countSubjectsForDesk, listSubjectsForDesk } from '@/lib/stories/subject-list';
import { addStory } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const PAYMENTS = { name: 'Payments', slug: 'payments', description: 'Of paying.' };

let id: number;

beforeEach(async () => {
  freshDatabase();
  await addStory({ slug: 'open', status: 'published' });
  const [topic] = await db().select({ id: topics.id }).from(topics);
  id = topic!.id;
});

const change = (given: Partial<SubjectTexts>, { was = PAYMENTS, by = administrator } = {}) =>
  changeSubject({ kind: 'topics', id, given: { ...was, ...given }, was, by, now });

const stored = async () => (await db().select().from(topics).where(eq(topics.id, id)))[0];

const add = async (name: string, kind: 'topics' | 'companies' = 'topics') => {
  const added = await addSubject({ kind, name, by: editor, now });
  return added.ok ? added.subject.id : 0;
};

test('a name and a description are changed, readers see it, and the log has it', async () => {
  const revision = readRevision();
  expect(await change({ name: ' Paying ', description: 'How\r\nwe pay.' })).toEqual({ ok: true });
  expect(await stored()).toMatchObject({ name: 'Paying', slug: 'payments', description: 'How we pay.' });
  expect(readRevision()).toBeGreaterThan(revision);
  const acts = await listActs({ act: 'changed' }, { timeZone: 'UTC', limit: 5 });
  expect(acts).toMatchObject([{ subject: 'topic Payments', before: PAYMENTS, after: { name: 'Paying' } }]);
});

test('from an address that readers knew they are led to the new one, and so are their feeds', async () => {
  await change({ slug: 'paying' });
  expect(await findRedirect('/topics/payments')).toEqual({ target: '/topics/paying' });
  expect(await findRedirect('/topics/payments/feed.xml')).toEqual({ target: '/topics/paying/feed.xml' });
  await change({ slug: 'payments' }, { was: { ...PAYMENTS, slug: 'paying' } });
  expect(await findRedirect('/topics/paying')).toEqual({ target: '/topics/payments' });
  expect(await findRedirect('/topics/payments')).toBeUndefined();
});

test('from one that nobody knew, nobody is led anywhere', async () => {
  id = await add('New');
  const was = { name: 'New', slug: 'new', description: '' };
  expect(await change({ slug: 'newer' }, { was })).toEqual({ ok: true });
  expect(await findRedirect('/topics/new')).toBeUndefined();
});

describe('it is refused', () => {
  test.each<[string, Partial<SubjectTexts>, string]>([
    ['without a name', { name: ' ' }, 'name'],
    ['with a name that another has, whatever its accents', { name: 'ROBÓTICS' }, 'name'],
    ['with an address that another has', { slug: 'robotics' }, 'slug'],
    ['with what is no address', { slug: 'Pay ments/..' }, 'slug'],
    ['without an address', { slug: '' }, 'slug'],
    ['with a description without end', { description: 'x'.repeat(301) }, 'description'],
  ])('%s', async (_how, given, field) => {
    await add('Robotics');
    expect(await change(given)).toMatchObject({
      ok: false,
      reason: 'invalid',
      problems: { [field]: expect.any(String) },
    });
    expect(await stored()).toMatchObject(PAYMENTS);
  });

  test('to whoever is no administrator', async () => {
    expect(await change({ name: 'Mine' }, { by: editor })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await removeSubject({ kind: 'topics', id, by: editor, now })).toEqual({ ok: false, reason: 'not allowed' });
  });

  test('to the second of two who had the same before them', async () => {
    await change({ name: 'First' });
    expect(await change({ description: 'Second' })).toEqual({ ok: false, reason: 'conflict' });
    expect(await stored()).toMatchObject({ name: 'First', description: 'Of paying.' });
  });

  test('where there is none', async () => {
    id = 999;
    expect(await change({ name: 'x' })).toEqual({ ok: false, reason: 'not found' });
    id = Number('x');
    expect(await removeSubject({ kind: 'companies', id, by: administrator, now })).toEqual({
      ok: false,
      reason: 'not found',
    });
  });
});

describe('removed is only what no story has', () => {
  const remove = (which: number) => removeSubject({ kind: 'topics', id: which, by: administrator, now });

  test('neither now', async () => {
    expect(await remove(id)).toEqual({ ok: false, reason: 'used' });
    const unused = await add('Unused');
    expect(await remove(unused)).toEqual({ ok: true });
    expect(await countSubjectsForDesk('topics', '')).toBe(1);
  });

  test('nor in what is saved and not public yet', async () => {
    const unused = await add('Unused');
    const storyId = await addStory({ slug: 'changed', status: 'published' });
    await transact(
      async (tx) =>
        void (await tx.insert(pendingChanges).values({ storyId, record: { topics: [id, unused], companies: [] } })),
    );
    expect(await remove(unused)).toEqual({ ok: false, reason: 'used' });
  });
});

test('the list is by name, in pages, with how many stories each has', async () => {
  for (let number = 1; number <= 60; number++) await add(`Topic ${String(number).padStart(2, '0')}`);
  const [first, second] = [
    await listSubjectsForDesk('topics', { words: '', page: 1 }),
    await listSubjectsForDesk('topics', { words: '', page: 2 }),
  ];
  expect([first.length, second.length]).toEqual([50, 11]);
  expect(first[0]).toMatchObject({ name: 'Payments', stories: 1 });
  expect(second.at(-1)).toMatchObject({ name: 'Topic 60', stories: 0 });
  expect((await listSubjectsForDesk('topics', { words: 'topic 6', page: 1 })).map(({ name }) => name)).toEqual([
    'Topic 60',
  ]);
  expect(await countSubjectsForDesk('topics', '%')).toBe(0);
});
