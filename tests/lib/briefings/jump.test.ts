import { beforeAll, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { findJumpTargets } from '@/lib/briefings/jump';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

beforeAll(async () => {
  freshDatabase();
  await addStory({ slug: 'ant-group', headline: 'Ant Group prepares a double listing', status: 'published' });
  await addStory({ slug: 'ant-draft', headline: 'Ant Group, again' });
  await addStory({ slug: 'percent', headline: 'Sales rise 27% in a_week' });
  await addStory({ slug: 'trashed', headline: 'Ant Group in the trash', trashedAt: new Date() });
  await addStory({ slug: 'untitled', headline: '' });
  await addBriefing({ number: 30, editionDate: '2020-07-24', title: 'Ants' });
  await addBriefing({ number: 31, editionDate: '2020-07-31', title: '', trashedAt: new Date() });
  await transact(async (tx) => {
    const person = { name: 'Antonia', role: 'writer' as const, passwordHash: 'x', createdAt: new Date() };
    await tx.insert(editors).values({ ...person, email: 'antonia@example.com' });
  });
});

test.each([
  { q: 'ant', by: editor, titles: ['Ant Group, again', 'Ant Group prepares a double listing', 'No. 30: Ants'] },
  { q: 'ANT  double', by: editor, titles: ['Ant Group prepares a double listing'] },
  { q: 'ant-draft', by: writer, titles: ['Ant Group, again'] },
  { q: 'no. 30', by: editor, titles: ['No. 30: Ants'] },
  { q: '2020-07', by: editor, titles: ['No. 30: Ants'] },
  { q: '%', by: editor, titles: ['Sales rise 27% in a_week'] },
  { q: '_', by: editor, titles: ['Sales rise 27% in a_week'] },
  { q: 'untitled', by: editor, titles: ['Untitled story'] },
  { q: 'antonia', by: administrator, titles: ['Antonia'] },
  { q: 'antonia', by: editor, titles: [] },
  { q: "'; drop table stories; --", by: administrator, titles: [] },
  { q: '   ', by: administrator, titles: [] },
])('$by.role finds $titles with %o', async ({ q, by, titles }) => {
  expect((await findJumpTargets({ q, by })).map(({ title }) => title)).toEqual(titles);
});

test('leads to where each is edited, and says how it is', async () => {
  const [story] = await findJumpTargets({ q: 'double', by: editor });
  expect(story).toEqual({
    kind: 'story',
    href: '/admin/stories/1',
    title: 'Ant Group prepares a double listing',
    about: 'published',
  });
});
