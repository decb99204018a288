import { beforeEach, expect, test } from 'vitest';
import { actOnStories } from '@/lib/stories/bulk';
import { findRecord } from '@/lib/stories/desk-queries';
import { contents } from '../../fixtures/contents';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
let ids: number[];

const act = (name: string, stories: number[], by = editor) => actOnStories({ act: name, ids: stories, by, now });

beforeEach(async () => {
  freshDatabase();
  ids = [];
  for (const slug of ['one', 'two', 'three']) ids.push(await addStory({ slug, stage: 'writing' }));
});

test('what can be done is done, and what cannot is told apart', async () => {
  const open = await addStory({ slug: 'open', status: 'published' });
  await addBriefing({ number: 30, editionDate: '2020-07-24' }, [ids[2]!]);
  expect(await act('trash', [...ids, open, open, 999, NaN])).toEqual({
    done: 'Two stories are in the trash.',
    problems: [
      'One story is still in No. 30. Take it out there first.',
      'One story is public. Withdraw it first.',
      'One story is gone already.',
    ],
    undo: ids.slice(0, 2),
  });
});

test('the trash is undone and emptied', async () => {
  await act('trash', ids);
  expect(await act('restore', [ids[0]!])).toEqual({ done: 'One story is back from the trash.' });
  expect(await act('delete', ids)).toEqual({
    done: 'Two stories are deleted for good.',
    problems: ['One story is not in the trash, and only what is there can be deleted.'],
  });
  expect(await findRecord(ids[1]!)).toBeUndefined();
});

test('stories are handed in and taken back', async () => {
  expect(await act('ready', ids, writer)).toEqual({ done: 'Three stories are marked as ready.' });
  expect(await findRecord(ids[0]!)).toMatchObject({ stage: 'ready' });
  expect(await act('writing', ids, writer)).toEqual({ done: 'Three stories are in work again.' });
});

test.each(['publish', 'constructor', '__proto__', ''])('%j is no act', async (name) => {
  const before = contents();
  expect(await act(name, ids)).toEqual({ problems: ['There is no such act.'] });
  expect(contents()).toEqual(before);
});

test('a writer deletes nothing for good', async () => {
  await act('trash', ids);
  expect(await act('delete', ids, writer)).toEqual({
    problems: ['Three stories are for an editor to decide about.'],
  });
});
